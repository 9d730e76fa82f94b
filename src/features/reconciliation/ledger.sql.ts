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
