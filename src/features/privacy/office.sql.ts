import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

/** An organisation and the one above it, by the names they bear today. */
export async function officeOf(
  tx: Tx,
  unit: string,
): Promise<{ readonly name: string; readonly superior: string | undefined }> {
  const { rows } = await sql<{ name: string | null; superior: string | null }>`
    select chibo.unit_name_on(${unit}, chibo.today()) as name, chibo.name_above_on(${unit}, chibo.today()) as superior`.execute(
    tx,
  )
  return { name: rows[0]?.name ?? '', superior: rows[0]?.superior ?? undefined }
}

/** The second wall, for what no table of an organisation's own holds. */
export async function isWithin(tx: Tx, action: string, unit: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select chibo.may(${action}, ${unit}) as may`.execute(tx)
  return rows[0]?.may === true
}
