import { createContext, useContext } from 'react'
import type { CellEdit, CellEdited, PreviewRow } from '../draft.contract.ts'

/** `marks`: rows with something to look at. */
export type Show = 'marks' | 'all'

export interface Piece {
  readonly rows: readonly PreviewRow[]
  readonly total: number
}

/** Where the rows of a draft come from, and where what a person settles goes: each subject has operations of its own. */
export interface DraftSource {
  readonly id: string
  /** Everything asked about this draft is kept under this key. */
  readonly key: readonly string[]
  rows(show: Show, page: number, size: number): Promise<Piece>
  settle(edit: CellEdit): Promise<CellEdited>
  /** Puts what was answered into the head of the page. */
  settled(edited: CellEdited): void
}

const Source = createContext<DraftSource | undefined>(undefined)
export const DraftSourceProvider = Source.Provider

export function useDraftSource(): DraftSource {
  const source = useContext(Source)
  if (!source) throw new Error('a preview stands inside a DraftSourceProvider')
  return source
}
