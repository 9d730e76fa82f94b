import { z } from 'zod'
import { todayInVietnam } from '#kernel/day.ts'
import { appendEvent } from '#features/audit/index.server.ts'
import { nothingRead, type ListHead } from '#features/lists/index.ts'
import { lastDraftRow, takeFile } from '#features/lists/index.server.ts'
import { task, type Recurring, type Working } from '#platform/jobs/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { searchAfter } from '../duplicates/finding.jobs.ts'
import { aboutRow, writeDraft } from './accepting.server.ts'
import { closeImport, closeUndo, freePeople, isFresh, setNotice, takeTurn, undoAbout } from './accepting.sql.ts'
import { compareElsewhere } from './comparing.server.ts'
import {
  findPool,
  markCompared,
  poolInPieces,
  rowsToCompare,
  saveCells,
  saveGone,
  saveOutcomes,
  unitsBelow,
  withoutLoops,
  type Piece,
} from './comparing.sql.ts'
import {
  drafts,
  eraseExpired,
  findImport,
  refuseImport,
  sameFileAccepted,
  saveHead,
  saveRows,
  type ImportHead,
} from './imports.sql.ts'
import { readImportElsewhere, type ReadRow } from './reading.server.ts'

const ids = z.object({ import: z.uuid() })

/** The work on imports. `secrets`: without a key no identity number is kept. */
export function importTasks(secrets: Secrets | undefined) {
  return {
    read: task('imports.read', ids, async ({ import: id }, working) => {
      if (await read(working, id, secrets)) await compareDraft(working, id)
      return id
    }),
    compare: task('imports.compare', ids, async ({ import: id }, working) => {
      await compareDraft(working, id)
      return id
    }),
    accept: task('imports.accept', ids, async ({ import: id }, working) => {
      await accept(working, id, secrets)
      return id
    }),
    undo: task('imports.undo', ids, async ({ import: id }, working) => {
      await undo(working, id)
      return id
    }),
  }
}

export type ImportTasks = ReturnType<typeof importTasks>

/** True once there is a draft to compare. */
async function read(working: Working, id: string, secrets: Secrets | undefined): Promise<boolean> {
  const bytes = takeFile(id)
  const found = await working.as((tx) => findImport(tx, id))
  if (!found || found.state !== 'reading') return found?.state === 'draft'
  if (!bytes) return refused(working, id, { code: 'lists.fileGone', facts: {} })
  const given = await readImportElsewhere(
    { bytes, fileName: found.file_name },
    todayInVietnam(Date.now()),
    working.signal,
    (done, of) => {
      void working.progress(done, of).catch(() => undefined) // a cancel is seen by the signal too
    },
  )
  if (!given.ok) return refused(working, id, given.refusal)
  const { sheet, count, pieces, about } = given.draft
  if (count === 0) return refused(working, id, { code: 'lists.nobody', facts: {} })
  await working.as(async (tx) => {
    const again = await sameFileAccepted(tx, id)
    const head = headOf(about.head, again, secrets)
    await saveHead(tx, id, sheet, count, head)
    for (const piece of pieces) {
      await saveRows(tx, id, found.unit, sealed(id, piece, secrets))
      await working.progress(count, count)
    }
  })
  return true
}

function headOf(head: ImportHead, again: boolean, secrets: Secrets | undefined): ImportHead {
  const { read: legible, unread } = head.numbers
  return {
    ...head,
    warnings: again ? [{ code: 'sameFile' }, ...head.warnings] : head.warnings,
    numbers: secrets ? head.numbers : { read: 0, unread: legible + unread },
  }
}

/** Rows as they are saved: no identity number leaves the memory unsealed. */
function sealed(id: string, piece: Piece, secrets: Secrets | undefined): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by reading.server.ts
  const rows = JSON.parse(Buffer.from(piece).toString('utf8')) as ReadRow[]
  return JSON.stringify(
    rows.map(({ number, ...row }) => ({
      ...row,
      sealed: number && secrets ? secrets.seal(number, aboutRow(id, row.row)).toString('hex') : null,
      hash: number && secrets ? secrets.hash(number).toString('hex') : null,
    })),
  )
}

async function refused(working: Working, id: string, refusal: NonNullable<ListHead['refusal']>): Promise<false> {
  await working.as((tx) => refuseImport(tx, id, { ...nothingRead, refusal }))
  return false
}

/** Compares a draft with the register as it is now. */
async function compareDraft(working: Working, id: string): Promise<void> {
  const loaded = await working.as(async (tx) => {
    const draft = await findImport(tx, id)
    return draft?.state === 'draft'
      ? { draft, rows: await rowsToCompare(tx, id), units: await unitsBelow(tx, draft.unit) }
      : undefined
  })
  if (!loaded) return
  const { draft, rows, units } = loaded
  const total = draft.rows
  const told = (share: number) => working.progress(Math.floor(total * share), total)
  await told(0.1)
  const compared = await compareElsewhere(
    { rows, units, chosen: draft.cells, kind: draft.kind, on: draft.on_day },
    {
      placed: async (cells) => {
        await working.as(async (tx) => {
          await withoutLoops(tx)
          for (const piece of cells) await saveCells(tx, id, textOf(piece))
        })
        const pool = await working.as(async (tx) => poolInPieces(tx, id, await findPool(tx, id)))
        await told(0.4)
        return pool
      },
    },
    working.signal,
  )
  await told(0.8)
  await working.as(async (tx) => {
    if ((await findImport(tx, id, true))?.state !== 'draft') return
    await withoutLoops(tx)
    for (const piece of compared.rows) {
      await saveOutcomes(tx, id, textOf(piece))
      await told(0.9)
    }
    await saveGone(tx, id, draft.unit, textOf(compared.gone))
    await markCompared(tx, id)
  })
  await told(1)
}

function textOf(piece: Piece): string {
  return new TextDecoder().decode(piece)
}

/** Writes a draft into the register in one transaction. Where others changed it meanwhile, the difference is shown anew instead. */
async function accept(working: Working, id: string, secrets: Secrets | undefined): Promise<void> {
  const outcome = await working.as(async (tx) => {
    await takeTurn(tx)
    const draft = await findImport(tx, id, true)
    if (draft?.state !== 'draft') return 'done'
    if (!(await isFresh(tx, id))) return draft.stale ? 'stale' : 'changed'
    const units = await unitsBelow(tx, draft.unit)
    const cells = new Map(units.map((unit) => [unit.id, unit]))
    const last = await lastDraftRow(tx, drafts, id)
    const done = await writeDraft(tx, draft, { last, cells, secrets }, (row) => working.progress(row, last))
    await closeImport(tx, id, done)
    await appendEvent(tx, {
      unit: draft.unit,
      command: 'imports.accept',
      on: draft.on_day,
      body: { import: id, ...done },
    })
    await searchAfter(tx, draft.unit)
    return 'done'
  })
  if (outcome === 'done') return
  await compareDraft(working, id)
  if (outcome === 'changed') await working.as((tx) => setNotice(tx, id))
}

const undoneAtOnce = 5_000 // people

/** Takes back what nothing hangs on, in one transaction. */
async function undo(working: Working, id: string): Promise<void> {
  await working.as(async (tx) => {
    await takeTurn(tx)
    const found = await findImport(tx, id)
    if (found?.state !== 'accepted') return
    const { free, hanging } = await freePeople(tx, id)
    for (let from = 0; from < free.length; from += undoneAtOnce) {
      await undoAbout(tx, id, free.slice(from, from + undoneAtOnce))
      await working.progress(Math.min(from + undoneAtOnce, free.length), free.length)
    }
    await closeUndo(tx, id, free.length, hanging)
    const on = todayInVietnam(Date.now())
    await appendEvent(tx, {
      unit: found.unit,
      command: 'imports.undo',
      on,
      body: { import: id, people: free.length, left: hanging },
    })
  })
}

/** Drafts that nobody accepted within a day. */
export const eraseImportDrafts: Recurring = {
  kind: 'imports.eraseDrafts',
  at: '*/10 * * * *',
  run: (asOwner) => asOwner(eraseExpired),
}
