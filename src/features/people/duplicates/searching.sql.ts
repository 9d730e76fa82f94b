import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

/** Units at which the account may search, with today's names; or the one asked for. */
export async function unitsToSearch(
  tx: Tx,
  unit: string | null,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select h.unit as id, chibo.unit_name_on(h.unit, chibo.today()) as name
    from unnest(case when ${unit}::uuid is null then chibo.heads('duplicates.settle') else array[${unit}::uuid] end) h(unit)
    where chibo.may('duplicates.settle', h.unit) order by 2, 1`.execute(tx)
  return rows
}

export async function lastSearch(
  tx: Tx,
  unit: string,
): Promise<{ readonly at: Date; readonly people: number } | undefined> {
  const { rows } = await sql<{ at: Date; people: number }>`select at, people from chibo.last_search(${unit})`.execute(
    tx,
  )
  return rows[0]
}

/** The account's own search below one of these units that has not ended, if any. */
export async function openSearch(tx: Tx, units: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from job where kind = 'duplicates.find' and concerns = any (${[...units]}::uuid[]) and state in ('waiting', 'running', 'cancelling')
    order by queued_at desc limit 1`.execute(tx)
  return rows[0]?.id
}

const pieceOf = 5_000 // people

/** Everybody below a unit as they are compared, each once, in texts of some thousand. */
export async function peopleToCompare(
  tx: Tx,
  unit: string,
): Promise<readonly { readonly json: string; readonly n: number }[]> {
  const { rows } = await sql<{ depth: number }>`select depth from unit_path where unit = ${unit}`.execute(tx)
  const depth = rows[0]?.depth
  if (depth === undefined) return []
  const found = await sql<{ json: string; n: number }>`
    select jsonb_agg(jsonb_build_array(person, name, coalesce(born, ''), coalesce(sex, ''), coalesce(card, ''), coalesce(admitted_on::text, ''), coalesce(official_on::text, '')))::text as json,
      count(*) as n
    from (
      select *, (row_number() over (order by person) - 1) / ${pieceOf}::int as piece from (
        select distinct on (person) person, name, born, sex, card, admitted_on, official_on from member_now
        where ${sql.ref(`a${String(depth)}`)} = ${unit} and (select chibo.may('duplicates.settle', ${unit}))
          and person not in (select chibo.restricted_people()) order by person) p) n
    group by piece order by piece`.execute(tx)
  return found.rows
}

export async function sameNumbers(tx: Tx, unit: string): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await sql<{
    one: string
    other: string
  }>`select one, other from chibo.same_numbers(${unit})
      where one not in (select chibo.restricted_people()) and other not in (select chibo.restricted_people())`.execute(
    tx,
  )
  return rows.map(({ one, other }) => [one, other] as const)
}

/** Keeps what a search found; `found` is `FoundPair[]` as JSON. Answers how many pairs wait. */
export async function saveFound(
  tx: Tx,
  search: { readonly id: string; readonly unit: string; readonly people: number },
  found: string,
): Promise<void> {
  await sql`select chibo.keep_pairs(${search.id}, ${search.unit}, ${search.people}, ${found}::jsonb)`.execute(tx)
}
