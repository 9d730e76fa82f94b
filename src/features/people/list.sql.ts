import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AsOf } from './as-of.ts'
import type { AffiliationKind, Status } from './member.ts'
import type { Place } from './paging.ts'
import type { Scoped } from './reach.sql.ts'
import { leading, mostTokens, several, type Sought } from './searching.ts'

export interface ListRow {
  readonly affiliation: string
  readonly person: string
  readonly kind: AffiliationKind
  readonly unit: string
  readonly name: string
  /** The key of the order this row was found in. */
  readonly name_key: string
  readonly born: string | null
  readonly sex: 'male' | 'female' | null
  readonly card: string | null
  readonly admitted_on: Day | null
  readonly official_on: Day | null
  readonly retired_on: Day | null
  readonly status: Status
  readonly workplace: string | null
  readonly from_on: Day
  /** A day or `infinity`. */
  readonly to_on: string
}

/** Who is asked for. Empty lists of kinds and statuses are no filter. */
export interface Filter {
  readonly kinds: readonly AffiliationKind[]
  readonly statuses: readonly Status[]
  readonly sought: Sought
  readonly retiresFrom: Day | undefined
  readonly retiresTo: Day | undefined
  readonly admittedBy: Day | undefined
}

export interface PageAsked {
  readonly down: boolean
  readonly from: Place | undefined
  /** Rows at most; one more than a page shows. */
  readonly size: number
}

type Sql = RawBuilder<unknown>

/** The words of names that the beginning of a word could mean, where one word is all that is looked for. */
export async function findWords(tx: Tx, sought: Sought): Promise<readonly string[]> {
  const { words, beginning, number } = sought
  if (beginning === undefined || words.length > 0 || number !== undefined) return []
  const { rows } = await sql<{ token: string }>`
    select token from token_word where token ^@ ${beginning}::text collate "C" order by token limit ${mostTokens + 1}`.execute(
    tx,
  )
  return rows.map(({ token }) => token)
}

const columns = sql.raw(
  'm.affiliation, m.person, m.kind, m.unit, m.name, m.born, m.sex, m.card, m.admitted_on, m.official_on, m.retired_on, m.status, m.workplace, m.from_on, m.to_on',
)

/** Rows carry the ancestors; the deepest level is the sixth. */
function level(scope: Scoped): Sql {
  return sql.raw(`a${String(Math.min(6, Math.max(1, scope.depth)))}`)
}

/** Everything but scope, place and the leading word: looked at row by row, behind the wall. */
function matching({ kinds, statuses, sought, retiresFrom, retiresTo, admittedBy }: Filter): Sql {
  const { words, beginning } = sought
  const parts: Sql[] = [sql`true`]
  if (kinds.length > 0) parts.push(sql`m.kind = any (${[...kinds]}::text[])`)
  if (statuses.length > 0) parts.push(sql`m.status = any (${[...statuses]}::text[])`)
  for (const word of words) parts.push(sql`position(${` ${word} `} in ' ' || m.folded || ' ') > 0`)
  if (beginning !== undefined) parts.push(sql`position(${` ${beginning}`} in ' ' || m.folded) > 0`)
  if (retiresFrom !== undefined) parts.push(sql`m.retired_on >= ${retiresFrom}::date`)
  if (retiresTo !== undefined) parts.push(sql`m.retired_on <= ${retiresTo}::date`)
  if (admittedBy !== undefined) parts.push(sql`m.admitted_on <= ${admittedBy}::date`)
  return sql.join(parts, sql` and `)
}

function ordered(key: Sql, id: Sql, down: boolean): Sql {
  return down ? sql`${key} desc, ${id} desc` : sql`${key}, ${id}`
}

function beyond(key: Sql, id: Sql, { down, from }: PageAsked): Sql {
  if (!from) return sql`true`
  return sql`(${key}, ${id}) ${down ? sql`<` : sql`>`} (${from.key}::text collate "C", ${from.id}::uuid)`
}

const [rowKey, rowId] = [sql.raw('m.name_key'), sql.raw('m.affiliation')]

/** A page of today. `page.down` is the way of the walk: against the order of names, or backwards from a page. */
export async function listNow(
  tx: Tx,
  scope: Scoped,
  filter: Filter,
  words: readonly string[],
  page: PageAsked,
): Promise<readonly ListRow[]> {
  const found = walked(scope, filter, words, page)
  const { rows } = await sql<ListRow>`
    select ${columns}, m.name_key from (${found}) m order by ${ordered(rowKey, rowId, page.down)} limit ${page.size}`.execute(
    tx,
  )
  return rows
}

function walked(scope: Scoped, filter: Filter, words: readonly string[], page: PageAsked): Sql {
  const { number } = filter.sought
  if (number !== undefined) return byNumber(scope, filter, number, page)
  const names = several(filter.sought)
  if (names) return sql`select ${columns}, m.name_key from ${searchNow(scope, filter, names, page)} m`
  const tokens = leading(filter.sought, words)
  if (tokens) return byWord(scope, filter, tokens, page)
  const rare = rarePart(scope, filter)
  const at = sql`m.${level(scope)} = ${scope.id}::uuid`
  const limited = sql`order by ${ordered(rowKey, rowId, page.down)} limit ${page.size}`
  if (!rare)
    return sql`select ${columns}, m.name_key from member_now m
      where ${at} and ${matching(filter)} and ${beyond(rowKey, rowId, page)} ${limited}`
  return sql`select m.* from unnest(${rare.values}::text[]) rare(one) cross join lateral (
    select ${columns}, m.name_key from member_now m
    where ${at} and m.${rare.column} = rare.one and ${rare.stored} and ${matching(filter)} and ${beyond(rowKey, rowId, page)} ${limited}) m`
}

/** What is rare in a country or province has an index of its own: each rare value is walked by name, and the walks are merged. */
function rarePart({ depth }: Scoped, { kinds, statuses }: Filter) {
  if (depth > 2) return undefined
  if (statuses.length > 0 && !statuses.includes('official'))
    return { column: sql.raw('status'), values: [...statuses], stored: sql.raw(`m.status <> 'official'`) }
  if (kinds.length > 0 && !kinds.includes('official') && !kinds.includes('residence'))
    return { column: sql.raw('kind'), values: [...kinds], stored: sql.raw(`m.kind in ('temporary', 'assigned')`) }
  return undefined
}

/** Under each word rows stand in the order of names. A name may hold two of the words: it is told once. */
function byWord(scope: Scoped, filter: Filter, tokens: readonly string[], page: PageAsked): Sql {
  const [key, id] = [sql.raw('t.name_key'), sql.raw('t.affiliation')]
  return sql`select distinct on (m.name_key, m.affiliation) m.* from unnest(${[...tokens]}::text[]) led(token) cross join lateral (
    select ${columns}, m.name_key from member_token t join member_now m on m.affiliation = t.affiliation
    where t.${level(scope)} = ${scope.id}::uuid and t.token = led.token collate "C" and ${matching(filter)} and ${beyond(key, id, page)}
    order by ${ordered(key, id, page.down)} limit ${page.size}) m`
}

/** By two words of a name at once: which names there are, in their order, then who bears them. */
function searchNow(
  scope: Scoped,
  { kinds, statuses, retiresFrom, retiresTo, admittedBy }: Filter,
  { words, beginning }: Pick<Sought, 'words' | 'beginning'>,
  { down, from, size }: { readonly down: boolean; readonly from: Place | undefined; readonly size: number | null },
): Sql {
  const { key = null, id = null } = from ?? {}
  return sql`chibo.search_now(${scope.id}::uuid, ${[...words]}::text[], ${orNull(beginning)}::text, ${key}::text, ${id}::uuid, ${size}::int,
    ${down}::boolean, ${someOf(kinds)}::text[], ${someOf(statuses)}::text[], ${orNull(retiresFrom)}::date, ${orNull(retiresTo)}::date, ${orNull(admittedBy)}::date)`
}

/** A card number that is the whole of what was typed comes first. */
function byNumber(scope: Scoped, filter: Filter, number: string, page: PageAsked): Sql {
  const key = sql`(case when m.card = ${number} then '' else m.name_key end collate "C")`
  return sql`select ${columns}, ${key} as name_key from member_now m
    where m.${level(scope)} = ${scope.id}::uuid and m.card collate "C" ^@ ${number}::text and ${matching(filter)} and ${beyond(key, rowId, page)}
    order by ${ordered(key, rowId, page.down)} limit ${page.size}`
}

/** How many of today, or one more than `most` where there are more. */
export async function countNow(
  tx: Tx,
  scope: Scoped,
  filter: Filter,
  words: readonly string[],
  most: number | null,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${counted(scope, filter, words, most)} limit ${most === null ? null : most + 1}::bigint) found`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

function counted(scope: Scoped, filter: Filter, words: readonly string[], most: number | null): Sql {
  const { number, beginning } = filter.sought
  const at = level(scope)
  const names = several(filter.sought)
  if (names) {
    const all = { down: false, from: undefined, size: most === null ? null : most + 1 }
    return sql`select from ${searchNow(scope, filter, names, all)} m`
  }
  const tokens = number === undefined ? leading(filter.sought, words) : undefined
  if (tokens) {
    // of several words in one name the first in the alphabet counts it
    const once =
      tokens.length > 1
        ? sql`t.token = (select min(w collate "C") from string_to_table(m.folded, ' ') w where w collate "C" ^@ ${beginning ?? ''}::text)`
        : sql`true`
    // row by row, so that counting may stop: a join of whole tables could not
    return sql`select from member_token t cross join lateral (
      select from member_now m where m.affiliation = t.affiliation and ${matching(filter)} and ${once} limit 1) m
      where t.${at} = ${scope.id}::uuid and t.token = any (${[...tokens]}::text[] collate "C")`
  }
  const rare = rarePart(scope, filter)
  const stored = rare ? sql`${rare.stored} and m.${rare.column} = any (${rare.values}::text[])` : sql`true`
  const card = number === undefined ? sql`true` : sql`m.card collate "C" ^@ ${number}::text`
  return sql`select from member_now m where m.${at} = ${scope.id}::uuid and ${stored} and ${card} and ${matching(filter)}`
}

/** As `chibo.members_on` reads words: one with a blank behind it is whole. */
function pastWords({ words, beginning }: Sought): readonly string[] | null {
  const all = [...words.map((word) => `${word} `), ...(beginning === undefined ? [] : [beginning])]
  return all.length > 0 ? all : null
}

function membersOn(scope: Scoped, filter: Filter, { on, known }: AsOf, { down, from, size }: PageAsked): Sql {
  const { kinds, statuses, sought } = filter
  const { key = null, id = null } = from ?? {}
  const [retiresFrom, retiresTo, admittedBy] = [filter.retiresFrom, filter.retiresTo, filter.admittedBy].map(orNull)
  return sql`chibo.members_on(${scope.id}::uuid, ${on}::date, ${known}::timestamptz, ${key}::text, ${id}::uuid, ${size}::int,
    ${someOf(kinds)}::text[], ${someOf(statuses)}::text[], ${pastWords(sought)}::text[], ${orNull(sought.number)}::text,
    ${down}::boolean, ${retiresFrom}::date, ${retiresTo}::date, ${admittedBy}::date)`
}

function someOf(all: readonly string[]): readonly string[] | null {
  return all.length > 0 ? [...all] : null
}

function orNull(text: string | undefined): string | null {
  return text ?? null
}

/** A page of a past day, or of what was known on one. */
export async function listPast(
  tx: Tx,
  scope: Scoped,
  filter: Filter,
  asOf: AsOf,
  page: PageAsked,
): Promise<readonly ListRow[]> {
  const { rows } = await sql<ListRow>`select * from ${membersOn(scope, filter, asOf, page)}`.execute(tx)
  return rows
}

export async function countPast(tx: Tx, scope: Scoped, filter: Filter, asOf: AsOf, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${membersOn(scope, filter, asOf, { down: false, from: undefined, size: most + 1 })}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export interface Slice {
  /** `official.exempt`: kind and status. */
  readonly slice: string
  readonly n: number
}

/** From the balances, for a day of today; from what happened, for a past one. */
export async function slicesOf(tx: Tx, scope: Scoped, { on, known }: AsOf): Promise<readonly Slice[]> {
  const { rows } = await sql<Slice>`
    select slice, n from chibo.count_members(${scope.id}::uuid, ${on}::date, ${known}::timestamptz) order by slice`.execute(
    tx,
  )
  return rows
}

/** How many cells stand at or below a unit. */
export async function countCells(tx: Tx, scope: Scoped, { on, isNow }: AsOf): Promise<number> {
  const now = sql`select count(*)::int as n from unit_path p where p.${level(scope)} = ${scope.id}::uuid and p.cell`
  const past = sql`select count(distinct r.unit)::int as n from unit_reach r join unit u on u.id = r.unit and u.kind like '%Cell'
    where r.ancestor = ${scope.id}::uuid and r.from_on <= ${on}::date and ${on}::date < r.to_on
      and exists (select from unit_edge e where e.unit = r.unit and e.from_on <= ${on}::date and ${on}::date < e.to_on)`
  const { rows } = await sql<{ n: number }>`${isNow ? now : past}`.execute(tx)
  return rows[0]?.n ?? 0
}
