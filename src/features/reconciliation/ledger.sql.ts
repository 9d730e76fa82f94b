import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { LedgerPerson } from './ledger.ts'

export async function ledgerRows(tx: Tx, reconciliation: string): Promise<readonly LedgerPerson[]> {
  const { rows } = await sql<LedgerPerson>`
    select st.subject, st.stands, s.side, st.sender, st.receiver, st.sent_on, st.ended_on, st.due_on, r.received_on,
      coalesce(r.retired_on, st.details -> 'retirement' ->> 'on') as retired_on,
      (l.accepted_at at time zone 'Asia/Ho_Chi_Minh')::date as accepted_on
    from standing st join subject s on s.id = st.subject
    join list_row r on r.list = s.list and r.row = s.row join list l on l.id = s.list
    where st.run = (select id from run where reconciliation = ${reconciliation} order by number desc limit 1)`.execute(
    tx,
  )
  return rows
}

export interface Issued {
  readonly figures: Readonly<Record<string, number>>
  readonly at: Date
  readonly by_name: string
}

/** The figures of a quarter as they were last taken out. */
export async function issuedOf(tx: Tx, reconciliation: string, quarter: string): Promise<Issued | undefined> {
  const { rows } = await sql<Issued>`
    select figures, at, chibo.name_of_account(by) as by_name from issued_report
    where reconciliation = ${reconciliation} and quarter = ${quarter} order by at desc limit 1`.execute(tx)
  return rows[0]
}

export async function insertIssued(
  tx: Tx,
  of: { readonly reconciliation: string; readonly unit: string; readonly quarter: string },
  figures: Readonly<Record<string, number>>,
  at: string,
): Promise<void> {
  await sql`
    insert into issued_report (reconciliation, unit, quarter, figures, at, by)
    values (${of.reconciliation}, ${of.unit}, ${of.quarter}, ${JSON.stringify(figures)}::jsonb, ${at}, chibo.account())`.execute(
    tx,
  )
}
