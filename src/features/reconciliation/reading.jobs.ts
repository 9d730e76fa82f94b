import { z } from 'zod'
import { todayInVietnam } from '#kernel/day.ts'
import { task, type Working } from '#platform/jobs/index.ts'
import { nothingRead, type ListHead } from './draft.ts'
import { findList, refuseList, sameFileAccepted, saveDraftRows, saveHead, setRows, type ListRow } from './lists.sql.ts'
import { readElsewhere, type FileToRead, type ReadDraft } from './reading.server.ts'

/**
 * Files wait here, in memory and nowhere else, from the request to the job that reads them; the file itself is never kept.
 * After a crash there is nothing to read: the list says so and asks for the file again.
 */
const waiting = new Map<string, { readonly bytes: Uint8Array; readonly timer: NodeJS.Timeout }>()
const longest = 10 * 60_000 // milliseconds

const mostHeld = 400_000_000 // bytes

/** False where so many files wait to be read that one more would be too much for the memory. */
export function hold(list: string, bytes: Uint8Array): boolean {
  const held = [...waiting.values()].reduce((sum, file) => sum + file.bytes.byteLength, 0)
  if (held + bytes.byteLength > mostHeld) return false
  const timer = setTimeout(() => waiting.delete(list), longest)
  timer.unref()
  waiting.set(list, { bytes, timer })
  return true
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
  const today = todayInVietnam(Date.now())
  const read = await readElsewhere(
    { bytes, fileName: list.file_name, list: told(list), today },
    working.signal,
    (done, of) => {
      void working.progress(done, of).catch(() => undefined) // a cancel is seen by the signal too
    },
  )
  if (!read.ok) return refuse(working, id, read.refusal)
  await save(working, list, read.draft)
  return id
})

function told({ id, kind, supplied_by }: ListRow): FileToRead['list'] {
  return { id, kind, supplied_by }
}

async function save(working: Working, { id, unit }: ListRow, { head, pieces, ...draft }: ReadDraft): Promise<void> {
  await working.as(async (tx) => {
    const again = await sameFileAccepted(tx, id)
    const warned: ListHead = again ? { ...head, warnings: [{ code: 'sameFile' }, ...head.warnings] } : head
    await saveHead(tx, id, { ...draft, head: warned })
    await setRows(tx, id, draft.count)
    for (const piece of pieces) {
      await saveDraftRows(tx, { id, unit, account: working.account }, Buffer.from(piece).toString('utf8'))
      await working.progress(draft.count, draft.count)
    }
  })
}

async function refuse(working: Working, id: string, refusal: NonNullable<ListHead['refusal']>): Promise<string> {
  await working.as((tx) => refuseList(tx, id, { ...nothingRead, refusal }))
  return id
}
