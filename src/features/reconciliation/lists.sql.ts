import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Side } from './entry.ts'
import type { ListHead } from '#features/lists/index.ts'
import type { DraftTable } from '#features/lists/index.server.ts'

export type ListState = 'reading' | 'refused' | 'draft' | 'accepted' | 'withdrawn'

export interface ListRow {
  readonly id: string
  readonly reconciliation: string
  readonly unit: string
  readonly kind: Side
  readonly state: ListState
  readonly file_name: string
  readonly sheet: string | null
  readonly supplied_by: string | null
  readonly speaks_for: string[]
  readonly rows: number
  readonly head: ListHead | null
  readonly job: string | null
  readonly uploaded_by: string
  readonly uploaded_by_name: string
  readonly uploaded_at: Date
  readonly expires_at: Date | null
  readonly accepted_at: Date | null
}

const columns = sql.raw(
  `list.id, list.reconciliation, list.unit, list.kind, list.state, list.file_name, list.sheet, list.supplied_by,
   list.speaks_for, list.rows, list.head, list.job, list.uploaded_by, chibo.name_of_account(list.uploaded_by) as uploaded_by_name,
   list.uploaded_at, list.expires_at, list.accepted_at`,
)

export interface NewList {
  readonly id: string
  readonly reconciliation: string
  readonly unit: string
  readonly kind: Side
  readonly fileName: string
  /** Who supplied it, as told. */
  readonly suppliedBy: string | undefined
  /** The list speaks for whoever supplied it, and for nobody else its title or columns name. */
  readonly named: boolean
  readonly fingerprint: Uint8Array
}

export async function insertList(tx: Tx, list: NewList, at: string): Promise<void> {
  await sql`
    insert into list (id, reconciliation, unit, kind, state, file_name, supplied_by, named, fingerprint, uploaded_by, uploaded_at, expires_at)
    values (${list.id}, ${list.reconciliation}, ${list.unit}, ${list.kind}, 'reading', ${list.fileName}, ${list.suppliedBy ?? null},
      ${list.named && list.suppliedBy !== undefined ? [list.suppliedBy] : null}, ${Buffer.from(list.fingerprint)}, chibo.account(), ${at},
      ${at}::timestamptz + interval '24 hours')`.execute(tx)
}

export async function setListJob(tx: Tx, list: string, job: string): Promise<void> {
  await sql`update list set job = ${job} where id = ${list}`.execute(tx)
}

/** Locked until the transaction ends where `lock` says so. */
export async function findList(tx: Tx, id: string, lock = false): Promise<ListRow | undefined> {
  const { rows } = await sql<ListRow>`
    select ${columns} from list where id = ${id} ${lock ? sql`for update of list` : sql``}`.execute(tx)
  return rows[0]
}

export async function listsOf(tx: Tx, reconciliation: string): Promise<readonly ListRow[]> {
  const { rows } = await sql<ListRow>`
    select ${columns} from list where reconciliation = ${reconciliation} order by uploaded_at, id`.execute(tx)
  return rows
}

/** Whether the very same file already stands accepted in this reconciliation. */
export async function sameFileAccepted(tx: Tx, list: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from list mine join list other on other.reconciliation = mine.reconciliation and other.id <> mine.id
      and other.fingerprint = mine.fingerprint and other.state = 'accepted' where mine.id = ${list}) as found`.execute(
    tx,
  )
  return rows[0]?.found === true
}

export interface ReadHead {
  readonly sheet: string
  readonly title: readonly string[]
  readonly speaksFor: readonly string[]
  readonly organisation: string | null
  readonly head: ListHead
}

export async function saveHead(
  tx: Tx,
  id: string,
  { sheet, title, speaksFor, organisation, head }: ReadHead,
): Promise<void> {
  await sql`
    update list set state = 'draft', sheet = ${sheet}, title = ${[...title]}, speaks_for = ${[...speaksFor]},
      organisation = ${organisation}, head = ${JSON.stringify(head)}::jsonb where id = ${id}`.execute(tx)
}

export async function setRows(tx: Tx, list: string, rows: number): Promise<void> {
  await sql`update list set rows = ${rows} where id = ${list}`.execute(tx)
}

/** Rows of the uploader's draft; `rows` is JSON of `DraftRow[]`. */
export async function saveDraftRows(
  tx: Tx,
  list: { readonly id: string; readonly unit: string; readonly account: string },
  rows: string,
): Promise<void> {
  await sql`
    insert into draft_row (list, unit, uploaded_by, row, cells, heading, doubtful, wrong)
    select ${list.id}, ${list.unit}, ${list.account}, row, cells, heading, doubtful, wrong
    from jsonb_to_recordset(${rows}::jsonb) as r(row int, cells jsonb, heading text, doubtful smallint, wrong smallint)`.execute(
    tx,
  )
}

export async function refuseList(tx: Tx, id: string, head: ListHead): Promise<void> {
  await sql`update list set state = 'refused', head = ${JSON.stringify(head)}::jsonb where id = ${id}`.execute(tx)
}

/** Where the rows of drafts stand. */
export const drafts: DraftTable = { table: 'draft_row', of: 'list' }

export interface FoundProblem {
  readonly row: number
  readonly column: string | null
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

export async function insertProblems(
  tx: Tx,
  of: { readonly list: string; readonly reconciliation: string; readonly unit: string; readonly run?: string },
  problems: readonly FoundProblem[],
): Promise<void> {
  if (problems.length === 0) return
  await sql`
    insert into problem (list, reconciliation, unit, run, row, column_header, code, facts)
    select ${of.list}, ${of.reconciliation}, ${of.unit}, ${of.run ?? null}::uuid, row, "column", code, facts
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as p(row int, "column" text, code text, facts jsonb)`.execute(
    tx,
  )
}

export async function markAccepted(tx: Tx, list: ListRow, rows: number, at: string): Promise<void> {
  await forgetAnswers(tx, list.id)
  await sql`delete from draft_row where list = ${list.id}`.execute(tx)
  await sql`
    update list set state = 'accepted', accepted_at = ${at}, accepted_by = chibo.account(), expires_at = null, rows = ${rows}
    where id = ${list.id}`.execute(tx)
  await sql`
    update reconciliation set stale = true, last_list_on = (${at}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
    where id = ${list.reconciliation}`.execute(tx)
}

/** A draft goes whole; of an accepted list that is taken back, the line that says so stays, its rows go. */
export async function deleteList(tx: Tx, id: string): Promise<void> {
  await forgetAnswers(tx, id)
  await sql`delete from list where id = ${id}`.execute(tx)
}

/** What was answered about cells of a draft is erased with the draft. */
async function forgetAnswers(tx: Tx, list: string): Promise<void> {
  await sql`select chibo.erase_answers(${list})`.execute(tx)
}

export async function withdraw(tx: Tx, list: ListRow, at: string): Promise<number> {
  await forgetAnswers(tx, list.id)
  const gone = await sql`delete from list_row where list = ${list.id}`.execute(tx)
  await sql`delete from problem where list = ${list.id}`.execute(tx)
  await sql`update list set state = 'withdrawn', withdrawn_at = ${at}, title = '{}', speaks_for = '{}', organisation = null, head = null where id = ${list.id}`.execute(
    tx,
  )
  await sql`update reconciliation set stale = true where id = ${list.reconciliation}`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

/** As the owner, by the clock: drafts nobody accepted within 24 hours. */
export async function eraseExpired(tx: Tx): Promise<void> {
  await sql`
    with gone as (delete from list where state in ('reading', 'refused', 'draft') and expires_at < now() returning id)
    select chibo.erase_answers(id::text) from gone`.execute(tx)
}
