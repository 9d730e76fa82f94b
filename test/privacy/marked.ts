import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { day } from '#kernel/day.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { appendEvent } from '#features/audit/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import type { Database, Tx } from '#platform/db/index.ts'

export interface Marked {
  readonly province: string
  readonly ward: string
  readonly cell: string
  readonly account: string
  /** Who is to be erased. */
  readonly person: string
  /** Who was merged into them: the same human being. */
  readonly same: string
  /** Their id in a reconciliation. */
  readonly subject: string
  readonly name: string
  /** Everybody else, and whether they belong somewhere today. */
  readonly others: readonly { readonly name: string; readonly here: boolean }[]
}

const name = 'Vừ Bá Xồng Chớ'
const card = '040100200300'
const born = '1961-02-28'
const sealed = 'ab'.repeat(40)
const hash = 'cd'.repeat(32)

/** What tells who it was, wherever it stands. */
export function marks({ person, same, subject }: Marked): readonly string[] {
  return [
    person,
    same,
    subject,
    'vu-ba-xong-cho',
    name,
    name.toUpperCase(),
    'vu ba xong cho',
    'xong',
    card,
    sealed,
    hash,
  ]
}

/** Every row of every table as text. */
export async function everyRow(database: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  return database.asOwner(async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relkind = 'r'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`.execute(tx)
    const all: Record<string, readonly string[]> = {}
    for (const table of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table.name)} t`.execute(tx)
      all[table.name] = rows.map(({ row }) => row)
    }
    return all
  })
}

/** A ward in which one person stands in every table that can hold somebody, among others, one of them a namesake. */
export async function aMarkedPerson(database: Database): Promise<Marked> {
  return database.asOwner(async (tx) => {
    await layDownGrants(tx, [{ role: 'communeStaff', action: 'members.read', reach: 'ownAndBelow' }])
    const from = day('2019-01-01')
    const province = await foundUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh ủy Thử', from })
    const ward = await foundUnit(tx, { kind: 'communeCommittee', name: 'Đảng ủy phường Thử', from, parent: province })
    const cell = await foundUnit(tx, { kind: 'residentialCell', name: 'Chi bộ Khối 1', from, parent: ward })
    const account = await openAccount(tx, { username: 'thu.xoa', name: 'Người Thử', passwordHash: '$argon2id$thử' })
    await seat(tx, { account, role: 'communeStaff', unit: ward, from })
    await openAccount(tx, { username: 'thu.hai', name: 'Người Hai', passwordHash: '$argon2id$thử' })
    const [person, same, other, namesake] = await Promise.all([
      aPerson(tx, cell, { name, born, card }),
      aPerson(tx, cell, { name: name.toUpperCase(), born, card: null }),
      aPerson(tx, cell, { name: 'Lô Thị Mái', born: '1970-01-01', card: null }),
      aPerson(tx, cell, { name: 'Vừ Bá Chớ', born: '1958-07-12', card: null }),
    ])
    const own = await openAccount(tx, { username: 'vu-ba-xong-cho', name, passwordHash: '$argon2id$thử' })
    await sql`update account set person = ${person} where id = ${own}`.execute(tx)
    await seat(tx, { account: own, role: 'communeStaff', unit: ward, from })
    const world = { province, ward, cell, account, person, same, subject: randomUUID(), name }
    await inTheRegister(tx, { ...world, other, namesake })
    await inImports(tx, { ...world, other })
    await inAReconciliation(tx, world)
    await inTraces(tx, world)
    await onTheOwnPage(tx, world)
    const others = [
      { name: 'Lô Thị Mái', here: true },
      { name: 'Vừ Bá Chớ', here: true },
    ]
    return { ...world, others }
  })
}

async function aPerson(
  tx: Tx,
  cell: string,
  { name: called, born: bornOn, card: number }: { name: string; born: string; card: string | null },
): Promise<string> {
  const id = randomUUID()
  await sql`insert into person (id) values (${id})`.execute(tx)
  await sql`insert into person_record (id, person, name, born, card, permanent_residence) values (${randomUUID()}, ${id}, ${called}, ${bornOn}, ${number}, 'Khối 1')`.execute(
    tx,
  )
  await sql`insert into person_status (id, person, status, from_on) values (${randomUUID()}, ${id}, 'official', '2020-02-02')`.execute(
    tx,
  )
  await sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (${randomUUID()}, ${id}, 'official', ${cell}, '2020-02-02', 'found')`.execute(
    tx,
  )
  return id
}

type World = Omit<Marked, 'others'>

/** A spelling since corrected, a number, posts, a merge that stands, and one that was undone. */
async function inTheRegister(
  tx: Tx,
  { ward, person, same, account, other, namesake }: World & { other: string; namesake: string },
): Promise<void> {
  const one = sql<{ id: string }>`select id from person_record where person = ${person}`
  await sql`insert into person_record (id, person, name, born, card, recorded_at, voided_at) values (${randomUUID()}, ${person}, ${`${name} A`}, ${born}, ${card}, now() - interval '9 days', now() - interval '1 day')`.execute(
    tx,
  )
  await sql`insert into person_secret (person, number_sealed, number_hash) values (${person}, decode(${sealed}, 'hex'), decode(${hash}, 'hex'))`.execute(
    tx,
  )
  await sql`insert into post (id, unit, title, person, from_on) values (${randomUUID()}, ${ward}, 'officeStaff', ${person}, '2021-01-01')`.execute(
    tx,
  )
  const stands = randomUUID()
  await sql`insert into duplicate_pair (id, one, other, probability, reasons, state, answered_at, answered_by)
    values (${stands}, least(${person}::uuid, ${same}::uuid), greatest(${person}::uuid, ${same}::uuid), 0.9, '[]', 'merged', now(), ${account})`.execute(
    tx,
  )
  await sql`insert into merge (id, pair, kept, gone, merged_by, before_kept, before_gone, made, kept_number, kept_hash)
    values (${randomUUID()}, ${stands}, ${person}, ${same}, ${account}, array(${one}), '{}', '{}', decode(${sealed}, 'hex'), decode(${hash}, 'hex'))`.execute(
    tx,
  )
  for (const table of ['person_record', 'person_status', 'affiliation'])
    await sql`update ${sql.table(table)} set voided_at = now() where person = ${same}`.execute(tx)
  await sql`update person set merged_into = ${person} where id = ${same}`.execute(tx)
  const undone = randomUUID()
  const mixed = randomUUID()
  await sql`insert into person_record (id, person, name, born, card, recorded_at, voided_at) values (${mixed}, ${other}, ${name}, '1970-01-01', ${card}, now() - interval '3 days', now() - interval '2 days')`.execute(
    tx,
  )
  await sql`insert into duplicate_pair (id, one, other, probability, reasons) values (${undone}, least(${person}::uuid, ${other}::uuid), greatest(${person}::uuid, ${other}::uuid), 0.6, '[]')`.execute(
    tx,
  )
  await sql`insert into merge (id, pair, kept, gone, merged_by, before_kept, before_gone, made, undone_at, undone_by)
    values (${randomUUID()}, ${undone}, ${other}, ${person}, ${account}, '{}', '{}', ${[mixed]}::uuid[], now(), ${account})`.execute(
    tx,
  )
  await sql`insert into duplicate_pair (id, one, other, probability, reasons) values (${randomUUID()}, least(${person}::uuid, ${namesake}::uuid), greatest(${person}::uuid, ${namesake}::uuid), 0.6, '[]')`.execute(
    tx,
  )
  await sql`select chibo.fold_deltas()`.execute(tx)
}

const cells = JSON.stringify({ name: { text: name }, birth: { date: { day: born } }, card: { text: '' } })

/** A draft that names them, another in which somebody else may be meant, and an import that was accepted. */
async function inImports(tx: Tx, { cell, person, account, other }: World & { other: string }): Promise<void> {
  const draft = randomUUID()
  const accepted = randomUUID()
  for (const id of [draft, accepted])
    await sql`insert into import (id, unit, kind, on_day, file_name, fingerprint, uploaded_by) values (${id}, ${cell}, 'official', '2026-01-01', 'danh sách.xlsx', sha256(${id}), ${account})`.execute(
      tx,
    )
  const found = JSON.stringify({ candidates: [{ person, name }] })
  await sql`insert into import_row (import, row, unit, uploaded_by, cells, doubtful, wrong) values (${draft}, 1, ${cell}, ${account}, ${cells}::jsonb, 0, 0)`.execute(
    tx,
  )
  await sql`insert into import_row (import, row, unit, uploaded_by, cells, doubtful, wrong, stands, person, seen, found)
    values (${draft}, 2, ${cell}, ${account}, '{"name": {"text": "Lô Thị Mái"}}', 0, 0, 'doubtful', ${other}, 1, ${found}::jsonb)`.execute(
    tx,
  )
  await sql`insert into import_gone (import, n, unit, uploaded_by, person, seen, affiliation, found) values (${draft}, 1, ${cell}, ${account}, ${person}, 1, ${randomUUID()}, ${found}::jsonb)`.execute(
    tx,
  )
  await sql`insert into import_pool (import, n, person) values (${draft}, 1, ${person})`.execute(tx)
  await sql`insert into import_kept (person, field, import) values (${person}, 'name', ${accepted})`.execute(tx)
  await sql`insert into import_void (import, what, row, person, sealed, hash) values (${accepted}, 'number', ${person}, ${person}, decode(${sealed}, 'hex'), decode(${hash}, 'hex'))`.execute(
    tx,
  )
}

/** A list in which they stand, where the run placed them, a doubtful pair, a clock, an attempt, a problem of their row; and a draft. */
async function inAReconciliation(tx: Tx, { ward, account, person, subject }: World): Promise<void> {
  const [case_, list, drafted, run, right] = Array.from({ length: 5 }, () => randomUUID())
  await sql`insert into reconciliation (id, unit, purpose, opened_on, opened_at, opened_by) values (${case_}, ${ward}, 'followTransfers', '2026-01-01', now(), ${account})`.execute(
    tx,
  )
  for (const [id, state] of [
    [list, 'accepted'],
    [drafted, 'draft'],
  ])
    await sql`insert into list (id, reconciliation, unit, kind, state, file_name, fingerprint, uploaded_by, uploaded_at, accepted_at)
      values (${id}, ${case_}, ${ward}, 'sent', ${state}, 'gửi.xlsx', sha256('x'), ${account}, now(), now())`.execute(
      tx,
    )
  await sql`insert into draft_row (list, row, unit, uploaded_by, cells, doubtful, wrong) values (${drafted}, 1, ${ward}, ${account}, ${cells}::jsonb, 0, 0)`.execute(
    tx,
  )
  await sql`insert into list_row (list, row, reconciliation, unit, name, born, card) values (${list}, 1, ${case_}, ${ward}, ${name}, null, ${card}), (${list}, 2, ${case_}, ${ward}, 'Lô Thị Mái', '1970-01-01', null)`.execute(
    tx,
  )
  await sql`insert into problem (list, reconciliation, unit, row, code, facts) values (${list}, ${case_}, ${ward}, 1, 'x', ${JSON.stringify({ seen: name })}::jsonb)`.execute(
    tx,
  )
  for (const [id, row, called, number] of [
    [subject, 1, name, card],
    [right, 2, 'Lô Thị Mái', null],
  ] as const) {
    await sql`insert into subject (id, reconciliation, unit, side, list, row, name, name_key, folded, born, card)
      values (${id}, ${case_}, ${ward}, 'sent', ${list}, ${row}, ${called}, ${called}, chibo.fold(${called}), null, ${number})`.execute(
      tx,
    )
    await sql`insert into subject_row (list, row, subject, reconciliation, unit) values (${list}, ${row}, ${id}, ${case_}, ${ward})`.execute(
      tx,
    )
  }
  await sql`insert into run (id, reconciliation, unit, number, on_day, at, by, counts, lists_key, received_key, answers_key)
    values (${run}, ${case_}, ${ward}, 1, '2026-01-01', now(), ${account}, '{}', '', '', '')`.execute(tx)
  await sql`insert into standing (run, subject, reconciliation, unit, stands, details) values (${run}, ${subject}, ${case_}, ${ward}, 'notSeenYet', ${JSON.stringify({ name })}::jsonb)`.execute(
    tx,
  )
  await sql`insert into pair (id, reconciliation, unit, left_subject, right_subject, probability, reasons) values (${randomUUID()}, ${case_}, ${ward}, ${subject}, ${right}, 0.5, ${JSON.stringify([{ name }])}::jsonb)`.execute(
    tx,
  )
  await sql`insert into clock (case_id, rule, unit, event_on, due_on, version_from, value, value_unit, trust, recorded_at)
    values (${subject}, 'transfers.noShow', ${ward}, '2026-01-01', '2026-04-01', '2017-06-05', 3, 'months', 'presumed', now())`.execute(
    tx,
  )
  await sql`insert into attempt (id, case_id, unit, on_day, way, by_whom, outcome, recorded_at, recorded_by) values (${randomUUID()}, ${subject}, ${ward}, '2026-02-01', 'call', 'communeStaff', 'notReached', now(), ${account})`.execute(
    tx,
  )
  await appendEvent(tx, {
    unit: ward,
    command: 'transfers.recordAttempt',
    on: day('2026-02-01'),
    body: { case: subject, person },
  })
}

/** What events say, what commands answered, a job, a view that somebody saved, a reading. */
async function inTraces(tx: Tx, { ward, account, person }: World): Promise<void> {
  await appendEvent(tx, { unit: ward, command: 'members.enter', on: day('2026-01-01'), body: { person } })
  await appendEvent(tx, {
    unit: ward,
    command: 'accounts.open',
    on: day('2026-01-01'),
    body: { username: 'vu-ba-xong-cho' },
  })
  await appendEvent(tx, {
    unit: ward,
    command: 'members.import',
    on: day('2026-01-01'),
    body: { people: [randomUUID(), person] },
  })
  await sql`insert into command (command_id, account, operation, request_hash, result) values ('12345678', ${account}, 'x', 'x', ${JSON.stringify({ found: name })}::jsonb)`.execute(
    tx,
  )
  await sql`insert into job (kind, account, concerns, ids, state) values ('lists.read', ${account}, ${ward}, ${JSON.stringify({ person })}::jsonb, 'waiting')`.execute(
    tx,
  )
  await sql`insert into saved_view (id, account, name, look) values (gen_random_uuid(), ${account}, 'tìm', ${JSON.stringify({ q: name })}::jsonb)`.execute(
    tx,
  )
  await sql`insert into proposal (id, kind, operation, what, action, units, proposed_by, last_on, state, answered_by, answered_at, reason)
    values (gen_random_uuid(), 'removal', 'endMember', ${JSON.stringify({ person })}::jsonb, 'members.write', ${[ward]}::uuid[], ${account}, '2026-01-31', 'declined',
      (select id from account where id <> ${account} limit 1), now(), ${`${name} đã chuyển đi`})`.execute(tx)
  await sql`insert into read_log (account, operation, subjects) values (${account}, 'getMember', array[${person}::uuid])`.execute(
    tx,
  )
}

/** The own page: whose the account is, what was said, asked for and answered, and that use was restricted. */
async function onTheOwnPage(tx: Tx, { account, person, same, subject }: World): Promise<void> {
  const request = randomUUID()
  await sql`update account set person = ${same} where id = ${account}`.execute(tx)
  await sql`insert into own_word (id, person, about, words, basis, by) values (${randomUUID()}, ${person}, ${`case:${subject}`}, ${`Tôi là ${name}.`}, 'own', ${account})`.execute(
    tx,
  )
  await sql`insert into data_request (id, person, kind, words, basis, sent_on, sent_by, rule, version_from, value, unit_of_value, trust, due_on)
    values (${request}, ${person}, 'restriction', ${name}, 'own', '2026-01-01', ${account}, 'privacy.restrictionAnswer', '2026-01-01', 10, 'workingDays', 'presumed', '2026-01-15')`.execute(
    tx,
  )
  await sql`insert into data_request_step (request, what, outcome, words, on_day, by) values (${request}, 'answered', 'done', ${`Đã nói với ${name}.`}, '2026-01-05', ${account})`.execute(
    tx,
  )
  await sql`insert into restriction (person, request, from_on) values (${person}, ${request}, '2026-01-05')`.execute(tx)
  await sql`insert into reading_release (account, person) values (${account}, ${person})`.execute(tx)
}
