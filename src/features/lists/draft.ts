import type { Value } from '#engines/sheets/understanding.ts'
import type { FileNote, ReadingCode } from './reading.ts'

/** A cell of a draft: as understood, and whether a person settled it. */
export type DraftCell = Value & { readonly settled?: boolean }
export type DraftCells = Readonly<Record<string, DraftCell>>

export interface DraftRow {
  /** As Excel shows it. */
  readonly row: number
  readonly cells: DraftCells
  /** The heading over the group of rows it stands in. */
  readonly heading: string | null
  /** Cells still marked. */
  readonly doubtful: number
  readonly wrong: number
}

/** What is told of a list beside its rows; no value of a dropped column is in it. */
export interface ListHead {
  readonly columns: readonly { readonly field: string; readonly header: string }[]
  readonly dropped: readonly string[]
  readonly unknownHeaders: readonly string[]
  readonly otherSheets: readonly string[]
  readonly leftOut: readonly { readonly row: number; readonly why: string }[]
  readonly nameless: readonly number[]
  readonly oldFont: { readonly rows: number; readonly from: 'tcvn3' | 'vni' | null }
  readonly duplicates: readonly (readonly number[])[]
  readonly warnings: readonly Warning[]
  /** Why the file was refused, where it was. */
  readonly refusal?: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }
}

/** Of a list that is not read yet, or could not be. */
export const nothingRead: Omit<ListHead, 'refusal'> = {
  columns: [],
  dropped: [],
  unknownHeaders: [],
  otherSheets: [],
  leftOut: [],
  nameless: [],
  oldFont: { rows: 0, from: null },
  duplicates: [],
  warnings: [],
}

export type Warning =
  | { readonly code: 'sameFile' }
  | { readonly code: 'anotherYear'; readonly year: number }
  | { readonly code: 'inTheFuture'; readonly rows: number }
  | { readonly code: 'manyDuplicates'; readonly rows: number }
  | FileNote

export function marksOf(cells: DraftCells): { readonly doubtful: number; readonly wrong: number } {
  const marks = Object.values(cells).map((c) => c.mark)
  return { doubtful: marks.filter((m) => m === 'doubtful').length, wrong: marks.filter((m) => m === 'wrong').length }
}

export type EditRefusal =
  | { readonly code: 'lists.noSuchCell'; readonly row: number; readonly field: string }
  | { readonly code: 'lists.nothingToChoose' }
  | { readonly code: 'lists.notReadable'; readonly text: string; readonly because: ReadingCode }
  | { readonly code: 'lists.nameNeeded' }

/** What is answered to somebody who works on a draft. */
export type DraftRefusal =
  | EditRefusal
  | { readonly code: 'lists.busy' }
  | { readonly code: 'lists.notADraft' }
  | { readonly code: 'lists.empty' }
