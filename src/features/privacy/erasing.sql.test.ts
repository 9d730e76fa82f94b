import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { aMarkedPerson, everyRow, marks, type Marked } from '#test/privacy/marked.ts'
import { aDatabase, type TestDatabase } from '#test/database.ts'

/** Tables that can hold something that tells who a person of the register is, and are emptied of it. */
const emptied = [
  'affiliation',
  'attempt',
  'clock',
  'command',
  'data_request',
  'data_request_step',
  'delta',
  'draft_row',
  'duplicate_pair',
  'event_body',
  'import_gone',
  'import_kept',
  'import_pool',
  'import_row',
  'import_void',
  'job',
  'list_row',
  'member_now',
  'member_token',
  'merge',
  'name_pair',
  'own_word',
  'pair',
  'person',
  'person_record',
  'person_secret',
  'person_status',
  'post',
  'problem',
  'reading_release',
  'restriction',
  'saved_view',
  'standing',
  'subject',
  'subject_row',
  'token_word',
]

/** Tables that hold nothing of a person of the register, or nothing but an id that leads nowhere any more. */
const untouched: Readonly<Record<string, string>> = {
  read_log: 'who read, and an id that leads nowhere; reasons are words of a list',
  erasure: 'the tombstone itself',
  event: 'who did what at which unit; what it says stands in event_body',
  balance: 'sums',
  erased_count: 'sums',
  delta_unfolded: 'numbers of rows',
  day_head: 'hashes',
  day_head_unit: 'hashes',
  read_seal: 'hashes',
  head_witness: 'accounts',
  head_key: 'accounts',
  head_key_asked: 'accounts',
  head_signature: 'accounts',
  issued_report: 'sums',
  run: 'sums',
  reconciliation: 'of a unit',
  list: 'what a file is called and its heading, no rows',
  import: 'what a file is called and its heading, no rows',
  duplicate_search: 'sums',
  kept_for: 'of a unit',
  day_kept: 'a day',
  identity_key: 'which key',
  ledger_mark: 'which ledger',
  proposal: 'who proposed and agreed, and an id that leads nowhere; what was written beside it is emptied',
  breach: 'no names; what happened at a unit',
  breach_before: 'no names; what happened at a unit',
  breach_notice: 'who was notified',
  privacy_text: 'of an organisation',
  kept_term: 'a setting',
  kept_run: 'sums',
  first_code: 'of the installation',
  grant_line: 'roles',
  giving_line: 'roles',
  second_line: 'roles',
}

/** Tables of accounts: those of the person's own account go with it. */
const ofAccounts =
  /^(account|account_news|account_secret|activation|device|entry|grants_now|known_address|own_seen|paper_code|passkey|provincial_login|seat|session|sign_in|sign_in_try|sign_on_try|totp)$/

let database: TestDatabase
let marked: Marked

before(async () => {
  database = await aDatabase()
  marked = await aMarkedPerson(database)
})

test('every table there is has been thought of: what it may hold of a person, and what becomes of it', async () => {
  const { rows } = await database.asOwner((tx) =>
    sql<{ name: string }>`
      select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname = 'public' and relkind in ('r', 'p') and not relispartition
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`.execute(tx),
  )
  const forgotten = rows
    .map(({ name }) => name)
    .filter(
      (name) => !emptied.includes(name) && !(name in untouched) && !ofAccounts.test(name) && !/^unit(_|$)/.test(name),
    )
  assert.deepEqual(forgotten, [], 'a new table: does chibo.erase_copies empty it of whoever is erased?')
})

test('somebody who stands in every table is erased, and nothing anywhere tells any more who it was', async () => {
  const earlier = await everyRow(database)
  const held = Object.keys(earlier).filter((table) =>
    earlier[table]?.some((row) => marks(marked).some((mark) => row.includes(mark))),
  )
  assert.deepEqual(
    emptied.filter((table) => !held.includes(table)),
    [],
    'the person of this test stands in each of them',
  )
  const counted = await countsOf()

  await database.asOwner((tx) => sql`select chibo.erase_copies(chibo.one_and_the_same(${marked.person}))`.execute(tx))
  await database.asOwner((tx) => sql`select chibo.fold_deltas()`.execute(tx))

  const after = await everyRow(database)
  const left = Object.entries(after).flatMap(([table, rows]) =>
    table.startsWith('read_log') || table === 'proposal'
      ? []
      : rows.filter((row) => marks(marked).some((mark) => row.includes(mark))).map((row) => `${table}: ${row}`),
  )
  assert.deepEqual(left, [])
  const readings = Object.entries(after).flatMap(([table, rows]) =>
    table.startsWith('read_log') || table === 'proposal' ? rows : [],
  )
  assert.ok(
    readings.some((row) => row.includes(marked.person)),
    'that somebody read stays, under an id that leads nowhere',
  )
  assert.ok(!readings.some((row) => row.includes(marked.name)))

  assert.deepEqual(
    await countsOf(),
    { ...counted, today: Number(counted['today']) - 1 },
    'past totals stay as reported',
  )
})

test('nobody else lost anything: namesakes, colleagues and what is derived stand as they did', async () => {
  const { rows } = await database.asOwner((tx) =>
    sql<{ name: string; here: boolean }>`
      select r.name, exists (select from member_now m where m.person = r.person) as here from person_record r where r.voided_at = 'infinity'
      order by r.name, r.born`.execute(tx),
  )
  assert.deepEqual(rows, marked.others)
  const wrong = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(wrong.rows, [])
  const broken = await database.asOwner((tx) => sql`select * from chibo.broken_events()`.execute(tx))
  assert.deepEqual(broken.rows, [])
  await database.asOwner((tx) => sql`call chibo.rebuild_derived()`.execute(tx))
  const rebuilt = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(rebuilt.rows, [])
})

/** How many there were in the ward on days past and are today. */
async function countsOf(): Promise<Readonly<Record<string, number>>> {
  return database.asOwner(async (tx) => {
    const { rows } = await sql<{ day: string; n: number }>`
      select d.day, coalesce((select sum(n) from chibo.balances_on(${marked.ward}, d.at)), 0)::int as n
      from (values ('2020', date '2020-06-01'), ('2023', date '2023-06-01'), ('2025', date '2025-06-01'), ('today', chibo.today())) d(day, at)`.execute(
      tx,
    )
    return Object.fromEntries(rows.map(({ day, n }) => [day, n]))
  })
}
