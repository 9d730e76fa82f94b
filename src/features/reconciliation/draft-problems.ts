import { noteProblem, type DraftRow, type ListHead } from '#features/lists/index.ts'
import type { Side } from './entry.ts'
import { readList, type ListProblem } from './read.ts'

/** A problem as it is kept with an accepted list; row 0 where the whole file is meant. */
export interface KeptProblem {
  readonly row: number
  readonly column: string | null
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** What nobody mended before the list was accepted: told with the result, row by row. */
export function problemsOfDraft(rows: readonly DraftRow[], head: ListHead, kind: Side): readonly KeptProblem[] {
  const { problems } = readList(
    {
      sheet: '',
      title: [],
      headerRow: 0,
      columns: head.columns.map((c) => ({ ...c, at: 0 })),
      rows: rows.map(({ row, cells, heading }) => ({
        row,
        values: cells,
        ...(heading === null ? {} : { group: heading }),
      })),
      nameless: head.nameless,
      otherSheets: head.otherSheets,
      dropped: [],
      unknownHeaders: [],
      leftOut: [],
      font: { converted: 0, from: null },
    },
    kind,
  )
  const noted: readonly ListProblem[] = head.warnings.flatMap((w) =>
    w.code === 'hiddenSheet' || w.code === 'formulaWithoutValue' || w.code === 'spoiltLetters' ? [noteProblem(w)] : [],
  )
  return [...noted, ...problems].map(({ row, column, code, facts }) => ({
    row: row ?? 0,
    column: column ?? null,
    code,
    facts,
  }))
}
