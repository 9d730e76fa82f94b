import { randomUUID } from 'node:crypto'
import { addMonths, type Day } from '#kernel/day.ts'
import { refuse } from '#kernel/decision.ts'
import type { Handlers } from '#platform/http/index.ts'
import { pathOf } from '#features/units/index.server.ts'
import { logRead } from '#features/audit/index.server.ts'
import { jobView } from '#features/lists/index.ts'
import { filterOf, horizonOf } from './asked.routes.ts'
import { ledgerOf, ledgerView } from './ledger.ts'
import { issuedOf, ledgerRows } from './ledger.sql.ts'
import { shownList } from './lists.routes.ts'
import { listsOf } from './lists.sql.ts'
import { countPeople, peopleOf, problemsOf, repeatedRows } from './people.sql.ts'
import { personSeen } from './pairs.routes.ts'
import { pairCounts } from './pairs.sql.ts'
import { personView, rowView } from './person.view.ts'
import { type Asking, mayAt } from './reach.sql.ts'
import { reconciliationRoutes, type Overview, type ReconciliationSummary } from './reconciliation.contract.ts'
import {
  changesOf,
  eraseReconciliation,
  findReconciliation,
  insertReconciliation,
  lockReconciliation,
  reconciliationsInReach,
  sendersAndClocks,
  setKeptFor,
  unitsToOpenAt,
  type Change,
  type ReconciliationRow,
} from './reconciliations.sql.ts'
import { downloadReport, downloadRows } from './report.routes.ts'
import type { RunCounts } from './run.ts'
import { startRunOf } from './run.jobs.ts'
import { jobsOf, runningJobOf } from './runs.sql.ts'
import { problemText } from './texts.ts'

export type ReconciliationRefusal = { readonly code: 'reconciliation.nothingToCompare' }

function erasesOn(row: ReconciliationRow): Day | null {
  return row.kept_months === null || row.last_list_on === null ? null : addMonths(row.last_list_on, row.kept_months)
}

/** Of a run's counts those of the groups, as the contract names them and no others. */
function groupsOf(counts: RunCounts): ReconciliationSummary['counts'] {
  const { arrived, wrongDestination, doubtful, notSeenYet, notCompared, unannounced, neverIntroduced } = counts
  return { arrived, wrongDestination, doubtful, notSeenYet, notCompared, unannounced, neverIntroduced }
}

function summaryOf(row: ReconciliationRow): ReconciliationSummary {
  const { counts } = row
  return {
    id: row.id,
    unit: { id: row.unit, name: row.unit_name },
    purpose: row.purpose,
    openedOn: row.opened_on,
    lists: row.lists,
    lastRunAt: row.last_run_at?.toISOString() ?? null,
    counts: counts && groupsOf(counts),
    erasesOn: erasesOn(row),
  }
}

/** A reconciliation within the first wall for an action; the second has hidden all others. */
export async function reachableReconciliation(
  given: Asking,
  action: string,
  id: string,
): Promise<ReconciliationRow | undefined> {
  const found = await findReconciliation(given.tx, id)
  return found && (await mayAt(given, action, found.unit)) ? found : undefined
}

const abilities: readonly (readonly [ability: Overview['may'][number], action: string])[] = [
  ['addList', 'reconciliation.addList'],
  ['run', 'reconciliation.run'],
  ['settle', 'reconciliation.settle'],
  ['attempt', 'transfers.recordAttempt'],
  ['report', 'reconciliation.report'],
  ['erase', 'reconciliation.erase'],
  ['keep', 'reconciliation.keep'],
]

/** Each level sets for its own unit: the nearest at or above the reconciliation's at which the account holds the action. */
async function setterOf({ tx, actor, world }: Asking, unit: string): Promise<string> {
  const { own, ownAndBelow } = actor.reach('reconciliation.keep')
  const path = await pathOf(tx, unit, world.today)
  return path.findLast((u) => own.includes(u) || ownAndBelow.includes(u)) ?? unit
}

async function abilitiesAt({ tx, actor, world }: Asking, unit: string): Promise<Overview['may']> {
  const path = await pathOf(tx, unit, world.today)
  return abilities.flatMap(([ability, action]) => (actor.can(action, path) ? [ability] : []))
}

async function overviewOf(given: Asking, row: ReconciliationRow): Promise<Overview> {
  const { tx, world, language, actor } = given
  const may = await abilitiesAt(given, row.unit)
  const lists = await listsOf(tx, row.id)
  const jobs = await jobsOf(
    tx,
    lists.flatMap((l) => (l.state !== 'accepted' && l.job !== null ? [l.job] : [])),
  )
  const running = await runningJobOf(tx, row.id)
  const pairs = await pairCounts(tx, row.id)
  const { senders, clocks } = await sendersAndClocks(tx, row.id, horizonOf(world))
  const changed = await changesOf(tx, row.id)
  const { counts } = row
  return {
    ...summaryOf(row),
    listsInside: lists.map((l) =>
      shownList(l, jobs.get(l.job ?? ''), actor.account, may.includes('addList'), language),
    ),
    running: running ? jobView(running, language) : null,
    totals: counts && totalsOf(counts),
    pairsToSee: pairs.waiting,
    pairsAnswered: pairs.answered,
    clocks: counts && clocks,
    senders: senders.map(({ name, n }) => ({ name, notSeenYet: n })),
    changes: changed ? changesView(changed, pairs.answered) : null,
    stale: row.stale && row.last_run_at !== null,
    may,
  }
}

function totalsOf({ sent, received, residing, duplicates, receivedNotCompared }: RunCounts): Overview['totals'] {
  return { sent, received, residing, duplicates, receivedNotCompared }
}

function changesView(changed: Change, answersKept: number): NonNullable<Overview['changes']> {
  return {
    since: changed.since.toISOString(),
    notSeenBefore: changed.not_seen_before,
    notSeenNow: changed.not_seen_now,
    arrived: changed.arrived,
    newlyNotSeen: changed.newly,
    answersKept,
  }
}

export const reconciliationHandlers: Handlers<typeof reconciliationRoutes, ReconciliationRefusal> = {
  async listReconciliations({ tx, actor }) {
    const rows = await reconciliationsInReach(tx, actor.reach('reconciliation.read'))
    return { reconciliations: rows.map(summaryOf), mayOpenAt: [...(await unitsToOpenAt(tx))] }
  },

  async openReconciliation(given) {
    const { tx, body, world } = given
    if (!(await mayAt(given, 'reconciliation.open', body.unit))) return refuse({ code: 'notFound' })
    const id = randomUUID()
    await insertReconciliation(tx, { id, unit: body.unit, purpose: body.purpose }, world)
    await given.record({
      unit: body.unit,
      command: 'reconciliation.open',
      on: world.today,
      body: { id, purpose: body.purpose },
    })
    return { id }
  },

  async getReconciliation(given) {
    const found = await reachableReconciliation(given, 'reconciliation.read', given.params.id)
    return found ? overviewOf(given, found) : refuse({ code: 'notFound' })
  },

  async eraseReconciliation(given) {
    const { tx, params, world } = given
    const found = await lockReconciliation(tx, params.id)
    if (!found || !(await mayAt(given, 'reconciliation.erase', found.unit))) return refuse({ code: 'notFound' })
    const erasedRows = await eraseReconciliation(tx, found.id, world.now)
    await given.record({
      unit: found.unit,
      command: 'reconciliation.erase',
      on: world.today,
      body: { id: found.id, rows: erasedRows },
    })
    return { erasedRows }
  },

  async keepFor(given) {
    const { tx, params, body, world } = given
    const found = await reachableReconciliation(given, 'reconciliation.keep', params.id)
    if (!found) return refuse({ code: 'notFound' })
    const unit = await setterOf(given, found.unit)
    await setKeptFor(tx, unit, body.months, world.today)
    await given.record({ unit, command: 'reconciliation.keepFor', on: world.today, body: { months: body.months } })
    const now = await findReconciliation(tx, found.id)
    return { erasesOn: now ? erasesOn(now) : null }
  },

  async startRun(given) {
    const found = await reachableReconciliation(given, 'reconciliation.run', given.params.id)
    if (!found) return refuse({ code: 'notFound' })
    const job = await startRunOf(given, found.id)
    if (!job) return refuse({ code: 'reconciliation.nothingToCompare' })
    return { job: jobView(job, given.language) }
  },

  async listPeople(given) {
    const { tx, params, query, world, language } = given
    const found = await reachableReconciliation(given, 'reconciliation.read', params.id)
    if (!found) return refuse({ code: 'notFound' })
    const filter = await filterOf(given, found.id, query)
    const horizon = horizonOf(world)
    const total = await countPeople(tx, found.id, filter, horizon)
    const rows = await peopleOf(tx, found.id, filter, horizon, query)
    await logRead(tx, { operation: 'listPeople', subjects: rows.map((r) => r.id) })
    return {
      rows: rows.map((row) => ({ ...personView(personSeen(row), world, language), group: row.stands })),
      total,
      page: query.page,
      pages: Math.max(1, Math.ceil(total / query.size)),
    }
  },

  async listRepeated(given) {
    const { tx, params, query } = given
    const found = await reachableReconciliation(given, 'reconciliation.read', params.id)
    if (!found) return refuse({ code: 'notFound' })
    const rows = await repeatedRows(tx, found.id, query.page, query.size)
    await logRead(tx, { operation: 'listRepeated', subjects: [...new Set(rows.map((r) => r.subject))] })
    const people = [...Map.groupBy(rows, (r) => r.subject).values()]
    return {
      repeated: people.flatMap((group) =>
        group[0] ? [{ kind: group[0].side, rows: group.map((row) => rowView(row.subject, row)) }] : [],
      ),
      total: rows[0]?.total ?? 0,
    }
  },

  async listProblems(given) {
    const { tx, params, query, language } = given
    const found = await reachableReconciliation(given, 'reconciliation.read', params.id)
    if (!found) return refuse({ code: 'notFound' })
    const rows = await problemsOf(tx, found.id, query.page, query.size)
    return {
      problems: rows.map((p) => ({
        list: p.list,
        kind: p.kind,
        fileName: p.file_name,
        row: p.row,
        column: p.column_header,
        message: problemText(p)[language],
      })),
      total: rows[0]?.total ?? 0,
    }
  },

  async getLedger(given) {
    const found = await reachableReconciliation(given, 'reconciliation.read', given.params.id)
    if (!found) return refuse({ code: 'notFound' })
    const ledger = ledgerOf(await ledgerRows(given.tx, found.id), given.world.today, given.query.quarter)
    return ledgerView(ledger, await issuedOf(given.tx, found.id, ledger.quarter))
  },

  downloadReport,
  downloadRows,
}

export const reconciliationProblems = {
  'reconciliation.nothingToCompare': {
    status: 409,
    title: {
      vi: 'Chưa đủ danh sách để so: cần danh sách của nơi gửi và của nơi nhận',
      en: 'Not enough lists: one of a sender and one of a receiver are needed',
    },
  },
} as const
