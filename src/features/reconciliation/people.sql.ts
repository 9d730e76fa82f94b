import { type RawBuilder, sql } from 'kysely'
import { fold } from '#kernel/names.ts'
import type { Day } from '#kernel/day.ts'
import type { ClockRow } from '#features/transfers/index.server.ts'
import type { Tx } from '#platform/db/index.ts'
import type { KeptRow } from './kept.ts'
import type { Stands } from './run.ts'
import type { StandingDetails } from './standing.ts'
import type { Side } from './entry.ts'
import type { ProblemCode } from './read.ts'

export interface SeenRow {
  readonly name: string
  readonly born: string | null
  readonly to_unit: string | null
  readonly received_on: string | null
  readonly file_name: string
  readonly row: number
  /** The one organisation that drew up its list. */
  readonly organisation: string | null
}

/** A person of a run as they come from the database: their own row, where they stand, whom they were found to be. */
export interface PersonRow extends KeptRow {
  readonly id: string
  readonly reconciliation: string
  readonly unit: string
  readonly side: Side
  readonly list: string
  readonly file_name: string
  readonly stands: Stands
  readonly by_person: boolean
  readonly details: StandingDetails
  readonly due_on: Day | null
  readonly sender: string | null
  readonly receiver: string | null
  readonly sent_on: Day | null
  readonly ended_on: Day | null
  readonly seen: SeenRow | null
  readonly clocks: readonly ClockRow[]
  readonly attempts: number
  readonly last_attempt: Day | null
}

export interface Filter {
  readonly stands?: Stands | undefined
  readonly side?: 'sent' | 'received' | undefined
  readonly clock?: 'overdue' | 'soon' | 'running' | 'unknown' | undefined
  readonly sender?: string | undefined
  readonly search?: string | undefined
  /** `changed`: not in this group in the run before. `fromNotSeen`: not seen yet in the run before. */
  readonly only?: 'changed' | 'fromNotSeen' | undefined
  readonly ids?: readonly string[] | undefined
}

/** Today, and the last day that is still "soon". */
export interface Horizon {
  readonly today: Day
  readonly soonUntil: Day
}

export interface Paging {
  readonly sort: 'due' | 'name' | 'from' | 'to'
  readonly page: number
  readonly size: number
}

const person = sql.raw(`
  s.id, s.reconciliation, s.unit, s.side, s.list, l.file_name, r.row, r.name, r.born, r.sex, r.card, r.admitted_on, r.official_on,
  r.from_unit, r.to_unit, r.effective_on, r.introduced_on, r.received_on, r.notice_on, r.retired_on,
  st.stands, st.by_person, st.details, st.due_on, st.sender, st.receiver, st.sent_on, st.ended_on,
  case when o.id is not null then jsonb_build_object('name', orow.name, 'born', orow.born, 'to_unit', orow.to_unit,
    'received_on', orow.received_on, 'file_name', ol.file_name, 'row', orow.row,
    'organisation', ol.organisation) end as seen,
  coalesce((select jsonb_agg(to_jsonb(c) order by c.rule) from clock c where c.case_id = s.id), '[]') as clocks,
  tried.n as attempts, tried.last_on as last_attempt`)

const joined = sql.raw(`
  from standing st
  join subject s on s.id = st.subject
  join list_row r on r.list = s.list and r.row = s.row
  join list l on l.id = s.list
  left join subject o on o.id = st.other
  left join list_row orow on orow.list = o.list and orow.row = o.row
  left join list ol on ol.id = o.list
  cross join lateral (
    select count(*)::int as n, max(a.on_day) as last_on from attempt a
    where (a.case_id = s.id or a.case_id in (select m.id from subject m where m.merged_into = s.id))
      and not exists (select from attempt later where later.corrects = a.id)) tried`)

const lastRun = (reconciliation: string): RawBuilder<unknown> =>
  sql`(select id from run where reconciliation = ${reconciliation} order by number desc limit 1)`

function runBefore(reconciliation: string): RawBuilder<unknown> {
  return sql`chibo.base_run(${reconciliation})`
}

export async function peopleOf(
  tx: Tx,
  reconciliation: string,
  filter: Filter,
  horizon: Horizon,
  { sort, page, size }: Paging,
): Promise<readonly PersonRow[]> {
  // the page first, by index; then what is told of the people on it
  const { rows } = await sql<PersonRow>`
    with page as materialized (
      select st.run, st.subject, row_number() over (order by ${sql.raw(orders[sort])}) as place
      from standing st join subject s on s.id = st.subject
      where ${whereOf(reconciliation, filter, horizon)}
      order by ${sql.raw(orders[sort])} limit ${size} offset ${(page - 1) * size})
    select ${person} ${joined} join page on page.run = st.run and page.subject = st.subject order by page.place`.execute(
    tx,
  )
  return rows
}

const orders = {
  due: 'st.due_on asc nulls last, s.name_key, s.id',
  name: 's.name_key, s.id',
  from: 'st.sender nulls last, s.name_key, s.id',
  to: 'st.receiver nulls last, s.name_key, s.id',
} as const

export async function countPeople(tx: Tx, reconciliation: string, filter: Filter, horizon: Horizon): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from standing st join subject s on s.id = st.subject
    where ${whereOf(reconciliation, filter, horizon)}`.execute(tx)
  return rows[0]?.n ?? 0
}

function whereOf(reconciliation: string, filter: Filter, horizon: Horizon): RawBuilder<unknown> {
  const parts = [sql`st.run = ${lastRun(reconciliation)}`]
  if (filter.stands !== undefined) parts.push(sql`st.stands = ${filter.stands}`)
  if (filter.side !== undefined) parts.push(sql`s.side = ${filter.side}`)
  if (filter.clock !== undefined) parts.push(clockIs(filter.clock, horizon))
  if (filter.sender !== undefined) parts.push(sql`st.sender = ${filter.sender}`)
  if (filter.search !== undefined) parts.push(...wordsOf(filter.search))
  if (filter.ids !== undefined) parts.push(sql`s.id = any (${[...filter.ids]}::uuid[])`)
  if (filter.only === 'changed')
    parts.push(
      sql`not exists (select from standing b where b.run = ${runBefore(reconciliation)} and b.subject = s.id and b.stands = st.stands)`,
    )
  if (filter.only === 'fromNotSeen')
    parts.push(
      sql`exists (select from standing b where b.run = ${runBefore(reconciliation)} and b.subject = s.id and b.stands = 'notSeenYet')`,
    )
  return sql.join(parts, sql` and `)
}

function clockIs(clock: NonNullable<Filter['clock']>, { today, soonUntil }: Horizon): RawBuilder<unknown> {
  switch (clock) {
    case 'overdue':
      return sql`st.due_on < ${today}::date`
    case 'soon':
      return sql`st.due_on between ${today}::date and ${soonUntil}::date`
    case 'running':
      return sql`st.due_on > ${soonUntil}::date`
    case 'unknown':
      return sql`st.due_on is null`
  }
}

/** Every word must stand in the name, with or without marks; digits search the card number. */
function wordsOf(search: string): readonly RawBuilder<unknown>[] {
  const digits = search.replace(/\s/g, '')
  if (/^\d{3,}$/.test(digits)) return [sql`starts_with(s.card, ${digits})`]
  return fold(search)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => sql`strpos(' ' || s.folded, ${` ${word}`}) > 0`)
}

/** One person of the last run, wherever they stand. */
export async function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select ${person} ${joined}
    where s.id = (select coalesce(merged_into, id) from subject where id = ${id})
      and st.run = (select id from run where run.reconciliation = s.reconciliation order by number desc limit 1)`.execute(
    tx,
  )
  return rows[0]
}

/** The neighbours of a person in the list of their group, in the order of due days. */
export async function neighbours(
  tx: Tx,
  { reconciliation, stands, id }: { readonly reconciliation: string; readonly stands: Stands; readonly id: string },
): Promise<{
  readonly position: number
  readonly of: number
  readonly previous: string | null
  readonly next: string | null
}> {
  const { rows } = await sql<{ position: number; of: number; previous: string | null; next: string | null }>`
    select position, of, previous, next from (
      select st.subject, (row_number() over w)::int as position, (count(*) over ())::int as of, lag(st.subject) over w as previous, lead(st.subject) over w as next
      from standing st join subject s on s.id = st.subject
      where st.run = ${lastRun(reconciliation)} and st.stands = ${stands}
      window w as (order by ${sql.raw(orders.due)})) numbered
    where subject = ${id}`.execute(tx)
  return rows[0] ?? { position: 1, of: 1, previous: null, next: null }
}

export interface RepeatedRow extends KeptRow {
  readonly subject: string
  readonly side: Side
  readonly list: string
  readonly file_name: string
  readonly total: number
}

/** People who stand more than once in one side's lists, each with all rows, a page of people at a time. */
export async function repeatedRows(
  tx: Tx,
  reconciliation: string,
  page: number,
  size: number,
): Promise<readonly RepeatedRow[]> {
  const { rows } = await sql<RepeatedRow>`
    with repeated as (
      select sr.subject, count(*) over () as total from subject_row sr
      where sr.reconciliation = ${reconciliation}
      group by sr.subject having count(*) > count(distinct sr.list)
      order by sr.subject limit ${size} offset ${(page - 1) * size})
    select sr.subject, s.side, sr.list, l.file_name, repeated.total::int as total, r.row, r.name, r.born, r.sex, r.card, r.admitted_on,
      r.official_on, r.from_unit, r.to_unit, r.effective_on, r.introduced_on, r.received_on, r.notice_on, r.retired_on
    from repeated join subject s on s.id = repeated.subject
    join subject_row sr on sr.subject = s.id
    join list_row r on r.list = sr.list and r.row = sr.row
    join list l on l.id = sr.list
    order by sr.subject, l.accepted_at, sr.row`.execute(tx)
  return rows
}

export interface ProblemRow {
  readonly list: string
  readonly kind: Side
  readonly file_name: string
  readonly row: number
  readonly column_header: string | null
  readonly code: ProblemCode
  readonly facts: Readonly<Record<string, string | number>>
  readonly total: number
}

export async function problemsOf(
  tx: Tx,
  reconciliation: string,
  page: number,
  size: number,
): Promise<readonly ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`
    select p.list, l.kind, l.file_name, p.row, p.column_header, p.code, p.facts, (count(*) over ())::int as total
    from problem p join list l on l.id = p.list
    where p.reconciliation = ${reconciliation} order by l.accepted_at, l.id, p.row, p.column_header limit ${size} offset ${(page - 1) * size}`.execute(
    tx,
  )
  return rows
}

/** The person and whoever turned out to be the same person: attempts made under either count. */
export async function casesOf(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from subject where id = ${id} or merged_into = ${id}`.execute(tx)
  return rows.map((r) => r.id)
}
