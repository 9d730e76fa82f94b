import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Said } from './register.ts'

export interface SaidRow extends Said {
  readonly at: Date
  readonly until: Date | null
  readonly by: string | null
}

/** What a unit has said, latest first. */
export async function saidAt(tx: Tx, unit: string): Promise<readonly SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select about, field, says, recorded_at as at, nullif(voided_at, 'infinity') as until, chibo.name_of_account(recorded_by) as by
    from privacy_text where unit = ${unit} order by recorded_at desc, id limit 1000`.execute(tx)
  return rows
}

/** Says it from now on; whatever was said before stands until now. */
export async function say(tx: Tx, id: string, unit: string, { about, field, says }: Said): Promise<void> {
  await sql`
    update privacy_text set voided_at = now(), voided_by = chibo.account()
    where unit = ${unit} and about = ${about} and field = ${field} and voided_at = 'infinity'`.execute(tx)
  if (says !== '')
    await sql`insert into privacy_text (id, unit, about, field, says) values (${id}, ${unit}, ${about}, ${field}, ${says})`.execute(
      tx,
    )
}
