import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { partOf, textOf } from './partial.ts'
import type { GivenList, Kept, Side } from './entry.ts'

/** A row of `list_row`: days are text as far as the list tells them. */
export interface KeptRow {
  readonly row: number
  readonly name: string
  readonly born: string | null
  readonly sex: 'male' | 'female' | null
  readonly card: string | null
  readonly admitted_on: string | null
  readonly official_on: string | null
  readonly from_unit: string | null
  readonly to_unit: string | null
  readonly effective_on: string | null
  readonly introduced_on: string | null
  readonly received_on: string | null
  readonly notice_on: string | null
  readonly retired_on: string | null
}

export const keptColumns = sql.raw(
  'name, born, sex, card, admitted_on, official_on, from_unit, to_unit, effective_on, introduced_on, received_on, notice_on, retired_on',
)

function rowOf(kept: Kept): KeptRow {
  return {
    row: kept.row,
    name: kept.name,
    born: textOf(kept.birth),
    sex: kept.sex ?? null,
    card: kept.card ?? null,
    admitted_on: textOf(kept.admittedOn),
    official_on: textOf(kept.officialOn),
    from_unit: kept.from ?? null,
    to_unit: kept.to ?? null,
    effective_on: textOf(kept.effectiveOn),
    introduced_on: textOf(kept.introducedOn),
    received_on: textOf(kept.receivedOn),
    notice_on: textOf(kept.noticeOn),
    retired_on: textOf(kept.retiredOn),
  }
}

export function keptOf(row: KeptRow): Kept {
  return {
    row: row.row,
    name: row.name,
    ...present('birth', partOf(row.born)),
    ...present('sex', row.sex ?? undefined),
    ...present('card', row.card ?? undefined),
    ...present('admittedOn', partOf(row.admitted_on)),
    ...present('officialOn', partOf(row.official_on)),
    ...present('from', row.from_unit ?? undefined),
    ...present('to', row.to_unit ?? undefined),
    ...present('effectiveOn', partOf(row.effective_on)),
    ...present('introducedOn', partOf(row.introduced_on)),
    ...present('receivedOn', partOf(row.received_on)),
    ...present('noticeOn', partOf(row.notice_on)),
    ...present('retiredOn', partOf(row.retired_on)),
  }
}

function present<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one key of a known name
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T })
}

/** All rows of a list in one statement. */
export async function insertKept(
  tx: Tx,
  list: { readonly id: string; readonly reconciliation: string; readonly unit: string },
  rows: readonly Kept[],
): Promise<void> {
  await sql`
    insert into list_row (list, reconciliation, unit, row, ${keptColumns})
    select ${list.id}, ${list.reconciliation}, ${list.unit}, row, ${keptColumns}
    from jsonb_to_recordset(${JSON.stringify(rows.map(rowOf))}::jsonb) as r(row int, name text, born text, sex text, card text,
      admitted_on text, official_on text, from_unit text, to_unit text, effective_on text, introduced_on text,
      received_on text, notice_on text, retired_on text)`.execute(tx)
}

export interface AcceptedList extends GivenList {
  readonly fileName: string
  /** The one organisation that drew it up. */
  readonly organisation: string | null
  /** Vietnam's day on which it was accepted. */
  readonly acceptedOn: Day
}

/** Every accepted list of a reconciliation with its rows, oldest first: what a run compares. */
export async function acceptedLists(tx: Tx, reconciliation: string): Promise<readonly AcceptedList[]> {
  const lists = await sql<{
    id: string
    kind: Side
    title: string[]
    named: string[] | null
    file_name: string
    organisation: string | null
    accepted_on: Day
  }>`
    select id, kind, title, named, file_name, organisation, (accepted_at at time zone 'Asia/Ho_Chi_Minh')::date as accepted_on
    from list where reconciliation = ${reconciliation} and state = 'accepted' order by accepted_at, id`.execute(tx)
  const rows = await sql<KeptRow & { list: string }>`
    select list, row, ${keptColumns} from list_row where reconciliation = ${reconciliation} order by list, row`.execute(
    tx,
  )
  const byList = Map.groupBy(rows.rows, (r) => r.list)
  return lists.rows.map((l) => ({
    id: l.id,
    side: l.kind,
    title: l.title,
    ...(l.named === null ? {} : { named: l.named }),
    fileName: l.file_name,
    organisation: l.organisation,
    acceptedOn: l.accepted_on,
    rows: (byList.get(l.id) ?? []).map(keptOf),
  }))
}
