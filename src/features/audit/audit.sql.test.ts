import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { day } from '#kernel/day.ts'
import { openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { aDatabase } from '#test/database.ts'
import { appendEvent, eraseBodies, findBroken, listHeads, logRead, prepareReadLog } from './audit.sql.ts'

async function aLog() {
  const database = await aDatabase()
  const on = day('2026-10-01')
  const { unit, account } = await database.asOwner(async (tx) => ({
    unit: await foundUnit(tx, { kind: 'communeCommittee', name: 'Đảng ủy thử', from: day('2020-01-01') }),
    account: await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: '$argon2id$thu' }),
  }))
  await database.asOwner((tx) => seat(tx, { account, role: 'member', unit, from: day('2020-01-01') }))
  const append = (n: number) =>
    database.as(account, (tx) => appendEvent(tx, { unit, command: 'thu.lam', on, body: { n, name: 'Hồ Khiêm' } }))
  const events: number[] = []
  for (let n = 1; n <= 4; n += 1) events.push(await append(n))
  const broken = () => database.asOwner(findBroken)
  const tamper = (statement: string) => database.asOwner((tx) => sql.raw(statement).execute(tx))
  return { database, unit, account, append, events, broken, tamper }
}

test('the log of a unit is one chain, also when many write at the same moment', async () => {
  const { append, broken, database } = await aLog()
  await Promise.all(Array.from({ length: 10 }, (_, n) => append(n)))
  assert.deepEqual(await broken(), [])
  const heads = await database.asOwner(listHeads)
  assert.deepEqual(
    heads.map((h) => h.n),
    [14],
  )
})

test('what an event says can be erased; that it happened stays, and the chain holds', async () => {
  const { events, broken, database } = await aLog()
  await database.asOwner((tx) => eraseBodies(tx, [events[1]!]))
  assert.deepEqual(await broken(), [])
  const { rows } = await database.asOwner((tx) =>
    sql<{ all: string }>`select jsonb_agg(e)::text as all from event e`.execute(tx),
  )
  assert.ok(!rows[0]!.all.includes('Khiêm'))
})

for (const [forgery, statement, what] of [
  ['another day', `update event set on_day = '2026-09-01' where n = 2`, 'changed'],
  ['another actor', `update event set actor = null where n = 2`, 'changed'],
  ['another body', `update event_body set body = '{"n": 9}' where seq = (select seq from event where n = 2)`, 'body'],
  [
    'an event taken out',
    `delete from event_body where seq = (select seq from event where n = 2); delete from event where n = 2`,
    'gap',
  ],
  [
    'two events exchanged',
    `update event set n = case n when 2 then 30 when 3 then 2 end where n in (2, 3); update event set n = 3 where n = 30`,
    'chain',
  ],
] as const)
  test(`verifying finds ${forgery}`, async () => {
    const { broken, tamper } = await aLog()
    for (const one of statement.split('; ')) await tamper(one)
    const found = await broken()
    assert.ok(
      found.some((f) => f.what === what),
      JSON.stringify(found),
    )
  })

test('the application can append to the log and read of it what is within reach, and nothing else', async () => {
  const { database, account } = await aLog()
  const attempts = [
    `insert into event (unit, n, command, on_day, at, body_hash, prev_hash, hash) select unit, 9, 'a.b', on_day, at, '', '', '' from event`,
    `update event set on_day = on_day`,
    `delete from event`,
    `truncate event`,
    `update event_body set body = '{}'`,
    `delete from event_body`,
    `delete from read_log`,
    `select * from read_log`,
    `update read_log set reason = ''`,
  ]
  for (const attempt of attempts)
    await assert.rejects(
      database.as(account, (tx) => sql.raw(attempt).execute(tx)),
      { code: '42501' },
      attempt,
    )
  const { rows } = await database.as(account, (tx) => sql`select * from event`.execute(tx))
  assert.deepEqual(rows, [], 'whoever may not see the trail reads no event')
})

const histories = [
  'event',
  'event_body',
  'read_log',
  'read_seal',
  'day_head',
  'day_head_unit',
  'head_witness',
  'head_key',
  'head_key_asked',
  'head_signature',
]

/** What changes one of them on behalf of the application, and why it may. */
const changes: Readonly<Record<string, string>> = {
  make_head_key: 'the key before ends when there is another',
  erase_beyond_sight: 'words about the cases of a reconciliation go with it',
  ask_head_key: 'what a device is asked serves five minutes',
  take_head_key_asked: 'what a device is asked serves once',
}

test('the application may add to the histories and change, cut or empty nothing of them, itself or by a function', async () => {
  const { database } = await aLog()
  await database.asOwner(prepareReadLog)
  const { rows } = await database.owner.query<{ name: string; may: string }>(
    `select c.relname as name, p.may from pg_class c, unnest('{INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER,MAINTAIN}'::text[]) p (may)
     where c.relkind in ('r', 'p') and (c.relname = any ($1) or c.relname like 'read_log%')
       and (has_table_privilege('chibo_app', c.oid, p.may)
         or case when p.may in ('INSERT', 'UPDATE', 'REFERENCES') then has_any_column_privilege('chibo_app', c.oid, p.may) end)`,
    [histories],
  )
  assert.deepEqual(rows, [{ name: 'read_log', may: 'INSERT' }])
  const functions = await database.owner.query<{ name: string }>(
    `select p.proname as name from pg_proc p where p.pronamespace = 'chibo'::regnamespace and has_function_privilege('chibo_app', p.oid, 'execute')
       and lower(p.prosrc) ~ ('(update|delete from|truncate|alter table|drop table|do update set[^;]*)\\s+(only\\s+)?(public\\.)?(' || $1 || ')\\M') order by 1`,
    [histories.join('|')],
  )
  assert.deepEqual(
    functions.rows.map((f) => f.name).filter((name) => !(name in changes)),
    [],
  )
  const members = await database.owner.query(
    `select from pg_auth_members m where m.member = 'chibo_app'::regrole
     union all select from pg_class c where c.relowner = 'chibo_app'::regrole
     union all select from pg_roles r where r.rolname = 'chibo_app' and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb)`,
  )
  assert.equal(members.rowCount, 0, 'and it is nobody else, owns nothing and passes no wall')
})

test('a reading is recorded in the name of the reader, on the day of Vietnam', async () => {
  const { database, account } = await aLog()
  await database.asOwner(prepareReadLog)
  await database.as(account, (tx) => logRead(tx, { operation: 'thu.doc', subjects: [account] }))
  const forged = database.as(null, (tx) => logRead(tx, { operation: 'thu.doc', subjects: [account] }))
  await assert.rejects(forged)
  const { rows } = await database.asOwner((tx) =>
    sql<{ part: string; account: string }>`select tableoid::regclass::text as part, account from read_log`.execute(tx),
  )
  assert.equal(rows.length, 1)
  assert.equal(rows[0]!.account, account)
  assert.match(rows[0]!.part, /^read_log_\d{8}$/)
})
