import { createHash, randomUUID } from 'node:crypto'
import type { AnyRoute } from '#kernel/contract.ts'
import { day, todayInVietnam } from '#kernel/day.ts'
import { refuse } from '#kernel/decision.ts'
import { editCell, jobView, previewRow } from '#features/lists/index.ts'
import {
  draftCounts,
  draftRows,
  holdFile,
  lockDraftRow,
  saveDraftRow,
  tellRefusal,
} from '#features/lists/index.server.ts'
import { pathOf } from '#features/units/index.server.ts'
import type { Given, Handlers } from '#platform/http/index.ts'
import { cancelJob, findJob, type Task } from '#platform/jobs/index.ts'
import { freePeople, hanging } from './accepting.sql.ts'
import { cellsOf, findCells } from './cells.ts'
import { choose } from './choosing.ts'
import { unitsBelow } from './comparing.sql.ts'
import { differenceRow, goneRow, peopleIn } from './difference.view.ts'
import { entryOf } from './entry.ts'
import { importRoutes, type ImportInfo } from './imports.contract.ts'
import type { ImportTasks } from './imports.jobs.ts'
import type { ImportRefusal } from './refusals.ts'
import {
  chooseCells,
  deleteImport,
  drafts,
  findImport,
  insertImport,
  listImports,
  markStale,
  setJob,
  type Doing,
  type ImportRow,
} from './imports.sql.ts'
import { differenceView, importView, isBusy, previewView } from './imports.view.ts'
import {
  chooseGone,
  goneRows,
  isTakenBy,
  lockComparedRow,
  logShown,
  rowsStanding,
  saveChoice,
  sumsOf,
  type ComparedRow,
} from './rows.sql.ts'
import { hangingText } from './texts.ts'
import { happened, registerVocabulary } from './vocabulary.ts'

const action = 'members.import'
type Asking = Pick<Given<AnyRoute>, 'tx' | 'actor' | 'world' | 'language' | 'enqueue'>

/** The first wall: may this actor import at that unit, by the table of grants? */
async function mayAt({ tx, actor, world }: Pick<Asking, 'tx' | 'actor' | 'world'>, unit: string): Promise<boolean> {
  return actor.can(action, await pathOf(tx, unit, world.today))
}

/** An import within the first wall; drafts of others were hidden by the second already. */
async function reachable(given: Asking, id: string, lock = false): Promise<ImportRow | undefined> {
  const found = await findImport(given.tx, id, lock)
  return found && (await mayAt(given, found.unit)) ? found : undefined
}

async function jobOf({ tx, language }: Pick<Asking, 'tx' | 'language'>, found: ImportRow) {
  const job = found.job === null ? undefined : await findJob(tx, found.job)
  return job ? jobView(job, language) : null
}

async function infoOf(given: Asking, found: ImportRow): Promise<ImportInfo> {
  return importView(found, await jobOf(given, found), given.actor.account, tellRefusal, given.language)
}

/** A draft on which nothing is under way, locked. */
async function restingDraft(given: Asking, id: string) {
  const found = await reachable(given, id, true)
  if (!found) return refuse({ code: 'notFound' })
  if (found.state !== 'draft') return refuse({ code: 'lists.notADraft' })
  if (isBusy(await jobOf(given, found))) return refuse({ code: 'imports.underWay' })
  return { ok: true, found } as const
}

async function begin(given: Asking, id: string, doing: Doing, task: Task<{ readonly import: string }>) {
  await setJob(given.tx, id, doing, await given.enqueue(task, id, { import: id }))
  const found = await findImport(given.tx, id)
  return found ? infoOf(given, found) : refuse({ code: 'notFound' })
}

function shownRow(row: ComparedRow, language: Asking['language']) {
  return differenceRow(row, entryOf({ ...row, hasNumber: row.hash !== null }), language)
}

export const importHandlers = (tasks: ImportTasks): Handlers<typeof importRoutes, ImportRefusal> => ({
  async uploadImport(given) {
    const { tx, query, body, world, about } = given
    if (!(await mayAt(given, query.unit))) return refuse({ code: 'notFound' })
    const on = query.on === undefined ? world.today : day(query.on)
    if (on > world.today) return refuse({ code: 'imports.inTheFuture' })
    const id = randomUUID()
    const fingerprint = createHash('sha256').update(body).digest()
    await insertImport(tx, { id, unit: query.unit, kind: query.kind, on, fileName: query.fileName, fingerprint })
    if (!holdFile(id, body)) return refuse({ code: 'lists.busy' })
    about(id)
    await given.record({ unit: query.unit, command: 'imports.upload', on: world.today, body: { import: id } })
    return begin(given, id, 'reading', tasks.read)
  },

  async listImports(given) {
    const { tx, query } = given
    const found = await listImports(tx, { unit: query.unit, page: query.page, size: query.size })
    const within: ImportInfo[] = []
    for (const one of found) if (await mayAt(given, one.unit)) within.push(await infoOf(given, one))
    return { imports: within, total: found[0]?.total ?? 0 }
  },

  async getImport(given) {
    const before = await reachable(given, given.params.id)
    if (!before) return refuse({ code: 'notFound' })
    const job = await jobOf(given, before)
    // read again once the job is known: what it has done stands from here on
    const found = (await findImport(given.tx, before.id)) ?? before
    const counts = await draftCounts(given.tx, drafts, found.id)
    const compared = found.state === 'draft' && found.compared_at !== null && !isBusy(job)
    const sums = compared ? await sumsOf(given.tx, found.id, found.unit) : undefined
    return previewView(
      importView(found, job, given.actor.account, tellRefusal, given.language),
      found,
      found.state === 'draft' ? counts : { ...counts, rows: found.rows },
      sums ? differenceView(found, sums) : null,
      given.language,
    )
  },

  async listImportRows(given) {
    const { tx, params, query, language } = given
    const found = await reachable(given, params.id)
    if (!found) return refuse({ code: 'notFound' })
    const marks = query.show === 'marks'
    const counts = await draftCounts(tx, drafts, found.id)
    const rows = await draftRows(tx, drafts, found.id, { marks, page: query.page, size: query.size })
    return { rows: rows.map((row) => previewRow(row, language)), total: marks ? counts.marked : counts.rows }
  },

  async editImportCell(given) {
    const { tx, params, body, world, language, about } = given
    const draft = await restingDraft(given, params.id)
    if (!draft.ok) return draft
    const { id, head } = draft.found
    const row = await lockDraftRow(tx, drafts, id, body.row)
    if (!row || !head) return refuse({ code: 'notFound' })
    const edited = editCell(row, body, { vocabulary: registerVocabulary(world.today), columns: head.columns, happened })
    if (!edited.ok) return edited
    about(id)
    await saveDraftRow(tx, drafts, id, edited.row)
    await markStale(tx, id)
    const counts = await draftCounts(tx, drafts, id)
    return {
      row: previewRow(edited.row, language),
      doubtful: counts.doubtful,
      wrong: counts.wrong,
      understood: counts.rows - counts.marked,
    }
  },

  async compareImport(given) {
    const { tx, params, body, about } = given
    const draft = await restingDraft(given, params.id)
    if (!draft.ok) return draft
    const within = new Set(cellsOf(await unitsBelow(tx, draft.found.unit)).map((cell) => cell.id))
    if (Object.values(body.cells).some((cell) => !within.has(cell))) return refuse({ code: 'imports.noCellHere' })
    await chooseCells(tx, draft.found.id, body.cells)
    about(draft.found.id)
    return begin(given, draft.found.id, 'comparing', tasks.compare)
  },

  async listImportCells(given) {
    const found = await reachable(given, given.params.id)
    if (!found) return refuse({ code: 'notFound' })
    return { units: findCells(await unitsBelow(given.tx, found.unit), given.query.search) }
  },

  async listImportDifference(given) {
    const { tx, params, query, language } = given
    const found = await reachable(given, params.id)
    if (!found) return refuse({ code: 'notFound' })
    const { rows, total } = await rowsStanding(tx, found.id, query)
    const shown = rows.map((row) => shownRow(row, language))
    await logShown(tx, 'listImportDifference', shown.flatMap(peopleIn))
    return { rows: shown, total }
  },

  async listImportGone(given) {
    const { tx, params, query, language } = given
    const found = await reachable(given, params.id)
    if (!found) return refuse({ code: 'notFound' })
    const rows = await goneRows(tx, found.id, query)
    const { gone } = await sumsOf(tx, found.id, found.unit)
    await logShown(tx, 'listImportGone', rows)
    return { rows: rows.map((row) => goneRow(row, language)), total: gone }
  },

  async chooseImportRow(given) {
    const { tx, params, body, language, about } = given
    const draft = await restingDraft(given, params.id)
    if (!draft.ok) return draft
    const { id } = draft.found
    const row = await lockComparedRow(tx, id, body.row)
    if (!row) return refuse({ code: 'notFound' })
    const who = body.verdict
    const taken = typeof who === 'string' && who !== 'new' && (await isTakenBy(tx, id, body.row, who))
    const fields = Object.fromEntries(
      Object.entries(body.fields ?? {}).flatMap(([f, on]) => (on === undefined ? [] : [[f, on]])),
    )
    const chosen = choose(row, { leave: body.leave, fields, verdict: who }, taken)
    if (!chosen.ok) return chosen
    about(id)
    await saveChoice(tx, id, chosen.row)
    const shown = shownRow(chosen.row, language)
    await logShown(tx, 'chooseImportRow', peopleIn(shown))
    return shown
  },

  async chooseImportGone(given) {
    const { tx, params, body, language, about } = given
    const draft = await restingDraft(given, params.id)
    if (!draft.ok) return draft
    const row = await chooseGone(tx, draft.found.id, body.n, body.choice)
    if (!row) return refuse({ code: 'notFound' })
    about(draft.found.id)
    await logShown(tx, 'chooseImportGone', [row])
    return goneRow(row, language)
  },

  async acceptImport(given) {
    const draft = await restingDraft(given, given.params.id)
    if (!draft.ok) return draft
    const { id, unit, stale } = draft.found
    const { taken } = await sumsOf(given.tx, id, unit)
    if (!stale && taken.new + taken.changed + taken.ended + taken.returned === 0)
      return refuse({ code: 'imports.nothingToAccept' })
    given.about(id)
    return begin(given, id, 'accepting', tasks.accept)
  },

  async cancelImport(given) {
    const found = await reachable(given, given.params.id, true)
    if (!found) return refuse({ code: 'notFound' })
    if (found.state === 'accepted' || found.state === 'undone') return refuse({ code: 'lists.notADraft' })
    if (found.job !== null) await cancelJob(given.tx, found.job)
    await deleteImport(given.tx, found.id)
    return {}
  },

  async getImportUndo(given) {
    const { tx, params, query, language } = given
    const found = await reachable(given, params.id)
    if (!found) return refuse({ code: 'notFound' })
    if (found.state !== 'accepted') return refuse({ code: 'imports.notAccepted' })
    const { free, hanging: left, rows } = await hanging(tx, found.id, query)
    await logShown(tx, 'getImportUndo', rows)
    return {
      free,
      hanging: left,
      rows: rows.map(({ person, name, is_new, hangs, later_at, later_by }) => ({
        person,
        name,
        what: is_new ? 'new' : 'changed',
        because: hangingText({
          hangs,
          on: later_at === null ? null : todayInVietnam(new Date(later_at).getTime()),
          by: later_by,
        })[language],
      })),
    }
  },

  async undoImport(given) {
    const { tx, params, body, about } = given
    const found = await reachable(given, params.id, true)
    if (!found) return refuse({ code: 'notFound' })
    if (found.state !== 'accepted') return refuse({ code: 'imports.notAccepted' })
    if (isBusy(await jobOf(given, found))) return refuse({ code: 'imports.underWay' })
    const { free, hanging: left } = await freePeople(tx, found.id)
    if (left > 0 && !body.leaveHanging) return refuse({ code: 'imports.workHangs', people: left })
    if (free.length === 0) return refuse({ code: 'imports.nothingToUndo' })
    about(found.id)
    return begin(given, found.id, 'undoing', tasks.undo)
  },
})
