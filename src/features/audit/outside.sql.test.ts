import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/day.ts'
import type { TestDatabase } from '#test/database.ts'
import {
  aHistory,
  batchesAnew,
  firstDay,
  headsAnew,
  rewrite,
  secondDay,
  today,
  verifier,
  verify,
  write,
} from '#test/trail/a-history.ts'
import type { Line } from './export.sql.ts'
import { challengeOf, keyFile, printOf } from './keys.server.ts'
import { dropEmptyReadLogs, dropReadings } from './sealing.sql.ts'

type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

const spkiOf = ({ publicKey }: Pair) => publicKey.export({ type: 'spki', format: 'der' })

const kinds = (lines: readonly Line[], ...ks: Line['k'][]) => lines.filter((l) => ks.includes(l.k))

const midnight = (day: Day) => `'${day} 00:00:00+07'`

/** Files of heads beside each other, without any export. */
const compare = (...files: string[]) => {
  const { stdout, status, stderr } = spawnSync(process.execPath, [verifier, ...files, '--json'], { encoding: 'utf8' })
  assert.ok(status === 0 || status === 1, stderr)
  return (JSON.parse(stdout) as { findings: { what: string; record: string; day: string }[] }).findings
}

/** Signs the head of a day as a device does. */
async function signed(database: TestDatabase, account: string, unit: string, pair: Pair, on: Day): Promise<void> {
  const { rows } = await database.owner.query<{ n: number; hash: string }>(
    `select n, encode(hash, 'hex') as hash from day_head where on_day = $1`,
    [on],
  )
  const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge: challengeOf(on, rows[0]!.hash) }))
  const data = Buffer.concat([createHash('sha256').update('chibo.invalid').digest(), Buffer.from([5, 0, 0, 0, 1])])
  const said = Buffer.concat([data, createHash('sha256').update(client).digest()])
  const signature = sign(pair.privateKey.asymmetricKeyType === 'ed25519' ? null : 'sha256', said, pair.privateKey)
  const id = printOf(spkiOf(pair))
  await database.owner.query(
    `insert into head_key (id, account, unit, public_key, spki, ended_at) values ($1, $2, $3, '', $4, now()) on conflict do nothing`,
    [id, account, unit, spkiOf(pair)],
  )
  await database.owner.query(
    `insert into head_signature (head, key, hash, authenticator_data, client_data, signature) values ($1, $2, decode($3, 'hex'), $4, $5, $6)`,
    [rows[0]!.n, id, rows[0]!.hash, data, client, signature],
  )
}

test('a head signed by the key of an inspector, of whatever kind, proves what was before it to whoever has the print of the key', async () => {
  const { database, account, top, exported, tamper } = await aHistory()
  const pairs = [
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    generateKeyPairSync('ed25519'),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ]
  for (const pair of pairs) await signed(database, account, top, pair, firstDay)
  const prints = pairs.map((pair) => printOf(spkiOf(pair)))
  const lines = await exported()
  const file = write(keyFile({ spki: spkiOf(pairs[0]!) }).file, 'json')
  for (const key of [file, ...prints.map((print) => `key=${print.slice(0, 8)} ${print.slice(8).toLowerCase()}`)]) {
    const said = verify(lines, key)
    assert.deepEqual([said.findings, said.provenUntil], [[], firstDay])
    assert.ok(said.notProven.some(({ en }) => /^The last head that the key \w{20} signed is that of/.test(en)))
  }
  const unknown = verify(lines)
  assert.equal(unknown.provenUntil, null)
  assert.ok(
    unknown.notProven.some(({ en }) => en.includes(`1 heads are signed by the key ${prints[0]}; unless its print`)),
  )
  const other = printOf(spkiOf(generateKeyPairSync('ed25519')))
  assert.ok(verify(lines, `key=${other}`).notProven.some(({ en }) => en.includes(`no signature of the key ${other}`)))

  await tamper(...rewrite, ...headsAnew)
  const forged = await exported()
  assert.deepEqual(verify(forged).findings, [])
  const [found] = verify(forged, `key=${prints[0]}`).findings
  assert.deepEqual([found?.what, found?.record, found?.day], ['changed', 'event', firstDay])

  // the signatures are put under the new head
  await tamper(`update head_signature s set hash = h.hash from day_head h where h.n = s.head`)
  const under = await exported()
  for (const print of prints) {
    const [signature] = verify(under, `key=${print}`).findings
    assert.deepEqual([signature?.what, signature?.record, signature?.day], ['unsigned', 'signature', firstDay])
  }
})

test('a signature for signing in, of somebody who was not there, or of another day is none under a head', async () => {
  const { database, account, top, exported } = await aHistory()
  const pair = generateKeyPairSync('ed25519')
  await signed(database, account, top, pair, firstDay)
  const lines = await exported()
  const at = lines.findIndex((l) => l.k === 'signature')
  const anew = (over: { type?: string; flags?: number; challenge?: string }): Line[] => {
    const client = Buffer.from(
      JSON.stringify({
        type: over.type ?? 'webauthn.get',
        challenge: over.challenge ?? challengeOf(firstDay, String(lines[at]!['hash'])),
      }),
    )
    const data = Buffer.concat([
      createHash('sha256').update('chibo.invalid').digest(),
      Buffer.from([over.flags ?? 5, 0, 0, 0, 1]),
    ])
    const signature = sign(null, Buffer.concat([data, createHash('sha256').update(client).digest()]), pair.privateKey)
    const hex = { clientData: client, authenticatorData: data, signature }
    return lines.with(at, {
      ...lines[at]!,
      ...Object.fromEntries(Object.entries(hex).map(([k, v]) => [k, v.toString('hex')])),
    })
  }
  const key = `key=${printOf(spkiOf(pair))}`
  assert.deepEqual(verify(anew({}), key).findings, [])
  for (const over of [
    { type: 'webauthn.create' },
    { flags: 1 },
    { challenge: challengeOf(secondDay, String(lines[at]!['hash'])) },
  ])
    assert.equal(verify(anew(over), key).findings[0]?.what, 'unsigned', JSON.stringify(over))
})

test('chains, batches and heads forged anew from the first record on agree with each other; only what was kept outside finds it', async () => {
  const { exported, tamper, first, second, typed } = await aHistory()
  await tamper(
    ...rewrite.with(0, `update event set on_day = on_day - 1`),
    `update read_log set operation = 'thu.khac'`,
    ...batchesAnew,
    ...headsAnew,
  )
  const lines = await exported()
  assert.deepEqual(verify(lines).findings, [])
  for (const outside of [first, second, typed]) {
    const [found] = verify(lines, outside).findings
    assert.deepEqual([found?.what, found?.n, found?.day], ['changed', 1, firstDay])
  }
})

test('an old export given for a new one is found by a head from after it', async () => {
  const { exported, first, second } = await aHistory()
  const lines = await exported()
  const old = lines.filter((l) => !(l.k === 'head' && l['n'] === 2) && !(l.k === 'seal' && l['n'] === 2))
  assert.deepEqual(verify(old, first).findings, [])
  const [found] = verify(old, first, second).findings
  assert.deepEqual([found?.what, found?.record, found?.day], ['cut', 'head', secondDay])
})

test('records of two exports put together are found', async () => {
  const [one, other] = [await aHistory(), await aHistory()]
  const [mine, theirs] = [await one.exported(), await other.exported()]
  assert.deepEqual(
    verify([...mine, ...theirs])
      .findings.map((f) => [f.what, f.record])
      .slice(0, 1),
    [['inserted', 'export']],
  )
  for (const mixed of [
    [...kinds(mine, 'export', 'event', 'reading'), ...kinds(theirs, 'seal', 'head')],
    [...kinds(mine, 'export', 'event', 'seal', 'head'), ...kinds(theirs, 'reading')],
    [...kinds(mine, 'export', 'reading', 'seal', 'head'), ...kinds(theirs, 'event')],
    [...kinds(mine, 'export', 'event', 'reading', 'seal'), ...kinds(theirs, 'head')],
  ])
    assert.notDeepEqual(verify(mixed).findings, [], mixed.map((l) => l.k).join())
  // an earlier export of the same place, with what came since taken from a later one
  await one.tamper(`update event set on_day = '2026-01-01' where n = 2`, ...rewrite.slice(1), ...headsAnew)
  const later = await one.exported()
  assert.notDeepEqual(
    verify([...kinds(later, 'export', 'event'), ...kinds(mine, 'reading', 'seal', 'head')]).findings,
    [],
  )
})

test('a file of heads is compared with those kept before: what does not fit is named by its day', async () => {
  const { first, second, typed, tamper, database, account } = await aHistory()
  assert.deepEqual(compare(second, first, typed), [])
  assert.deepEqual(compare(first, second), [])
  assert.deepEqual(
    compare(second, typed.replace(firstDay, '2020-01-01')).map((f) => [f.what, f.day]),
    [['cut', '2020-01-01']],
  )
  await tamper(...rewrite, ...headsAnew)
  const { rows } = await database.as(account, (tx) =>
    sql<{ file: object }>`select chibo.heads_file(${secondDay}) as file`.execute(tx),
  )
  const forged = write(JSON.stringify({ format: 'chibo-heads-1', ...rows[0]!.file }), 'json')
  for (const kept of [first, second, typed])
    assert.deepEqual(
      compare(forged, kept).map((f) => [f.record, f.day]),
      [['head', firstDay]],
    )
})

test('readings whose time is over go by a rule: their batches still agree, and the verifier says when and by which rule they went', async () => {
  const { database, exported, tamper } = await aHistory()
  const drop = (before: Day) => database.asOwner((tx) => dropReadings(tx, before, 'audit.keepReadings'))
  assert.equal(await drop(today), 0, 'what was read today stays')
  // days pass
  const then = addDays(today, -3)
  await tamper(
    `create table read_log_${then.replaceAll('-', '')} partition of read_log for values from (${midnight(then)}) to (${midnight(addDays(then, 1))})`,
    `update read_log set at = at - interval '3 days'`,
    `update read_seal set on_day = on_day - 3, from_at = greatest(from_at - interval '3 days', '2000-01-01'), until_at = until_at - interval '3 days'`,
    ...batchesAnew,
    ...headsAnew,
  )
  assert.equal(await drop(today), 9)
  assert.equal(await drop(today), 0, 'what no head covers stays')
  const { rows } = await database.owner.query(`select count(*)::int as left from read_log`)
  assert.deepEqual(rows, [{ left: 1 }])
  const lines = await exported()
  const said = verify(lines)
  assert.deepEqual(said.findings, [])
  const told = said.notProven.find(({ en }) => en.includes('under a rule of retention'))?.en ?? ''
  assert.ok(
    told.startsWith(
      `9 readings of batches 1 to 2 were erased on ${today} under a rule of retention (audit.keepReadings)`,
    ),
    told,
  )
  assert.match(told, /No head kept outside proves that erasure yet/)
  // whoever takes the record of it away, or readings without one
  const without = lines.filter((l) => l['command'] !== 'audit.dropReadings')
  const [found] = verify(without).findings
  assert.deepEqual([found?.what, found?.record, found?.n], ['cut', 'reading', 1])
  // a partition in which nothing stands any more goes
  await tamper(`delete from read_log`)
  await database.asOwner(dropEmptyReadLogs)
  const parts = await database.owner.query(`select to_regclass($1) as part`, [`read_log_${then.replaceAll('-', '')}`])
  assert.deepEqual(parts.rows, [{ part: null }])
})
