import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { ListHead } from '#features/lists/index.ts'
import type { DraftTable } from '#features/lists/index.server.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AffiliationKind } from '../member.ts'

/** What is told of a file beside its rows; of identity numbers only how many there are. */
export type ImportHead = ListHead & { readonly numbers: { readonly read: number; readonly unread: number } }

export type ImportState = 'reading' | 'refused' | 'draft' | 'accepted' | 'undone'
export type Doing = 'reading' | 'comparing' | 'accepting' | 'undoing'

export interface Done {
  readonly new: number
  readonly changed: number
  readonly ended: number
  readonly returned: number
}

export interface ImportRow {
  readonly id: string
  readonly unit: string
  readonly unit_name: string
  readonly kind: AffiliationKind
  readonly on_day: Day
  readonly state: ImportState
  readonly file_name: string
  readonly sheet: string | null
  readonly rows: number
  readonly head: ImportHead | null
  readonly cells: Readonly<Record<string, string>>
  readonly job: string | null
  readonly doing: Doing | null
  readonly stale: boolean
  readonly compared_at: Date | null
  readonly notice: 'changedMeanwhile' | null
  readonly counts: Partial<Done>
  readonly uploaded_by: string
  readonly uploaded_by_name: string
  readonly uploaded_at: Date
  readonly expires_at: Date | null
  readonly accepted_at: Date | null
  readonly accepted_by_name: string | null
  readonly undone_at: Date | null
  readonly undone_by_name: string | null
  readonly undone_rows: number | null
}

/** Where the rows of drafts stand. */
export const drafts: DraftTable = { table: 'import_row', of: 'import' }

const columns = sql.raw(`
  i.id, i.unit, chibo.unit_name_on(i.unit, chibo.today()) as unit_name, i.kind, i.on_day, i.state, i.file_name, i.sheet, i.rows, i.head, i.cells,
  i.job, i.doing, i.stale, i.compared_at, i.notice, i.counts, i.uploaded_by, chibo.name_of_account(i.uploaded_by) as uploaded_by_name,
  i.uploaded_at, i.expires_at, i.accepted_at, chibo.name_of_account(i.accepted_by) as accepted_by_name, i.undone_at,
  chibo.name_of_account(i.undone_by) as undone_by_name, i.undone_rows`)

export interface NewImport {
  readonly id: string
  readonly unit: string
  readonly kind: AffiliationKind
  readonly on: Day
  readonly fileName: string
  readonly fingerprint: Uint8Array
}

export async function insertImport(tx: Tx, given: NewImport): Promise<void> {
  await sql`
    insert into import (id, unit, kind, on_day, file_name, fingerprint)
    values (${given.id}, ${given.unit}, ${given.kind}, ${given.on}, ${given.fileName}, ${Buffer.from(given.fingerprint)})`.execute(
    tx,
  )
}

export async function setJob(tx: Tx, id: string, doing: Doing, job: string): Promise<void> {
  await sql`update import set job = ${job}, doing = ${doing}, notice = null where id = ${id}`.execute(tx)
}

/** Locked until the transaction ends where `lock` says so. */
export async function findImport(tx: Tx, id: string, lock = false): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${columns} from import i where i.id = ${id} ${lock ? sql`for update of i` : sql``}`.execute(tx)
  return rows[0]
}

/** Imports of a unit and those below it (of all within reach without one), newest first. */
export async function listImports(
  tx: Tx,
  { unit, page, size }: { readonly unit: string | undefined; readonly page: number; readonly size: number },
): Promise<readonly (ImportRow & { readonly total: number })[]> {
  const { rows } = await sql<ImportRow & { total: number }>`
    select ${columns}, (count(*) over ())::int as total from import i
    where ${unit ?? null}::uuid is null or exists (select from unit_path p where p.unit = i.unit
      and ${unit ?? null}::uuid in (p.a1, p.a2, p.a3, p.a4, p.a5, p.a6))
    order by i.uploaded_at desc, i.id limit ${size} offset ${(page - 1) * size}`.execute(tx)
  return rows
}

/** Whether the very same file was accepted at this unit and stands. */
export async function sameFileAccepted(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from import mine join import other on other.unit = mine.unit and other.id <> mine.id
      and other.fingerprint = mine.fingerprint and other.state = 'accepted' where mine.id = ${id}) as found`.execute(tx)
  return rows[0]?.found === true
}

export async function saveHead(tx: Tx, id: string, sheet: string, rows: number, head: ImportHead): Promise<void> {
  await sql`
    update import set state = 'draft', sheet = ${sheet}, rows = ${rows}, head = ${JSON.stringify(head)}::jsonb where id = ${id}`.execute(
    tx,
  )
}

export async function refuseImport(tx: Tx, id: string, head: ListHead): Promise<void> {
  await sql`update import set state = 'refused', doing = null, head = ${JSON.stringify(head)}::jsonb where id = ${id}`.execute(
    tx,
  )
}

/** `rows` is JSON: rows of a draft, each with its sealed identity number and the keyed hash in hexadecimal. */
export async function saveRows(tx: Tx, id: string, unit: string, rows: string): Promise<void> {
  await sql`
    insert into import_row (import, unit, row, cells, heading, doubtful, wrong, number_sealed, number_hash)
    select ${id}, ${unit}, row, cells, heading, doubtful, wrong, decode(sealed, 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset(${rows}::jsonb) as r(row int, cells jsonb, heading text, doubtful smallint, wrong smallint, sealed text, hash text)`.execute(
    tx,
  )
}

export async function markStale(tx: Tx, id: string): Promise<void> {
  await sql`update import set stale = true where id = ${id}`.execute(tx)
}

export async function chooseCells(tx: Tx, id: string, cells: Readonly<Record<string, string>>): Promise<void> {
  await sql`update import set cells = cells || ${JSON.stringify(cells)}::jsonb, stale = true where id = ${id}`.execute(
    tx,
  )
}

/** A draft goes whole, with what was answered about it. */
export async function deleteImport(tx: Tx, id: string): Promise<void> {
  await sql`select chibo.erase_answers(${id})`.execute(tx)
  await sql`delete from import where id = ${id}`.execute(tx)
}

/** As the owner, by the clock: drafts nobody accepted within 24 hours. */
export async function eraseExpired(tx: Tx): Promise<void> {
  await sql`
    with gone as (delete from import where state in ('reading', 'refused', 'draft') and expires_at < now() returning id)
    select chibo.erase_answers(id::text) from gone`.execute(tx)
}
