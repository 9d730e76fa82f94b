import type { Day } from '#kernel/day.ts'
import { readElsewhere, readHere, type ReadDraft } from '#features/lists/index.server.ts'
import { draftOf, type Draft } from './drafting.ts'
import type { Side } from './entry.ts'
import { vocabularyFor } from './vocabulary.ts'

interface Given {
  readonly list: { readonly id: string; readonly kind: Side; readonly supplied_by: string | null }
  readonly today: Day
}

export type ReadList = ReadDraft<Omit<Draft, 'rows'>>

/** Reads a list in a thread of its own. */
export function readListElsewhere(
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  given: Given,
  signal: AbortSignal,
  stage: (done: number, of: number) => void,
) {
  return readElsewhere<Omit<Draft, 'rows'>>(new URL(import.meta.url), file, given, signal, stage)
}

await readHere<Given, Omit<Draft, 'rows'>>({
  vocabulary: ({ list, today }) => vocabularyFor(list.kind, today),
  draftOf(understanding, { list, today }, notes) {
    const { rows, ...about } = draftOf(understanding, list, today, notes)
    return { rows, about }
  },
})
