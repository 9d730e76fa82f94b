import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Unit } from './cells.ts'

/** JSON in UTF-8, of some thousand rows: handed from thread to thread as it lies in memory. */
export type Piece = Uint8Array<ArrayBuffer>

const pieceOf = 5_000 // rows

/** The units at and below one today, with all they are called, and since when each stands without a gap, wherever it stood. */
export async function unitsBelow(tx: Tx, unit: string): Promise<readonly Unit[]> {
  const { rows } = await sql<Unit>`
    select u.id, u.kind, coalesce(max(l.label) filter (where l.kind = 'name'), '') as name,
      case when u.id = ${unit}::uuid then null else (array[p.a1, p.a2, p.a3, p.a4, p.a5, p.a6])[p.depth - 1] end as above,
      coalesce(array_agg(l.label) filter (where l.label is not null), '{}') as labels,
      coalesce((select max(e.from_on) from unit_edge e where e.unit = u.id and e.from_on <= chibo.today()
        and not exists (select from unit_edge b where b.unit = e.unit and b.to_on = e.from_on)), '-infinity')::text as since
    from unit_path p join unit u on u.id = p.unit left join unit_label l on l.unit = u.id and l.from_on <= chibo.today() and chibo.today() < l.to_on
    where ${unit}::uuid in (p.a1, p.a2, p.a3, p.a4, p.a5, p.a6) group by u.id, p.unit`.execute(tx)
  return rows
}

/** The rows of a draft, as `RowToRead` with what a person decided about each. */
export async function rowsToCompare(tx: Tx, id: string): Promise<readonly Piece[]> {
  const { rows: ends } = await sql<{ last: number }>`
    select coalesce(max(row), 0)::int as last from import_row where import = ${id}`.execute(tx)
  return inPieces(ends[0]?.last ?? 0, async (from, to) => {
    const { rows } = await sql<{ json: string }>`
      select coalesce(json_agg(json_build_object('row', row, 'cells', cells, 'heading', heading, 'hasNumber', number_hash is not null, 'verdict', verdict)
        order by row), '[]')::text as json
      from import_row where import = ${id} and row >= ${from} and row <= ${to}`.execute(tx)
    return rows[0]?.json
  })
}

/**
 * A draft was written a moment ago, and the planner takes it for empty: going through the piece once for every row of it would take
 * minutes. For the rest of the transaction.
 */
export async function withoutLoops(tx: Tx): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(tx)
}

// somebody known may belong elsewhere, and a unit may have been moved since it was read: such a cell is not the draft's to name
const cellsWithin = (id: string) => sql`
  select p.unit from import i join unit_path p on i.unit in (p.a1, p.a2, p.a3, p.a4, p.a5, p.a6) where i.id = ${id}`

/** Where each row belongs, before anybody is compared: who belongs there is part of the comparison. `json`: `{row, cell}[]`. */
export async function saveCells(tx: Tx, id: string, json: string): Promise<void> {
  await sql`
    update import_row q set cell = r.cell from (
      select r.row, p.unit as cell from jsonb_to_recordset(${json}::jsonb) as r(row int, cell uuid) left join (${cellsWithin(id)}) p on p.unit = r.cell) r
    where q.import = ${id} and q.row = r.row and q.cell is distinct from r.cell`.execute(tx)
}

/** Finds with whom the rows are compared, within what the account has. Answers how many people. */
export async function findPool(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ found: number }>`select chibo.find_import_pool(${id}) as found`.execute(tx)
  return rows[0]?.found ?? 0
}

/** What is known of them, each piece of `Person[]`. */
export async function poolInPieces(tx: Tx, id: string, count: number): Promise<readonly Piece[]> {
  return inPieces(count, async (from, to) => {
    const { rows } = await sql<{ json: string }>`
      ${withRestricted(id, sql`chibo.import_known(${id}, ${from}, ${to}, null)`)}`.execute(tx)
    return rows[0]?.json
  })
}

/** The same with whoever is kept and not used marked: no list changes them. Read through only where there is somebody. */
function withRestricted(id: string, known: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with known as materialized (select ${known}::text as json),
      spared as materialized (select r::text as person from chibo.restricted_in_pool(${id}) r)
    select case when not exists (select from spared) then known.json else (
      select jsonb_agg(case when p ->> 'person' in (select person from spared) then p || '{"writes": false, "restricted": true}' else p end order by n)::text
      from jsonb_array_elements(known.json::jsonb) with ordinality e(p, n)) end as json
    from known`
}

/** `Person[]` of some people of the pool, as JSON. */
export async function knownPeople(tx: Tx, id: string, people: readonly string[]): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    ${withRestricted(id, sql`chibo.import_known(${id}, 0, 2147483647, ${[...people]}::uuid[])`)}`.execute(tx)
  return rows[0]?.json ?? '[]'
}

async function inPieces(
  last: number,
  load: (from: number, to: number) => Promise<string | undefined>,
): Promise<readonly Piece[]> {
  const pieces: Piece[] = []
  for (let from = 0; from <= last; from += pieceOf)
    pieces.push(new TextEncoder().encode((await load(from, from + pieceOf - 1)) ?? '[]'))
  return pieces
}

/** `json`: `RowOutcome[]`. */
export async function saveOutcomes(tx: Tx, id: string, json: string): Promise<void> {
  await sql`
    update import_row q set stands = r.stands, person = r.person, seen = r.seen, cell = p.unit, found = r.found
    from jsonb_to_recordset(${json}::jsonb) as r(row int, stands text, person uuid, seen int, cell uuid, found jsonb)
      left join (${cellsWithin(id)}) p on p.unit = r.cell
    where q.import = ${id} and q.row = r.row`.execute(tx)
}

/** What somebody chose about who is gone outlives a comparison. `json`: `GoneOutcome[]`. */
export async function saveGone(tx: Tx, id: string, unit: string, json: string): Promise<void> {
  const { rows } = await sql<{ chosen: Readonly<Record<string, string>> }>`
    select coalesce(jsonb_object_agg(person, choice) filter (where choice is not null), '{}') as chosen from import_gone where import = ${id}`.execute(
    tx,
  )
  await sql`delete from import_gone where import = ${id}`.execute(tx)
  await sql`
    insert into import_gone (import, n, unit, person, seen, affiliation, found, choice)
    select ${id}, row_number() over (order by r.found ->> 'cell', chibo.name_key(r.found ->> 'name'), r.person), ${unit}, r.person, r.seen, r.affiliation,
      r.found, ${JSON.stringify(rows[0]?.chosen ?? {})}::jsonb ->> r.person::text
    from jsonb_to_recordset(${json}::jsonb) as r(person uuid, seen int, affiliation uuid, found jsonb)`.execute(tx)
}

export async function markCompared(tx: Tx, id: string): Promise<void> {
  await sql`update import set stale = false, doing = null where id = ${id}`.execute(tx)
}
