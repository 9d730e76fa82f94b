import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AsOf } from './as-of.ts'
import { below, edgesOn, secondWall, seen, type UnitRow } from './units.sql.ts'

// The units within reach by name. A country has more than 200,000 of them: whoever has few gets them gathered and sorted, a rare word
// is looked up, and otherwise the names are walked in their order until the page is full.

export interface FoundRow extends UnitRow {
  readonly above: string | null
  readonly also: string | null
}

export interface Found {
  readonly units: readonly FoundRow[]
  readonly total: number
  /** False: there are more than `total`. */
  readonly exact: boolean
}

const few = 15_000
/** A word that stands in a smaller part of the names is looked up. */
const rarely = 0.15
/** Percent of the names that tells how frequent a word is: about sixty pages of them, in a small office all, the same each time. */
const sampled = sql`(select greatest(1, least(100, 6000.0 / greatest(relpages, 1))) from pg_class where oid = 'unit_label'::regclass)`
/** So many are counted. */
const counted = 1000

interface Ground {
  readonly heads: readonly string[]
  /** More than a few stand below them. */
  readonly many: boolean
  /** A good part of all names hold the words, as far as a sample tells. It decides about the way, never about what is found. */
  readonly frequent: boolean
}

/** The units below which both walls let somebody look on a day, whether many stand there, and whether many are called that. */
async function findGround(tx: Tx, scope: Scope, on: Day, words: readonly string[]): Promise<Ground> {
  const mine = scope.everywhere ? secondWall(on) : sql`select chibo.scopes_on(${[...scope.ownAndBelow]}::uuid[], ${on})`
  const { rows } = await sql<Ground>`
    with one as materialized (select h from unnest((${secondWall(on)})) h), other as materialized (select h from unnest((${mine})) h),
    both_walls as materialized (
      select h from one where ${below('h', sql`select array_agg(o.h) from other o`, on)}
      union
      select h from other where ${below('h', sql`select array_agg(o.h) from one o`, on)}
    )
    select coalesce(array_agg(h), '{}') as heads, (
      select count(*) > ${few} from (select from unit_reach r where r.ancestor = any ((select array_agg(h) from both_walls)::uuid[]) limit ${few + 1}) r) as many,
      (select coalesce(avg((${holding('s.folded', words)})::int) > ${rarely}, false) from unit_label s tablesample system (${sampled}) repeatable (1)) as frequent
    from both_walls`.execute(tx)
  return rows[0] ?? { heads: [], many: false, frequent: false }
}

/** A page of the units within a scope that stood on a day, and how many there are. */
export async function listWithin(
  tx: Tx,
  scope: Scope,
  asOf: AsOf,
  { page, size, search = '' }: { readonly page: number; readonly size: number; readonly search?: string | undefined },
): Promise<Found> {
  const words = fold(search).split(' ').filter(Boolean)
  const { on } = asOf
  const ground = await findGround(tx, scope, on, words)
  const looked = Math.max(counted, page * size) + 1
  const { rows } = await sql<FoundRow & { total: number }>`
    with looked as materialized (
      select n.unit, n.label from (${waysTo(ground, words, asOf, looked)}) n order by n.label collate chibo.numbered, n.unit limit ${looked}
    ), page as materialized (
      select unit, label from looked order by label collate chibo.numbered, unit limit ${size} offset ${(page - 1) * size}
    ), counted as (select count(*)::int as total from looked)
    select p.unit as id, u.kind, p.label as name, nullif(a.label, p.label) as also, c.total,
      case when ${seen(scope, 'e.parent', on)} then chibo.unit_name_on(e.parent, ${on}) end as above
    from counted c left join page p on true left join unit u on u.id = p.unit left join ${edgesOn(sql`e.unit = p.unit`, asOf)} e on true
      left join lateral (${words.length === 0 ? sql`select null::text as label` : calling('p.unit', words, asOf.known)}) a on true
    order by p.label collate chibo.numbered, p.unit`.execute(tx)
  const total = rows[0]?.total ?? 0
  return { units: rows.filter((row) => row.id !== null), total: Math.min(total, looked - 1), exact: total < looked }
}

/** Names of that day, each with its unit, all that stand within reach and hold the words; where they are walked, the first `most`. */
function waysTo(ground: Ground, words: readonly string[], asOf: AsOf, most: number): RawBuilder<unknown> {
  const heads = sql`${[...ground.heads]}::uuid[]`
  const stands = (column: string) => standing(column, heads, asOf)
  const units = sql`
    select distinct r.unit from unit_reach r where r.ancestor = any (${heads}) and r.from_on <= ${asOf.on} and ${asOf.on} < r.to_on`
  const isCalled = (unit: string) =>
    words.length === 0 ? sql`true` : sql`exists (${calling(unit, words, asOf.known)})`
  if (!ground.many) return namesOn(sql`l.unit in (${units}) and ${isCalled('l.unit')} and ${stands('l.unit')}`, asOf)
  const reached = below('l.unit', heads, asOf.on)
  if (words.length > 0 && !ground.frequent)
    return namesOn(sql`l.unit in (${called(words, asOf.known)}) and ${reached} and ${stands('l.unit')}`, asOf)
  return namesOn(sql`${reached} and ${stands('l.unit')} and ${isCalled('l.unit')}`, asOf, most)
}

/**
 * The names that hold on a day as known; `which` narrows `l`. Of what was known before only where it is asked for. `most`: the first of
 * each kind, in order, so that an index is walked.
 */
function namesOn(which: RawBuilder<unknown>, { on, known }: AsOf, most?: number): RawBuilder<unknown> {
  const holds = sql`l.kind = 'name' and l.from_on <= ${on} and ${on} < l.to_on and l.recorded_at < ${known} and ${which}`
  const first = most === undefined ? sql`` : sql`order by l.label collate chibo.numbered, l.unit limit ${most}`
  const now = sql`(select l.unit, l.label from unit_label l where ${holds} ${first})`
  if (known === 'infinity') return now
  return sql`${now} union all (select l.unit, l.label from unit_label_before l where ${holds} and ${known} <= l.voided_at ${first})`
}

/** What is reached from above stands, by what is known now; the heads themselves and earlier knowledge are asked for. */
function standing(column: string, heads: RawBuilder<unknown>, asOf: AsOf): RawBuilder<unknown> {
  const unit = sql.ref(column)
  const stands = sql`(exists (select from ${edgesOn(sql`e.unit = ${unit}`, asOf)} e) or chibo.is_root(${unit}))`
  return asOf.known === 'infinity' ? sql`(${unit} <> all (${heads}) or ${stands})` : stands
}

/** Does a text hold a beginning of each word? */
function holding(column: string, words: readonly string[]): RawBuilder<unknown> {
  if (words.length === 0) return sql`true`
  return sql.join(
    words.map((word) => sql`position(${` ${word}`} in ' ' || ${sql.ref(column)}) > 0`),
    sql` and `,
  )
}

/** Of one unit the label, of any kind and time, that holds a beginning of each word: a name before others. None: no row. */
function calling(column: string, words: readonly string[], known: string): RawBuilder<unknown> {
  const unit = sql.ref(column)
  return sql`
    select s.label from (
      select kind, label, folded, to_on, recorded_at from unit_label where unit = ${unit}
      union all
      select kind, label, chibo.fold(label), to_on, recorded_at from unit_label_before where unit = ${unit}
    ) s where s.recorded_at < ${known} and ${holding('s.folded', words)} order by s.kind <> 'name', s.to_on desc limit 1`
}

/** By the index of words: the units that are or were called so, by whatever name, at whatever time. */
function called(words: readonly string[], known: string): RawBuilder<unknown> {
  const sought = words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`).join(' & ')
  return sql`
    select unit from unit_label where chibo.words_of(folded) @@ ${sought}::tsquery and recorded_at < ${known}
    union all
    select unit from unit_label_before where chibo.words_of(chibo.fold(label)) @@ ${sought}::tsquery and recorded_at < ${known}`
}
