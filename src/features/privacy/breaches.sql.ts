import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Trust } from '#kernel/rule.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Counted, DataKind, Entered, Whom } from './breach.ts'

export interface BreachRow {
  readonly id: string
  readonly unit: string
  readonly unit_name: string
  readonly noticed_at: Date
  readonly what: string
  readonly data: readonly DataKind[]
  readonly people: number | null
  readonly measures: string
  readonly due_at: Date
  readonly rule_value: number
  readonly rule_trust: Trust
  readonly told_unit: string | null
  readonly told_name: string | null
  readonly told_on: Day | null
  readonly version: number
  readonly recorded_at: Date
  readonly by: string | null
  readonly notices: readonly {
    readonly whom: Whom
    readonly at: string
    readonly late_reason: string | null
    readonly by: string | null
  }[]
}

const row = sql`
  select b.*, coalesce(chibo.unit_name_on(b.unit, chibo.today()), '') as unit_name, chibo.unit_name_on(b.told_unit, chibo.today()) as told_name,
    chibo.name_of_account(b.recorded_by) as by,
    coalesce((select jsonb_agg(jsonb_build_object('whom', n.whom, 'at', n.at, 'late_reason', n.late_reason,
      'by', chibo.name_of_account(n.recorded_by)) order by n.at) from breach_notice n where n.breach = b.id), '[]') as notices
  from breach b`

/** Those of a unit and the units below it, latest first. */
export async function breachesBelow(tx: Tx, unit: string): Promise<readonly BreachRow[]> {
  const { rows } = await sql<BreachRow>`
    ${row} where chibo.below(b.unit, array[${unit}::uuid]) order by b.noticed_at desc, b.id limit 500`.execute(tx)
  return rows
}

/** One of them, locked where it is about to change; undefined where it is not within reach. */
export async function loadBreach(tx: Tx, id: string, locked = true): Promise<BreachRow | undefined> {
  const { rows } = await sql<BreachRow>`${row} where b.id = ${id} ${locked ? sql`for update of b` : sql``}`.execute(tx)
  return rows[0]
}

export async function insertBreach(
  tx: Tx,
  { id, unit, toldUnit }: { readonly id: string; readonly unit: string; readonly toldUnit: string | null },
  entered: Entered,
  counted: Counted,
): Promise<void> {
  const { noticedAt, what, data, people, measures } = entered
  await sql`
    insert into breach (id, unit, noticed_at, what, data, people, measures, due_at, rule_from, rule_value, rule_trust, told_unit, told_on)
    values (${id}, ${unit}, ${new Date(noticedAt)}, ${what}, ${[...data]}::text[], ${people}, ${measures}, ${new Date(counted.dueAt)}, ${counted.from}, ${counted.value},
      ${counted.trust}, ${toldUnit}, case when ${toldUnit}::uuid is not null then chibo.today() end)`.execute(tx)
}

/** What it said before goes to `breach_before`; then it says this. Since when people are told stays. */
export async function rewriteBreach(
  tx: Tx,
  { id, toldUnit }: { readonly id: string; readonly toldUnit: string | null },
  entered: Entered,
  counted: Counted,
): Promise<void> {
  await sql`
    insert into breach_before (breach, version, unit, said, recorded_at, recorded_by)
    select id, version, unit, jsonb_build_object('noticedAt', noticed_at, 'what', what, 'data', data, 'people', people, 'measures', measures, 'toldUnit', told_unit),
      recorded_at, recorded_by from breach where id = ${id}`.execute(tx)
  const { noticedAt, what, data, people, measures } = entered
  await sql`
    update breach set noticed_at = ${new Date(noticedAt)}, what = ${what}, data = ${[...data]}::text[], people = ${people}, measures = ${measures},
      due_at = ${new Date(counted.dueAt)}, rule_from = ${counted.from}, rule_value = ${counted.value}, rule_trust = ${counted.trust},
      told_unit = ${toldUnit}, told_on = case when ${toldUnit}::uuid is null then null when told_unit = ${toldUnit} then told_on else chibo.today() end,
      version = version + 1, recorded_at = now(), recorded_by = chibo.account()
    where id = ${id}`.execute(tx)
}

export async function insertNotice(
  tx: Tx,
  breach: Pick<BreachRow, 'id' | 'unit'>,
  {
    id,
    whom,
    at,
    lateReason,
  }: { readonly id: string; readonly whom: Whom; readonly at: string; readonly lateReason: string | null },
): Promise<void> {
  await sql`
    insert into breach_notice (id, breach, unit, whom, at, late_reason)
    values (${id}, ${breach.id}, ${breach.unit}, ${whom}, ${at}, ${lateReason})`.execute(tx)
}

interface ToldRow {
  readonly id: string
  readonly noticed_at: Date
  readonly what: string
  readonly data: readonly DataKind[]
  readonly measures: string
  readonly told_on: Day
}

/** Those of which the person behind the account is told. */
export async function ownBreaches(tx: Tx): Promise<readonly ToldRow[]> {
  const { rows } = await sql<ToldRow>`select * from chibo.own_breaches()`.execute(tx)
  return rows
}
