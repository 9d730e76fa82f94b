import { z } from 'zod'
import { todayInVietnam } from '#kernel/day.ts'
import { readGrids } from '#platform/documents/index.ts'
import { task, type Working } from '#platform/jobs/index.ts'
import { understandInSteps, type Understanding } from '#engines/sheets/index.ts'
import { draftOf } from './drafting.ts'
import type { FileNote } from './read.ts'
import { nothingRead, type ListHead } from './draft.ts'
import { findList, refuseList, sameFileAccepted, saveDraft, type ListRow } from './lists.sql.ts'
import { vocabularyFor } from './vocabulary.ts'

/**
 * Files wait here, in memory and nowhere else, from the request to the job that reads them; the file itself is never kept.
 * After a crash there is nothing to read: the list says so and asks for the file again.
 */
const waiting = new Map<string, { readonly bytes: Uint8Array; readonly timer: NodeJS.Timeout }>()
const longest = 10 * 60_000

export function hold(list: string, bytes: Uint8Array): void {
  const timer = setTimeout(() => waiting.delete(list), longest)
  timer.unref()
  waiting.set(list, { bytes, timer })
}

function take(list: string): Uint8Array | undefined {
  const held = waiting.get(list)
  if (held) clearTimeout(held.timer)
  waiting.delete(list)
  return held?.bytes
}

export const readList = task('lists.read', z.object({ list: z.uuid() }), async ({ list: id }, working) => {
  const bytes = take(id)
  const list = await working.as((tx) => findList(tx, id))
  if (!list || list.state !== 'reading') return undefined
  if (!bytes) return refuse(working, id, { code: 'lists.fileGone', facts: {} })
  const read = await readGrids(bytes, list.file_name, { signal: working.signal })
  if (!read.ok) return refuse(working, id, { code: read.refusal.code, facts: { ...read.refusal } })
  const vocabulary = vocabularyFor(list.kind, todayInVietnam(Date.now()))
  const steps = understandInSteps(read.grids, vocabulary)
  let step = steps.next()
  while (step.done !== true) {
    await working.progress(step.value.done, step.value.of)
    step = steps.next()
  }
  if (!step.value.ok)
    return refuse(working, id, { code: step.value.refusal.code, facts: { sheets: step.value.refusal.sheets } })
  await save(working, list, step.value.understanding, read.notes)
  return id
})

async function save(
  working: Working,
  list: ListRow,
  understanding: Understanding,
  notes: readonly FileNote[],
): Promise<void> {
  const today = todayInVietnam(Date.now())
  const { head, rows, title, speaksFor, organisation } = draftOf(understanding, list, today, notes)
  await working.progress(rows.length, rows.length)
  await working.as(async (tx) => {
    const again = await sameFileAccepted(tx, list.id)
    const told: ListHead = again ? { ...head, warnings: [{ code: 'sameFile' }, ...head.warnings] } : head
    await saveDraft(
      tx,
      {
        id: list.id,
        unit: list.unit,
        account: working.account,
        sheet: understanding.sheet,
        title,
        speaksFor,
        organisation,
        head: told,
      },
      rows,
    )
  })
}

async function refuse(working: Working, id: string, refusal: NonNullable<ListHead['refusal']>): Promise<string> {
  await working.as((tx) => refuseList(tx, id, { ...nothingRead, refusal }))
  return id
}
