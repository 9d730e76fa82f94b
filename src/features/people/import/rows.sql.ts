import { sql } from 'kysely'
import type { DraftCells } from '#features/lists/index.ts'
import { logRead } from '#features/audit/index.server.ts'
import type { Tx } from '#platform/db/index.ts'
import type { GoneChoice } from './imports.contract.ts'
import type { Found, GoneOutcome, Standing } from './outcome.ts'
import type { z } from 'zod'

/** A draft row with where it stands and what was chosen. */
export interface ComparedRow {
  readonly row: number
  readonly cells: DraftCells
  readonly heading: string | null
  readonly sealed: Uint8Array | null
  readonly hash: Uint8Array | null
  readonly stands: Standing
  readonly person: string | null
  readonly seen: number | null
  readonly cell: string | null
  readonly found: Found
  readonly leave: boolean
  readonly verdict: string | null
  readonly taken: Readonly<Record<string, boolean>>
}

const columns = sql.raw(
  `row, cells, heading, number_sealed as sealed, number_hash as hash, stands, person, seen, cell, found, leave, verdict, taken`,
)

export async function rowsStanding(
  tx: Tx,
  id: string,
  { stands, page, size }: { readonly stands: Standing; readonly page: number; readonly size: number },
): Promise<{ readonly rows: readonly ComparedRow[]; readonly total: number }> {
  const { rows } = await sql<ComparedRow>`
    select ${columns} from import_row where import = ${id} and stands = ${stands} order by row limit ${size} offset ${(page - 1) * size}`.execute(
    tx,
  )
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from import_row where import = ${id} and stands = ${stands}`.execute(tx)
  return { rows, total: counted.rows[0]?.n ?? 0 }
}

/** Whoever looks through an import looks into the register: whom it shows is written down. */
export async function logShown(
  tx: Tx,
  operation: string,
  shown: readonly { readonly person: string }[],
): Promise<void> {
  const subjects = [...new Set(shown.map(({ person }) => person))]
  if (subjects.length > 0) await logRead(tx, { operation, subjects })
}

export async function lockComparedRow(tx: Tx, id: string, row: number): Promise<ComparedRow | undefined> {
  const { rows } = await sql<ComparedRow>`
    select ${columns} from import_row where import = ${id} and row = ${row} and stands is not null for update`.execute(
    tx,
  )
  return rows[0]
}

/** Whether another row of the draft is taken for that person already. */
export async function isTakenBy(tx: Tx, id: string, row: number, person: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from import_row where import = ${id} and person = ${person} and row <> ${row}) as found`.execute(
    tx,
  )
  return rows[0]?.found === true
}

export async function saveChoice(tx: Tx, id: string, row: ComparedRow): Promise<void> {
  await sql`
    update import_row set leave = ${row.leave}, verdict = ${row.verdict}, taken = ${JSON.stringify(row.taken)}::jsonb, stands = ${row.stands},
      person = ${row.person}, seen = ${row.seen}, found = ${JSON.stringify(row.found)}::jsonb
    where import = ${id} and row = ${row.row}`.execute(tx)
}

/** Rows that accepting writes, from one row number up to another, without it. */
export async function rowsToWrite(tx: Tx, id: string, from: number, to: number): Promise<readonly ComparedRow[]> {
  const { rows } = await sql<ComparedRow>`
    select ${columns} from import_row
    where import = ${id} and row >= ${from} and row < ${to} and (stands in ('new', 'changed', 'kept') or (stands = 'returning' and person is not null and cell is not null)) and not leave
    order by row`.execute(tx)
  return rows
}

export interface GoneSeen {
  readonly n: number
  readonly person: string
  readonly affiliation: string
  readonly found: GoneOutcome['found']
  readonly choice: z.infer<typeof GoneChoice> | null
}

// whoever a row was taken for by a person since stands in a row after all
const missing = sql`not exists (select from import_row q where q.import = g.import and q.person = g.person)`

export async function goneRows(
  tx: Tx,
  id: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<readonly GoneSeen[]> {
  const { rows } = await sql<GoneSeen>`
    select n, person, affiliation, found, choice from import_gone g where import = ${id} and ${missing}
    order by n limit ${size} offset ${(page - 1) * size}`.execute(tx)
  return rows
}

/** Those somebody has said something about. */
export async function goneToWrite(tx: Tx, id: string): Promise<readonly GoneSeen[]> {
  const { rows } = await sql<GoneSeen>`
    select n, person, affiliation, found, choice from import_gone g where import = ${id} and choice is not null and ${missing} order by n`.execute(
    tx,
  )
  return rows
}

export async function chooseGone(
  tx: Tx,
  id: string,
  n: number,
  choice: GoneSeen['choice'],
): Promise<GoneSeen | undefined> {
  const { rows } = await sql<GoneSeen>`
    update import_gone g set choice = ${choice} where import = ${id} and n = ${n} returning n, person, affiliation, found, choice`.execute(
    tx,
  )
  return rows[0]
}

export interface Sums {
  readonly stands: Readonly<Partial<Record<Standing, number>>>
  readonly gone: number
  readonly taken: { readonly new: number; readonly changed: number; readonly ended: number; readonly returned: number }
  readonly cells: readonly { readonly called: string; readonly label: string; readonly rows: number }[]
  readonly cells_not_named: number
}

/** How many rows stand where, and how many would be written. */
export async function sumsOf(tx: Tx, id: string, unit: string): Promise<Sums> {
  const { rows } = await sql<Sums>`
    select
      coalesce((select jsonb_object_agg(stands, n) from (
        select stands, count(*)::int as n from import_row where import = ${id} and stands is not null group by stands) s), '{}') as stands,
      (select count(*)::int from import_gone g where import = ${id} and ${missing}) as gone,
      jsonb_build_object(
        'new', (select count(*) from import_row where import = ${id} and stands = 'new' and not leave),
        'changed', (select count(*) from import_row q where import = ${id} and stands in ('changed', 'kept') and not leave and exists (
          select from jsonb_to_recordset(q.found -> 'changes') as c(field text, kept text, blocked boolean)
          where not c.blocked and coalesce((q.taken ->> c.field)::boolean, c.kept is null))),
        'returned', (select count(*) from import_row where import = ${id} and stands = 'returning' and person is not null and cell is not null and not leave),
        'ended', (select count(*) from import_gone g where import = ${id} and choice is not null and ${missing})) as taken,
      coalesce((select jsonb_agg(c order by c.rows desc, c.called) from (
        select found ->> 'called' as called, min(concat_ws(', ', coalesce(cells -> 'cell' ->> 'text', heading), cells -> 'committee' ->> 'text')) as label, count(*)::int as rows from import_row
        where import = ${id} and stands in ('waiting', 'returning') and found ->> 'why' in ('noCell', 'unknown', 'several') group by 1) c), '[]') as cells,
      (select count(*)::int from unit_path p join unit u on u.id = p.unit where ${unit}::uuid in (p.a1, p.a2, p.a3, p.a4, p.a5, p.a6)
        and u.kind like '%Cell' and u.kind <> 'armedForcesCell'
        and u.id not in (select q.cell from import_row q where q.import = ${id} and q.cell is not null)) as cells_not_named`.execute(
    tx,
  )
  return (
    rows[0] ?? {
      stands: {},
      gone: 0,
      taken: { new: 0, changed: 0, ended: 0, returned: 0 },
      cells: [],
      cells_not_named: 0,
    }
  )
}
