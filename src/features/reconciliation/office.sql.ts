import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Office } from './report/report.ts'

/** The office and the one above it, by the names they bear today. */
export async function officeOf(tx: Tx, unit: string): Promise<Office> {
  const { rows } = await sql<{ name: string; superior: string | null }>`
    select (select label from unit_label n where n.unit = u.id and n.kind = 'name' and n.from_on <= chibo.today() and chibo.today() < n.to_on) as name,
      (select label from unit_edge e join unit_label n on n.unit = e.parent and n.kind = 'name'
        and n.from_on <= chibo.today() and chibo.today() < n.to_on
        where e.unit = u.id and e.from_on <= chibo.today() and chibo.today() < e.to_on) as superior
    from unit u where u.id = ${unit}`.execute(tx)
  return { name: rows[0]?.name ?? '', superior: rows[0]?.superior ?? undefined }
}
