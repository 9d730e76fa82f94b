import type { Understanding } from '#engines/sheets/index.ts'
import type { Day } from '#kernel/day.ts'
import { draftRowsOf, headOf, type DraftRow, type FileNote } from '#features/lists/index.ts'
import { readElsewhere, readHere } from '#features/lists/index.server.ts'
import type { ImportHead } from './imports.sql.ts'
import { registerVocabulary } from './vocabulary.ts'

interface Given {
  readonly today: Day
}

interface About {
  readonly head: ImportHead
}

/** A row on its way to the draft: the identity number apart, in memory only, until it is sealed. */
export type ReadRow = DraftRow & { readonly number: string | null }

/** Reads a list for the register in a thread of its own. */
export function readImportElsewhere(
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  today: Day,
  signal: AbortSignal,
  stage: (done: number, of: number) => void,
) {
  return readElsewhere<About>(new URL(import.meta.url), file, { today } satisfies Given, signal, stage)
}

await readHere<Given, About>({
  vocabulary: ({ today }) => registerVocabulary(today),
  draftOf: (understanding, _given, notes) => draftOf(understanding, notes),
})

function draftOf(understanding: Understanding, notes: readonly FileNote[]) {
  const apart = understanding.rows.map(({ values: { number, ...values }, ...row }) => ({
    row: { ...row, values },
    number: number?.mark === undefined && number?.text !== undefined ? number.text.replace(/\D/g, '') : null,
    told: number !== undefined && number.raw.trim() !== '',
  }))
  const kept = { ...understanding, rows: apart.map(({ row }) => row) }
  const rows = draftRowsOf(kept).map((row, i): ReadRow => ({ ...row, number: apart[i]?.number ?? null }))
  const head = headOf(kept, notes)
  const read = apart.filter(({ number }) => number !== null).length
  return {
    rows,
    about: {
      head: {
        ...head,
        columns: head.columns.filter(({ field }) => field !== 'number'),
        numbers: { read, unread: apart.filter(({ told }) => told).length - read },
      },
    },
  }
}
