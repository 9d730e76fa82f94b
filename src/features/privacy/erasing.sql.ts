import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Erasable, Ground } from './erasing.ts'

/** Locked; undefined for whoever does not have them. */
export async function loadErasing(tx: Tx, person: string): Promise<(Erasable & { readonly name: string }) | undefined> {
  const { rows } = await sql<{ found: (Erasable & { readonly name: string }) | null }>`
    select chibo.load_erasing(${person}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

/** Erases them and whoever was merged into them; the database asks whether two have agreed. Answers how many ids. */
export async function erasePerson(tx: Tx, person: string, ground: Ground): Promise<number> {
  const { rows } = await sql<{ n: number }>`select chibo.erase_person(${person}, ${ground}) as n`.execute(tx)
  return rows[0]?.n ?? 0
}

export interface ErasureRow {
  readonly n: number
  readonly person: string
  readonly unit: string
  readonly unit_name: string | null
  readonly on_day: Day
  readonly ground: Ground
  readonly rows: Readonly<Record<string, number>>
  readonly hash: string
}

/** Latest first. */
export async function erasuresBelow(tx: Tx, unit: string): Promise<readonly ErasureRow[]> {
  const { rows } = await sql<ErasureRow>`
    select n::float8 as n, person, unit, chibo.unit_name_on(unit, chibo.today()) as unit_name, on_day, ground, rows, encode(hash, 'hex') as hash
    from erasure where chibo.below(unit, array[${unit}::uuid]) order by n desc limit 500`.execute(tx)
  return rows
}
