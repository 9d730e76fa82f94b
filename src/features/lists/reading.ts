import type { Because } from '#engines/sheets/understanding.ts'

/** Why something in a file is told to whoever gave it: a code with facts, put into words by `reading-texts.ts`. */
export type ReadingCode =
  | Because['code']
  | 'nameless'
  | 'otherSheet'
  | 'hiddenSheet'
  | 'formulaWithoutValue'
  | 'unusable'

export type Facts = Readonly<Record<string, string | number>>

/** What was noticed about a file when it was read, before anything in it had a meaning. */
export type FileNote =
  | { readonly code: 'hiddenSheet'; readonly sheet: string }
  /** Formulas whose result the file does not hold; `cell` is the first of them. */
  | { readonly code: 'formulaWithoutValue'; readonly sheet: string; readonly cell: string; readonly count: number }
  | { readonly code: 'spoiltLetters' }

/** Of the notes about a file those that concern the sheet that was read. */
export function notesOf(notes: readonly FileNote[], sheet: string): readonly FileNote[] {
  return notes.filter((note) => !('sheet' in note) || note.sheet === sheet)
}

export function noteProblem({ code, ...facts }: FileNote): { readonly code: FileNote['code']; readonly facts: Facts } {
  return { code, facts }
}
