import { sql } from 'kysely'
import type { Role } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'

/** Whose trail: of one member, or of one account. */
export type Whose = { readonly member: string } | { readonly account: string }

export interface Followed {
  readonly name: string
  readonly born: string | null
  readonly at: string | null
  readonly readings: boolean
  readonly exports: boolean
}

function given(whose: Whose) {
  const [member, account] = 'member' in whose ? [whose.member, null] : [null, whose.account]
  return sql`${member}::uuid, ${account}::uuid`
}

/** Undefined where it is not theirs to follow. */
export async function findFollowed(tx: Tx, whose: Whose): Promise<Followed | undefined> {
  const { rows } = await sql<{ found: Followed | null }>`select chibo.followed(${given(whose)}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

export interface Span {
  readonly from: Day
  /** Included. */
  readonly to: Day
}

const midnight = (day: Day) => sql`(${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`
const trail = (whose: Whose, { from, to }: Span) =>
  sql`chibo.trail(${given(whose)}, ${midnight(from)}, ${midnight(to)} + interval '1 day')`

export interface DayOfTrail {
  readonly day: Day
  readonly changes: number
  readonly readings: number
}

export async function countDays(tx: Tx, whose: Whose, span: Span): Promise<readonly DayOfTrail[]> {
  const { rows } = await sql<DayOfTrail>`
    select (t.at at time zone 'Asia/Ho_Chi_Minh')::date as day, (count(*) filter (where t.kind = 'change'))::int as changes,
      (count(*) filter (where t.kind = 'reading'))::int as readings
    from ${trail(whose, span)} t group by 1 order by 1`.execute(tx)
  return rows
}

export async function listDoers(tx: Tx, whose: Whose, span: Span): Promise<readonly string[]> {
  const { rows } = await sql<{ account: string }>`
    select distinct t.account from ${trail(whose, span)} t where t.account is not null limit 200`.execute(tx)
  return rows.map((row) => row.account)
}

export interface TrailLine {
  readonly kind: 'change' | 'reading'
  readonly at: string
  readonly what: string
  readonly on_day: Day | null
  readonly account: string | null
  readonly subject: string | null
  readonly subjects: number
  readonly reason: string | null
  readonly origin: string | null
  readonly head: number | null
  readonly intact: boolean | null
}

export interface Page {
  readonly show: 'all' | 'changes' | 'readings'
  readonly by: string | undefined
  readonly page: number
  readonly size: number
}

/** Latest first, each with the first head that covers it and whether it is still what was recorded. */
export async function listLines(tx: Tx, whose: Whose, span: Span, asked: Page): Promise<readonly TrailLine[]> {
  const { rows } = await sql<TrailLine>`
    select t.kind, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, t.what, t.on_day, t.account, t.subject, t.subjects,
      t.reason, t.origin, p.head, p.intact
    from (select * from ${trail(whose, span)} t where ${matching(asked)}
      order by t.at desc, t.kind, t.id limit ${asked.size} offset ${(asked.page - 1) * asked.size}) t
    left join lateral chibo.proof_of(t.at, t.unit, t.n, t.mark) p on true
    order by t.at desc, t.kind, t.id`.execute(tx)
  return rows
}

function matching({ show, by }: Page) {
  return sql`(${show} = 'all' or t.kind = ${show === 'changes' ? 'change' : 'reading'}) and (${by ?? null}::uuid is null or t.account = ${by ?? null})`
}

export interface Counted {
  readonly found: number
  /** Covered by this head or an earlier one. */
  readonly covered: number
}

export async function countLines(
  tx: Tx,
  whose: Whose,
  span: Span,
  asked: Page,
  outside: number | undefined,
): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select (count(*) filter (where ${matching(asked)}))::int as found, (count(*) filter (where p.head <= ${outside ?? 0}))::int as covered
    from ${trail(whose, span)} t left join lateral chibo.proof_of(t.at, t.unit, t.n, t.mark) p on true`.execute(tx)
  return rows[0] ?? { found: 0, covered: 0 }
}

export interface Named {
  readonly id: string
  readonly name: string
  readonly role: Role | null
  readonly unit: string | null
}

/** Those of them whose names are within reach. */
export async function namesOf(
  tx: Tx,
  accounts: readonly string[],
  members: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const { rows } = await sql<Named>`
    select id, name, role, unit from chibo.trail_names(${[...accounts]}::uuid[], ${[...members]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

export interface FoundTrail {
  readonly kind: 'account' | 'member'
  readonly id: string
  readonly name: string
  readonly detail: string | null
}

export async function findTrails(tx: Tx, search: string, most: number): Promise<readonly FoundTrail[]> {
  const { rows } = await sql<FoundTrail>`
    select kind, id, name, detail from chibo.find_followed(
      array(select w from regexp_split_to_table(trim(chibo.fold(${search})), '[^a-z0-9.]+') w where w <> '' limit 8), ${most})`.execute(
    tx,
  )
  return rows
}
