import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { agreeWithLedger, keepLedger, ledgerFileName, readLedger } from '#features/privacy/index.server.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { projectFolder } from '#platform/settings.ts'
import { aDatabase, type TestDatabase } from '#test/database.ts'
import { aMarkedPerson, everyRow, marks, type Marked } from '#test/privacy/marked.ts'
import { chibo, urlOf } from './a-command.ts'
import { aFolder, anEmptyDatabase, ask } from './places.ts'

const shelf = mkdtempSync(path.join(projectFolder, '.cache', 'sổ xóa '))
after(() => rmSync(shelf, { recursive: true, force: true }))
const ledger = path.join(shelf, 'cất nơi khác', ledgerFileName)
let source: TestDatabase
let marked: Marked
let older: string

/** A backup from before; then two were erased, and the ledger outside knows. */
before(async () => {
  source = await aDatabase()
  marked = await aMarkedPerson(source)
  const begun = await agreeWithLedger((work) => source.asOwner(work), ledger)
  assert.deepEqual(begun, { ok: true, replayed: 0, begun: true })
  const made = await chibo(['backup', '--to', path.join(shelf, 'trước.tar'), '--json'], {
    DATABASE_URL: urlOf(source.config),
  })
  assert.equal(made.code, 0, made.err)
  older = made.json.file
  const keeping = keepLedger((work) => source.asOwner(work), ledger)
  await erase(source, marked)
  for (let tries = 0; tries < 300 && linesOf() < 2; tries++) await new Promise((done) => setTimeout(done, 50))
  await keeping.stop()
  assert.equal(linesOf(), 2, 'the ledger has them seconds later')
})

/** As the command does it, once two have agreed. */
async function erase(database: TestDatabase, { person, same, ward }: Marked): Promise<void> {
  await database.asOwner(async (tx) => {
    const { rows } = await sql<{
      gone: object
    }>`select chibo.erase_copies(array[${person}, ${same}]::uuid[]) as gone`.execute(tx)
    for (const id of [person, same])
      await sql`select chibo.bury(${id}, ${ward}, 'court', ${JSON.stringify(rows[0]?.gone)}::jsonb)`.execute(tx)
  })
}

function linesOf(): number {
  const read = readLedger(ledger)
  return read.ok ? read.ledger.lines.length : -1
}

test('the ledger tells ids, days and grounds, and nobody’s name', () => {
  const text = readFileSync(ledger, 'utf8')
  assert.equal(text.split('\n').length, 4)
  for (const mark of marks(marked)) assert.equal(text.includes(mark), [marked.person, marked.same].includes(mark))
})

test('a backup from before an erasure does not bring anybody back', async (t) => {
  const { url, config } = await anEmptyDatabase(t)
  const restored = await chibo(['restore', older, '--verify', '--json', '--erasures', ledger], { DATABASE_URL: url })
  assert.equal(restored.code, 0, restored.err)
  assert.equal(restored.json.erasedAnew, 2)
  const database = openDatabase(config)
  t.after(() => database.close())
  const left = Object.entries(await everyRow(database)).flatMap(([table, rows]) =>
    /^(read_log|erasure|proposal)/.test(table)
      ? []
      : rows.filter((row) => marks(marked).some((mark) => row.includes(mark))),
  )
  assert.deepEqual(left, [])
  assert.deepEqual(
    await ask(config, `select encode(hash, 'hex') as hash from erasure order by n`),
    await ask(source.config, `select encode(hash, 'hex') as hash from erasure order by n`),
  )
  assert.deepEqual(await ask(config, 'select * from chibo.derived_differences()'), [])
  // and nobody enters them again under the old id
  await assert.rejects(ask(config, `insert into person (id) values ('${marked.person}')`), /erased by law/)
})

test('without the ledger, or with one that was altered, nothing is restored until somebody says so', async (t) => {
  const place = path.join(aFolder(t), 'nơi mới')
  const missing = await chibo(['restore', older, '--json'], { CHIBO_DATA: place, CHIBO_ERASURES: '' })
  assert.equal(missing.code, 2)
  assert.deepEqual([missing.json.refusal.code, missing.json.refusal.because], ['erasures.unusable', 'missing'])
  assert.match(missing.err, /Sổ xóa .*--without-erasures/)
  const altered = path.join(shelf, 'đã sửa.jsonl')
  for (const [change, because] of [
    [(text: string) => text.replace('"court"', '"request"'), 'broken'],
    [
      (text: string) =>
        text
          .split('\n')
          .filter((_line, at) => at !== 1)
          .join('\n'),
      'broken',
    ],
    [(text: string) => text.replace(/"ledger":"[0-9a-f]{32}"/, `"ledger":"${'0'.repeat(32)}"`), 'ofAnother'],
  ] as const) {
    writeFileSync(altered, change(readFileSync(ledger, 'utf8')))
    const { url, config } = await anEmptyDatabase(t)
    const refused = await chibo(['restore', older, '--json', '--erasures', altered], { DATABASE_URL: url })
    assert.equal(refused.json.refusal?.because, because, refused.err)
    assert.deepEqual(await ask(config, `select from pg_namespace where nspname = 'chibo'`), [], 'nothing is there')
  }
  const { url, config } = await anEmptyDatabase(t)
  const asked = await chibo(['restore', older, '--without-erasures'], { DATABASE_URL: url })
  assert.equal(asked.code, 0)
  assert.match(asked.out, /KHÔNG dùng sổ xóa/)
  assert.equal((await ask(config, `select from person where id = '${marked.person}'`)).length, 1)
})

test('a database that was put back by other tools is asked at the start, and a line that was cut off while it was written is no line', async () => {
  const folder = path.join(shelf, 'máy chủ')
  mkdirSync(folder, { mode: 0o700 })
  const restored = await chibo(['restore', older, '--without-erasures'], { CHIBO_DATA: folder })
  assert.equal(restored.code, 0, restored.err)
  const here = path.join(folder, ledgerFileName)
  writeFileSync(here, readFileSync(ledger))
  appendFileSync(here, '{"n":3,"person":"')
  const started = await startEmbedded(folder)
  assert.ok(started.ok)
  const database = openDatabase(started.embedded.config)
  try {
    const agreed = await agreeWithLedger((work) => database.asOwner(work), here)
    assert.deepEqual(agreed, { ok: true, replayed: 2, begun: false })
    assert.deepEqual(await agreeWithLedger((work) => database.asOwner(work), here), {
      ok: true,
      replayed: 0,
      begun: false,
    })
    assert.deepEqual(await ask(started.embedded.config, `select from person where id = '${marked.person}'`), [])
  } finally {
    await database.close()
    await started.embedded.release()
  }
})
