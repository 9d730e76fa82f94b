import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { sql } from 'kysely'
import {
  aHistory,
  batchesAnew,
  change,
  cut,
  firstDay,
  headsAnew,
  insert,
  on,
  replay,
  rewrite,
  secondDay,
  secrets,
  swap,
  verifier,
  verify,
  write,
} from '#test/trail/a-history.ts'
import { eraseBodies, logRead } from './audit.sql.ts'
import { findHeadsFile } from './heads.sql.ts'
import { sealReadings } from './sealing.sql.ts'
import { saidBy, shownOf } from './shown.server.ts'

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
  ['a batch slipped in', on('seal', 0, insert({ hash: 'ab', leavesHash: 'cd' })), 'inserted', 'seal', 1],
  ['two batches exchanged', on('seal', 0, swap), 'reordered', 'seal', 2],
  ['a batch told twice', on('seal', 0, replay), 'replayed', 'seal', 1],
  ['a batch told again under a new number', on('seal', 0, insert({ n: 2 })), 'replayed', 'seal', 2],
  ['a batch with other readings behind it', on('seal', 1, change({ leaves: 'ab'.repeat(32) })), 'changed', 'seal', 2],
  ['a head slipped in', on('head', 0, insert({ onDay: '2020-01-01', hash: 'ab' })), 'inserted', 'head', 1],
  ['two heads exchanged', on('head', 0, swap), 'reordered', 'head', 2],
  ['a head told twice', on('head', 0, replay), 'replayed', 'head', 1],
  ['a head with other characters behind it', on('head', 0, change({ onDay: '2020-01-01' })), 'forged', 'head', 1],
  ['a head taken out', on('head', 0, cut), 'cut', 'head', 1],
] as const)
  test(`the verifier names ${name}`, async () => {
    const { exported } = await history
    const { findings } = verify(forge(await exported())!)
    const [found] = findings
    assert.deepEqual([found?.what, found?.record, found?.n], [what, record, n], JSON.stringify(findings))
  })

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
