import type { Understanding } from '#engines/sheets/index.ts'
import type { Day } from '#kernel/day.ts'
import {
  anotherYear,
  draftRowsOf,
  type DraftRefusal,
  type DraftRow,
  type FileNote,
  headOf,
  type ListHead,
  usableCells,
  type Warning,
} from '#features/lists/index.ts'
import type { GivenList, Kept, List, Side } from './entry.ts'
import { dayOf, placeLists } from './organisations.ts'
import { keptOf } from './read.ts'
import { repeats } from './repeats.ts'

/** What is answered to somebody who works on a list. */
export type ListRefusal = DraftRefusal | { readonly code: 'lists.notAccepted' }

export interface Draft {
  readonly head: ListHead
  readonly rows: readonly DraftRow[]
  readonly title: readonly string[]
  /** Organisations by name; empty where the list speaks for all. */
  readonly speaksFor: readonly string[]
  /** The one organisation that drew it up, by its title or by whoever gave it. */
  readonly organisation: string | null
}

/** An understood sheet as the draft its uploader looks through. */
export function draftOf(
  understanding: Understanding,
  list: { readonly id: string; readonly kind: Side; readonly supplied_by: string | null },
  today: Day,
  notes: readonly FileNote[] = [],
): Draft {
  const rows = draftRowsOf(understanding)
  const kept = rows.flatMap((row) => keptRow(row, list.kind) ?? [])
  const given: GivenList = {
    id: list.id,
    side: list.kind,
    title: understanding.title,
    rows: kept,
    ...(list.supplied_by === null ? {} : { named: [list.supplied_by] }),
  }
  const [placed] = placeLists([given])
  const repeated = placed ? repeats(placed.entries).filter((r) => r.length > 1) : []
  const head = headOf(understanding, notes)
  return {
    rows,
    title: understanding.title,
    speaksFor: namesOf(placed),
    organisation: onlyOne(namesOf(placeLists([{ ...given, rows: [] }])[0])),
    head: {
      ...head,
      duplicates: repeated.map((group) => group.map((e) => e.row)),
      warnings: [...head.warnings, ...warningsOf(kept, understanding, repeated.length, today)],
    },
  }
}

function namesOf(list: List | undefined): readonly string[] {
  return list === undefined || list.speaksFor === 'all' ? [] : list.speaksFor.map((s) => s.name)
}

function onlyOne(names: readonly string[]): string | null {
  return names.length === 1 ? (names[0] ?? null) : null
}

/** What is kept of a draft row: cells still wrong are empty, the person stays. */
export function keptRow({ row, cells, heading }: DraftRow, kind: Side): Kept | undefined {
  return keptOf({ row, values: usableCells(cells, happened), ...(heading === null ? {} : { group: heading }) }, kind)
}

/** Days of what is told as having happened: one that has not come yet is a slip, whoever confirms it. */
export const happened: ReadonlySet<string> = new Set(['introducedOn', 'receivedOn', 'noticeOn'])

function warningsOf(kept: readonly Kept[], { rows }: Understanding, repeated: number, today: Day): readonly Warning[] {
  const days = kept.flatMap((k) => dayOf(k.introducedOn) ?? dayOf(k.receivedOn) ?? [])
  const year = anotherYear(days, today)
  const ahead = rows.filter(({ values }) =>
    ['introducedOn', 'receivedOn'].some((f) => values[f]?.because?.code === 'inTheFuture'),
  ).length
  return [
    ...(year === undefined ? [] : [{ code: 'anotherYear', year } as const]),
    ...(ahead === 0 ? [] : [{ code: 'inTheFuture', rows: ahead } as const]),
    ...(repeated === 0 ? [] : [{ code: 'manyDuplicates', rows: repeated } as const]),
  ]
}
