import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addDays, day, todayInVietnam } from '#kernel/day.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import { openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { aDatabase } from '#test/database.ts'
import { appendEvent, eraseBodies, logRead, prepareReadLog } from './audit.sql.ts'
import { firstLine } from './export.server.ts'
import { exportAll, type Line } from './export.sql.ts'
import { findHeadsFile } from './heads.sql.ts'
import { closeDay, sealReadings } from './sealing.sql.ts'
import { saidBy, shownOf } from './shown.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'chibo-trail-'))
after(() => rmSync(folder, { recursive: true }))
const verifier = fileURLToPath(new URL('../../../bin/verify-trail.mjs', import.meta.url))
const today = todayInVietnam(Date.now())
const [firstDay, secondDay] = [addDays(today, -3), addDays(today, -2)]
const secrets = secretsFrom(new Uint8Array(32).fill(7))
let written = 0

function write(text: string, ending: string): string {
  written += 1
  const file = path.join(folder, `${written}.${ending}`)
  writeFileSync(file, text)
  return file
}

interface Found {
  readonly what: string
  readonly record: string
  readonly n?: number
  readonly to?: number
  readonly unit?: string
  readonly seal?: number
  readonly day?: string
}

function verify(lines: readonly Line[], ...outside: readonly string[]) {
  const file = write(lines.map((line) => JSON.stringify(line)).join('\n'), 'jsonl')
  const { stdout, stderr, status } = spawnSync(process.execPath, [verifier, file, ...outside, '--json'], {
    encoding: 'utf8',
  })
  assert.ok(status === 0 || status === 1, stderr)
  const said = JSON.parse(stdout) as { findings: Found[]; provenUntil: string | null; notProven: { en: string }[] }
  assert.equal(status, said.findings.length === 0 ? 0 : 1)
  return said
}

/** Two units whose chains grow, readings, two heads; the second unit's staff reads and writes on after the second head. */
async function aHistory() {
  const database = await aDatabase()
  await database.asOwner(prepareReadLog)
  const made = await database.asOwner(async (tx) => {
    const top = await foundUnit(tx, { kind: 'communeCommittee', name: 'Đảng ủy thử', from: day('2020-01-01') })
    const cell = await foundUnit(tx, {
      kind: 'residentialCell',
      name: 'Chi bộ thử',
      from: day('2020-01-01'),
      parent: top,
    })
    const account = await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: '$argon2id$thu' })
    await seat(tx, { account, role: 'dataProtectionOfficer', unit: top, from: day('2020-01-01') })
    await sql`insert into grant_line (role, action, reach) values ('dataProtectionOfficer', 'audit.export', 'ownAndBelow') on conflict do nothing`.execute(
      tx,
    )
    return { top, cell, account }
  })
  const { account } = made
  const work = async (unit: string, times: number) => {
    for (let n = 1; n <= times; n += 1) {
      await database.as(account, (tx) =>
        appendEvent(tx, { unit, command: 'thu.lam', on: today, body: { n, name: 'Hồ Khiêm' } }),
      )
      await database.as(account, (tx) => logRead(tx, { operation: 'thu.doc', subjects: [unit], reason: `lần ${n}` }), {
        oneMoment: false,
        origin: '203.0.113.7 0a1b2c3d',
      })
    }
  }
  await work(made.top, 4)
  await work(made.cell, 2)
  await database.asOwner((tx) => sealReadings(tx, 0))
  const shown = await database.asOwner((tx) => closeDay(tx, firstDay))
  await work(made.top, 3)
  await database.asOwner((tx) => sealReadings(tx, 0))
  await database.asOwner((tx) => closeDay(tx, secondDay))
  await work(made.cell, 1)
  const kept = async (of: string) => {
    const file = await database.as(account, (tx) => findHeadsFile(tx, day(of)))
    return JSON.stringify({ format: 'chibo-heads-1', ...file!, ...secrets.sign(saidBy(file!)) })
  }
  const [first, second] = [await kept(firstDay), await kept(secondDay)]
  const exported = async () => {
    const lines: Line[] = [firstLine(true, new Date().toISOString())]
    await database.asOwner(async (tx) => {
      for await (const line of exportAll(tx)) lines.push(line)
    })
    return lines
  }
  const tamper = async (...statements: string[]) => {
    for (const one of statements) await database.asOwner((tx) => sql.raw(one).execute(tx))
  }
  return {
    ...made,
    database,
    exported,
    tamper,
    first: write(first, 'json'),
    second: write(second, 'json'),
    typed: `${firstDay}=${shown!.slice(0, 4)} ${shown!.slice(4).toLowerCase()}`,
  }
}

const history = aHistory()

test('an untouched history agrees with every head kept outside, and what stands after the last is said', async () => {
  const { exported, first, second, typed } = await history
  const said = verify(await exported(), second, first, typed)
  assert.deepEqual(said.findings, [])
  assert.equal(said.provenUntil, secondDay)
  assert.match(said.notProven[0]!.en, /1 changes and 1 readings/)
})

test('without a head from outside nothing is proven against whoever administers the server, and that is said', async () => {
  const { exported } = await history
  const said = verify(await exported())
  assert.equal(said.provenUntil, null)
  assert.match(said.notProven[0]!.en, /could have rewritten all of it/)
})

test('the words of an event are erased by law: it still agrees, and only that it existed is proven', async () => {
  const { exported, second, database } = await aHistory()
  await database.asOwner((tx) => eraseBodies(tx, [1, 2]))
  const said = verify(await exported(), second)
  assert.deepEqual(said.findings, [])
  assert.match(said.notProven[1]!.en, /2 records were erased/)
})

type Forge = (lines: Line[]) => Line[] | undefined
const at = (lines: Line[], k: string, i: number) => lines.indexOf(lines.filter((l) => l.k === k)[i]!)

/** In the file: the record of a kind, by its place, is given to `how`. */
function on(k: Line['k'], i: number, how: (lines: Line[], at: number) => void): Forge {
  return (lines) => {
    how(lines, at(lines, k, i))
    return lines
  }
}
const change = (over: object) => (lines: Line[], i: number) => void lines.splice(i, 1, { ...lines[i]!, ...over })
const cut = (lines: Line[], i: number) => void lines.splice(i, 1)
const swap = (lines: Line[], i: number) => void lines.splice(i, 2, lines[i + 1]!, lines[i]!)
const replay = (lines: Line[], i: number) => void lines.splice(i + 2, 0, lines[i]!)
const insert = (over: object) => (lines: Line[], i: number) => void lines.splice(i + 1, 0, { ...lines[i]!, ...over })

for (const [name, forge, what, record, n] of [
  ['a change with another day', on('event', 1, change({ onDay: '2020-02-02' })), 'changed', 'event', 2],
  ['a change by another account', on('event', 1, change({ actor: null })), 'changed', 'event', 2],
  ['a change that says something else', on('event', 1, change({ body: '{"n": 9}' })), 'changed', 'event', 2],
  ['a change taken out', on('event', 1, cut), 'cut', 'event', 2],
  ['a change slipped in', on('event', 1, insert({ at: '1', hash: 'ab' })), 'inserted', 'event', 2],
  ['two changes exchanged', on('event', 1, swap), 'reordered', 'event', 3],
  ['a change told twice', on('event', 0, replay), 'replayed', 'event', 1],
  ['a change told again under a new number', on('event', 0, insert({ n: 8 })), 'replayed', 'event', 8],
  ['a reading of somebody else', on('reading', 1, change({ subjects: [] })), 'changed', 'reading', 2],
  ['a reading without its reason', on('reading', 1, change({ reason: null })), 'changed', 'reading', 2],
  ['a reading from elsewhere', on('reading', 1, change({ origin: '203.0.113.8' })), 'changed', 'reading', 2],
  ['a reading taken out', on('reading', 1, cut), 'cut', 'reading', 2],
  ['the last reading of a batch taken out', on('reading', 5, cut), 'cut', 'reading', 6],
  ['a reading slipped in', on('reading', 1, insert({ operation: 'thu.khac' })), 'inserted', 'reading', 3],
  ['two readings exchanged', on('reading', 1, swap), 'reordered', 'reading', 2],
  ['a reading told twice', on('reading', 1, replay), 'replayed', 'reading', 4],
  ['a batch taken out', on('seal', 0, cut), 'cut', 'seal', 1],
  ['a batch that reaches further', on('seal', 0, change({ untilAt: '9999999999999999' })), 'changed', 'seal', 1],
  ['a head with other characters behind it', on('head', 0, change({ onDay: '2020-01-01' })), 'forged', 'head', 1],
  ['a head taken out', on('head', 0, cut), 'cut', 'head', 1],
] as const)
  test(`the verifier names ${name}`, async () => {
    const { exported } = await history
    const { findings } = verify(forge(await exported())!)
    const [found] = findings
    assert.deepEqual([found?.what, found?.record, found?.n], [what, record, n], JSON.stringify(findings))
  })

/** Whoever has the database can compute everything anew: the chain from a place on, the batches, the heads. */
const rewrite = [
  `update event set on_day = '2026-01-01' where n = 2`,
  `do $$ declare e event; before bytea; begin
    for e in select * from event order by unit, n loop
      before := case when e.n = 1 then '\\x'::bytea else (select hash from event where unit = e.unit and n = e.n - 1) end;
      update event set prev_hash = before,
        hash = chibo.hash_of_event(e.unit, e.n, e.actor, e.command, e.on_day, e.at, e.body_hash, before) where seq = e.seq;
    end loop;
  end $$`,
  `update day_head_unit u set hash = e.hash from event e where e.unit = u.unit and e.n = u.n`,
]
const headsAnew = [
  `do $$ declare h bigint; begin for h in select n from day_head order by n loop
    update day_head set prev_hash = coalesce((select b.hash from day_head b where b.n = h - 1), '\\x') where n = h;
    update day_head set hash = chibo.hash_of_head(h) where n = h;
  end loop; end $$`,
]
const batchesAnew = [
  `do $$ declare s read_seal; begin for s in select * from read_seal order by n loop
    s.prev_hash := coalesce((select b.hash from read_seal b where b.n = s.n - 1), '\\x');
    select count(*), string_agg(h.hash, '\\x'::bytea order by h.at, h.hash) into s.readings, s.leaves from (
      select r.at, chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin) as hash
      from read_log r where r.at >= s.from_at and r.at < s.until_at) h;
    s.hash := chibo.hash_of_seal(s);
    update read_seal set readings = s.readings, leaves = s.leaves, prev_hash = s.prev_hash, hash = s.hash where n = s.n;
  end loop; end $$`,
]

test('a chain rewritten whole with all hashes computed anew agrees with itself; only heads kept outside find it', async () => {
  const { exported, tamper, first, second, typed, top } = await aHistory()
  await tamper(...rewrite, ...headsAnew)
  const lines = await exported()
  assert.deepEqual(verify(lines).findings, [])
  for (const outside of [[first], [second], [typed], [first, second, typed]]) {
    const [found] = verify(lines, ...outside).findings
    assert.deepEqual([found?.what, found?.record, found?.day], ['changed', 'event', firstDay])
    assert.ok(outside[0] === typed || found?.unit === top || found?.n === 1)
  }
})

test('a change after a head that was kept is not blamed on the days before it', async () => {
  const { exported, tamper, first, second, top } = await aHistory()
  await tamper(rewrite[0]!.replace('n = 2', 'n = 6'), ...rewrite.slice(1), ...headsAnew)
  const lines = await exported()
  assert.deepEqual(verify(lines, first).findings, [])
  const [found] = verify(lines, first, second).findings
  assert.deepEqual([found?.what, found?.unit, found?.n, found?.to, found?.day], ['changed', top, 5, 7, secondDay])
})

test('a reading taken out with its batch and the heads computed anew is found by heads kept outside', async () => {
  const { exported, tamper, second } = await aHistory()
  await tamper(`delete from read_log where reason = 'lần 3'`, ...batchesAnew, ...headsAnew)
  const lines = await exported()
  assert.deepEqual(verify(lines).findings, [])
  const [found] = verify(lines, second).findings
  assert.deepEqual([found?.what, found?.record, found?.n, found?.day], ['changed', 'seal', 1, firstDay])
})

test('what is cut off at the end is found by a head kept outside, also where the heads were cut with it', async () => {
  const { exported, tamper, second, top } = await aHistory()
  await tamper(
    `delete from day_head_unit where head = 2`,
    `delete from day_head where n = 2`,
    `delete from event_body where seq in (select seq from event where unit = '${top}' and n > 4)`,
    `delete from event where unit = '${top}' and n > 4`,
  )
  const lines = await exported()
  assert.deepEqual(verify(lines).findings, [])
  const [found] = verify(lines, second).findings
  assert.deepEqual([found?.what, found?.record, found?.day], ['cut', 'head', secondDay])
})

test('a cut at the end that leaves the heads stands against them', async () => {
  const { exported, tamper, top } = await aHistory()
  await tamper(
    `delete from event_body where seq in (select seq from event where unit = '${top}' and n = 7)`,
    `delete from event where unit = '${top}' and n = 7`,
  )
  const [found] = verify(await exported()).findings
  assert.deepEqual([found?.what, found?.record, found?.unit, found?.n], ['cut', 'event', top, 7])
})

test('a file of heads whose text was altered is no true head', async () => {
  const { exported, first, database, account } = await history
  const file = (await database.as(account, (tx) => findHeadsFile(tx, firstDay)))!
  const hash = 'ab'.repeat(32)
  const forged = { ...file, hash, shown: await shownOf(Buffer.from(hash, 'hex')), ...secrets.sign(saidBy(file)) }
  const [found] = verify(await exported(), first, write(JSON.stringify(forged), 'json')).findings
  assert.deepEqual([found?.what, found?.record], ['forged', 'outside'])
})

test('what cannot be read is refused and not called in order', () => {
  const { status, stderr } = spawnSync(process.execPath, [verifier, write('no export', 'jsonl')], { encoding: 'utf8' })
  assert.equal(status, 2)
  assert.match(stderr, /Chưa đọc được/)
})

test('a transaction that still runs may yet add its reading: its batch waits for it', async () => {
  const { database, account, exported } = await aHistory()
  await database.asOwner((tx) => sealReadings(tx, 0))
  await database.as(account, async (tx) => {
    await sql`select now()`.execute(tx)
    await database.as(account, (other) => logRead(other, { operation: 'thu.doc', subjects: [] }))
    assert.equal(await database.asOwner((owner) => sealReadings(owner, 0)), 0)
    await logRead(tx, { operation: 'thu.lau', subjects: [] })
  })
  assert.equal(await database.asOwner((tx) => sealReadings(tx, 0)), 2)
  assert.deepEqual(verify(await exported()).findings, [])
})

test('a reading dated back into a sealed batch is refused to the application and found in the log', async () => {
  const { database, account, tamper, exported } = await aHistory()
  const back = `insert into read_log (at, account, operation, subjects) values (now() - interval '1 minute', '${account}', 'thu.doc', '{}')`
  await assert.rejects(
    database.as(account, (tx) => sql.raw(back).execute(tx)),
    { code: '42501' },
  )
  await tamper(back.replace(`now() - interval '1 minute'`, `(select min(at) + interval '1 microsecond' from read_log)`))
  const [found] = verify(await exported()).findings
  assert.deepEqual([found?.what, found?.record, found?.n], ['inserted', 'reading', 2])
})
