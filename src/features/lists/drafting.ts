import type { Understanding, Value } from '#engines/sheets/understanding.ts'
import type { Day } from '#kernel/day.ts'
import { marksOf, type DraftCell, type DraftCells, type DraftRow, type ListHead } from './draft.ts'
import { notesOf, type FileNote } from './reading.ts'

/** The rows of an understood sheet as a draft that somebody looks through. */
export function draftRowsOf({ rows }: Understanding): readonly DraftRow[] {
  return rows.map(({ row, values, group }) => ({ row, cells: values, heading: group ?? null, ...marksOf(values) }))
}

/** What is told of the sheet beside its rows; a subject adds its own duplicates and warnings. */
export function headOf(understanding: Understanding, notes: readonly FileNote[] = []): Omit<ListHead, 'refusal'> {
  const { columns, dropped, unknownHeaders, otherSheets, leftOut, nameless, font } = understanding
  return {
    columns: columns.map(({ field, header }) => ({ field, header })),
    dropped: dropped.map((d) => d.header),
    unknownHeaders,
    otherSheets,
    leftOut,
    nameless,
    oldFont: { rows: font.converted, from: font.from },
    duplicates: [],
    warnings: [...notesOf(notes, understanding.sheet)],
  }
}

/** Cells that count: what is still wrong is empty, and so is what is told as having happened on a day that has not come. */
export function usableCells(cells: DraftCells, happened: ReadonlySet<string>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(cells).filter(([field, cell]) => isUsable(field, cell, happened)))
}

export function isUsable(field: string, cell: DraftCell, happened: ReadonlySet<string>): boolean {
  if (happened.has(field) && cell.because?.code === 'inTheFuture') return false
  return cell.mark !== 'wrong' || cell.settled === true
}

/** The year most event days of a list belong to, where it is not this year or the one before. */
export function anotherYear(days: readonly Day[], today: Day): number | undefined {
  if (days.length === 0) return undefined
  const years = Map.groupBy(days, (d) => Number(d.slice(0, 4)))
  const [year, of] = [...years].toSorted((a, b) => b[1].length - a[1].length)[0] ?? [0, []]
  const thisYear = Number(today.slice(0, 4))
  return of.length * 2 > days.length && (year < thisYear - 1 || year > thisYear) ? year : undefined
}
