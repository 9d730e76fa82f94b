import { z } from 'zod'
import { todayInVietnam } from '#kernel/day.ts'
import { task, type Working } from '#platform/jobs/index.ts'
import { nothingRead, type ListHead } from '#features/lists/index.ts'
import { takeFile } from '#features/lists/index.server.ts'
import { findList, refuseList, sameFileAccepted, saveDraftRows, saveHead, setRows, type ListRow } from './lists.sql.ts'
import { readListElsewhere, type ReadList } from './reading.server.ts'

export const readList = task('lists.read', z.object({ list: z.uuid() }), async ({ list: id }, working) => {
  const bytes = takeFile(id)
  const list = await working.as((tx) => findList(tx, id))
  if (!list || list.state !== 'reading') return undefined
  if (!bytes) return refuse(working, id, { code: 'lists.fileGone', facts: {} })
  const today = todayInVietnam(Date.now())
  const read = await readListElsewhere(
    { bytes, fileName: list.file_name },
    { list: told(list), today },
    working.signal,
    (done, of) => {
      void working.progress(done, of).catch(() => undefined) // a cancel is seen by the signal too
    },
  )
  if (!read.ok) return refuse(working, id, read.refusal)
  await save(working, list, read.draft)
  return id
})

function told({ id, kind, supplied_by }: ListRow): Pick<ListRow, 'id' | 'kind' | 'supplied_by'> {
  return { id, kind, supplied_by }
}

async function save(working: Working, { id, unit }: ListRow, { sheet, count, pieces, about }: ReadList): Promise<void> {
  const { head } = about
  await working.as(async (tx) => {
    const again = await sameFileAccepted(tx, id)
    const warned: ListHead = again ? { ...head, warnings: [{ code: 'sameFile' }, ...head.warnings] } : head
    await saveHead(tx, id, { ...about, sheet, head: warned })
    await setRows(tx, id, count)
    for (const piece of pieces) {
      await saveDraftRows(tx, { id, unit, account: working.account }, Buffer.from(piece).toString('utf8'))
      await working.progress(count, count)
    }
  })
}

async function refuse(working: Working, id: string, refusal: NonNullable<ListHead['refusal']>): Promise<string> {
  await working.as((tx) => refuseList(tx, id, { ...nothingRead, refusal }))
  return id
}
