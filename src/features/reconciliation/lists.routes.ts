import { createHash, randomUUID } from 'node:crypto'
import { command, type Call, type Handlers } from '#platform/http/index.ts'
import { findJob } from '#platform/jobs/index.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import { keepDraft } from './accepting.server.ts'
import { editCell, jobView, nothingRead, previewRow, type DraftRow, type JobSeen } from '#features/lists/index.ts'
import {
  draftCounts,
  draftRows,
  holdFile,
  lockDraftRow,
  saveDraftRow,
  tellRefusal,
} from '#features/lists/index.server.ts'
import { happened, type ListRefusal } from './drafting.ts'
import { listView, previewView } from './list.view.ts'
import { listRoutes, type ListInfo } from './lists.contract.ts'
import {
  deleteList,
  drafts,
  findList,
  insertList,
  markAccepted,
  setListJob,
  withdraw,
  type ListRow,
} from './lists.sql.ts'
import { type Asking, mayAt } from './reach.sql.ts'
import { readList } from './reading.jobs.ts'
import { findReconciliation } from './reconciliations.sql.ts'
import { startRunOf } from './run.jobs.ts'
import { loadSamples, type Samples } from './samples.routes.ts'
import { vocabularyFor } from './vocabulary.ts'

const action = 'reconciliation.addList'

/** A list within the first wall; drafts of others were hidden by the second already. */
async function reachableList(given: Asking, id: string, lock = false) {
  const list = await findList(given.tx, id, lock)
  return list && (await mayAt(given, action, list.unit)) ? list : undefined
}

export async function infoOf(
  given: Pick<Asking, 'tx' | 'actor' | 'language'>,
  list: ListRow,
  addList: boolean,
): Promise<ListInfo> {
  const job = list.job === null ? undefined : await findJob(given.tx, list.job)
  return shownList(list, job, given.actor.account, addList, given.language)
}

export function shownList(
  list: ListRow,
  job: JobSeen | undefined,
  account: string,
  addList: boolean,
  language: Call['language'],
): ListInfo {
  return listView(list, job ? jobView(job, language) : null, { account, addList }, tellRefusal, language)
}

/** `samples`: the lists of made-up people for whoever has none at hand. */
export const listHandlers = (samples: Samples): Handlers<typeof listRoutes, ListRefusal> => ({
  async uploadList(given) {
    const { tx, params, query, body, world, enqueue, about } = given
    const found = await findReconciliation(tx, params.id)
    if (!found || !(await mayAt(given, action, found.unit))) return refuse({ code: 'notFound' })
    const id = randomUUID()
    await insertList(
      tx,
      {
        id,
        reconciliation: found.id,
        unit: found.unit,
        kind: query.kind,
        fileName: query.fileName,
        suppliedBy: query.suppliedBy?.trim() === '' ? undefined : query.suppliedBy?.trim(),
        named: true,
        fingerprint: createHash('sha256').update(body).digest(),
      },
      world.now,
    )
    if (!holdFile(id, body)) return refuse({ code: 'lists.busy' })
    const job = await enqueue(readList, id, { list: id })
    await setListJob(tx, id, job)
    about(id)
    await given.record({
      unit: found.unit,
      command: 'lists.upload',
      on: world.today,
      body: { list: id, kind: query.kind },
    })
    const list = await findList(tx, id)
    return list ? infoOf(given, list, true) : refuse({ code: 'notFound' })
  },

  loadSamples: loadSamples(samples),

  async getPreview(given) {
    const list = await reachableList(given, given.params.id)
    if (!list) return refuse({ code: 'notFound' })
    const counts = await draftCounts(given.tx, drafts, list.id)
    const counted = list.state === 'draft' ? counts : { ...counts, rows: list.rows }
    return previewView(
      await infoOf(given, list, true),
      list.reconciliation,
      list.head ?? nothingRead,
      counted,
      given.language,
    )
  },

  async listPreviewRows(given) {
    const { tx, params, query, language } = given
    const list = await reachableList(given, params.id)
    if (!list) return refuse({ code: 'notFound' })
    const marks = query.show === 'marks'
    const counts = await draftCounts(tx, drafts, list.id)
    const rows = await draftRows(tx, drafts, list.id, { marks, page: query.page, size: query.size })
    return { rows: rows.map((row) => previewRow(row, language)), total: marks ? counts.marked : counts.rows }
  },

  editCell: command(listRoutes.editCell, {
    async load(given) {
      const list = await reachableList(given, given.params.id, true)
      const row = list && (await lockDraftRow(given.tx, drafts, list.id, given.body.row))
      return list && row ? { list, row } : undefined
    },
    decide({ list, row }, { body, world }): Decision<{ readonly row: DraftRow }, ListRefusal> {
      if (list.state !== 'draft' || !list.head) return refuse({ code: 'lists.notADraft' })
      return editCell(row, body, {
        vocabulary: vocabularyFor(list.kind, world.today),
        columns: list.head.columns,
        happened,
      })
    },
    save: ({ tx, about }, { list }, { row }) => {
      about(list.id)
      return saveDraftRow(tx, drafts, list.id, row)
    },
    event: () => undefined, // nothing has happened before the list is accepted
    async answer({ tx, language }, { list }, { row }) {
      const counts = await draftCounts(tx, drafts, list.id)
      return {
        row: previewRow(row, language),
        doubtful: counts.doubtful,
        wrong: counts.wrong,
        understood: counts.rows - counts.marked,
      }
    },
  }),

  async acceptList(given) {
    const { tx, params, world, about } = given
    const list = await reachableList(given, params.id, true)
    if (!list) return refuse({ code: 'notFound' })
    if (list.state !== 'draft' || !list.head) return refuse({ code: 'lists.notADraft' })
    const kept = await keepDraft(tx, list, list.head)
    if (kept === 0) return refuse({ code: 'lists.empty' })
    await markAccepted(tx, list, kept, world.now)
    about(list.id)
    await given.record({
      unit: list.unit,
      command: 'lists.accept',
      on: world.today,
      body: { list: list.id, kind: list.kind, rows: kept },
    })
    const job = await startRunOf(given, list.reconciliation)
    return { rows: kept, job: job ? jobView(job, given.language) : null }
  },

  async cancelList(given) {
    const list = await reachableList(given, given.params.id, true)
    if (!list) return refuse({ code: 'notFound' })
    if (list.state === 'accepted' || list.state === 'withdrawn') return refuse({ code: 'lists.notADraft' })
    await deleteList(given.tx, list.id)
    return {}
  },

  async withdrawList(given) {
    const { tx, params, world, about } = given
    const list = await reachableList(given, params.id, true)
    if (!list) return refuse({ code: 'notFound' })
    if (list.state !== 'accepted') return refuse({ code: 'lists.notAccepted' })
    const rows = await withdraw(tx, list, world.now)
    about(list.id)
    await given.record({
      unit: list.unit,
      command: 'lists.withdraw',
      on: world.today,
      body: { list: list.id, kind: list.kind, rows },
    })
    const job = await startRunOf(given, list.reconciliation)
    return { rows, job: job ? jobView(job, given.language) : null }
  },
})
