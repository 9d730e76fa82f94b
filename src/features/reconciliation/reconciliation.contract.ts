import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { Job } from '#features/lists/index.ts'
import { ListInfo, ListKind } from './lists.contract.ts'
import { DayText, Id, inside, Instant, Page, UnitRef } from '#kernel/wire.ts'
import { Count, Group, PersonView } from './wire.ts'

/** Why the office compares: recorded with each reconciliation (Law 91/2025/QH15: bound to a purpose). A closed list, no free text. */
export const Purpose = z.enum(['followTransfers', 'afterMerger', 'beforeReport'])
export type Purpose = z.infer<typeof Purpose>

/** The clock filters of the list of those not seen yet; the state of the presentation clock, else of the nearest known one. */
export const ClockFilter = z.enum(['overdue', 'soon', 'running', 'unknown'])
export type ClockFilter = z.infer<typeof ClockFilter>

export const ReconciliationSummary = z.object({
  id: Id,
  unit: UnitRef,
  purpose: Purpose,
  openedOn: DayText,
  lists: z.int(),
  lastRunAt: Instant.nullable(),
  counts: z.record(Group, z.int()).nullable(),
  /** Null while `reconciliation.keptFor` is unset. */
  erasesOn: DayText.nullable(),
})
export type ReconciliationSummary = z.infer<typeof ReconciliationSummary>

/** Since the run before: how many of those not seen then have arrived, how many are newly not seen, how many answers were kept. */
export const Changes = z.object({
  since: Instant,
  notSeenBefore: z.int(),
  notSeenNow: z.int(),
  arrived: z.int(),
  newlyNotSeen: z.int(),
  answersKept: z.int(),
})

export const Overview = ReconciliationSummary.extend({
  listsInside: z.array(ListInfo),
  running: Job.nullable(),
  /** Null until the first run. People of the sent lists, rows of the received, people of the residing ones. */
  totals: z
    .object({
      sent: z.int(),
      received: z.int(),
      residing: z.int().nullable(),
      duplicates: z.int(),
      receivedNotCompared: z.int(),
    })
    .nullable(),
  pairsToSee: z.int(),
  pairsAnswered: z.int(),
  clocks: z.record(ClockFilter, z.int()).nullable(),
  senders: z.array(z.object({ name: z.string(), notSeenYet: z.int() })),
  changes: Changes.nullable(),
  /** Lists were accepted or taken back, or an answer given, since the last run. */
  stale: z.boolean(),
  may: z.array(z.enum(['addList', 'run', 'settle', 'attempt', 'report', 'erase', 'keep'])),
})
export type Overview = z.infer<typeof Overview>

const Rows = z.object({
  rows: z.array(PersonView.extend({ group: Group })),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
})
const LedgerLine = z.object({
  from: z.string(),
  to: z.string(),
  openBefore: Count,
  sent: Count,
  arrived: Count,
  elsewhere: Count,
  doubtful: Count,
  notCompared: Count,
  notSeenOverdue: Count,
  notSeenRunning: Count,
  notSeenUnknown: Count,
  openAfter: Count,
  unannounced: Count,
  neverIntroduced: Count,
})
export const Ledger = z.object({
  quarter: z.string(),
  quarters: z.array(z.string()),
  /** The report of this quarter as it was last taken out, and which figures of its last line have changed since: later lists change a quarter, never what was reported. */
  issued: z
    .object({
      at: Instant,
      by: z.string(),
      changed: z.array(z.object({ figure: z.string(), before: z.int(), after: z.int() })),
    })
    .nullable(),
  lines: z.array(LedgerLine),
  total: LedgerLine,
})
export type Ledger = z.infer<typeof Ledger>

export const reconciliationRoutes = {
  listReconciliations: route({
    method: 'GET',
    path: '/api/reconciliations',
    summary: 'The reconciliations the account may read, newest first.',
    action: 'reconciliation.read',
    response: z.object({ reconciliations: z.array(ReconciliationSummary), mayOpenAt: z.array(UnitRef) }),
  }),
  openReconciliation: route({
    method: 'POST',
    path: '/api/reconciliations',
    summary: 'Open a reconciliation at a unit, for a purpose.',
    action: 'reconciliation.open',
    body: z.object({ unit: Id, purpose: Purpose }),
    response: z.object({ id: Id }),
    status: 201,
  }),
  getReconciliation: route({
    method: 'GET',
    path: '/api/reconciliations/:id',
    summary: 'One reconciliation: lists, numbers, what changed since the run before.',
    action: 'reconciliation.read',
    params: inside,
    response: Overview,
  }),
  eraseReconciliation: route({
    method: 'DELETE',
    path: '/api/reconciliations/:id',
    summary: 'Erase it whole: rows, drafts, results, job payloads; its counts stay.',
    action: 'reconciliation.erase',
    params: inside,
    response: z.object({ erasedRows: z.int() }),
  }),
  keepFor: route({
    method: 'PUT',
    path: '/api/reconciliations/:id/kept-for',
    summary:
      'Set for the office how many months after the last list its reconciliations are kept (rule reconciliation.keptFor).',
    action: 'reconciliation.keep',
    params: inside,
    body: z.object({ months: z.int().min(1).max(120) }),
    response: z.object({ erasesOn: DayText.nullable() }),
  }),
  startRun: route({
    method: 'POST',
    path: '/api/reconciliations/:id/runs',
    summary: 'Compare the accepted lists anew.',
    action: 'reconciliation.run',
    params: inside,
    response: z.object({ job: Job }),
    status: 202,
  }),
  listPeople: route({
    method: 'GET',
    path: '/api/reconciliations/:id/people',
    summary: 'The people of one group, filtered, searched, sorted, a page at a time.',
    action: 'reconciliation.read',
    params: inside,
    query: z.object({
      /** Left out where a `cell` of the ledger is asked for. */
      group: Group.optional(),
      /** People who were sent, unless the received rows in doubt or not compared are asked for. */
      side: z.enum(['sent', 'received']).optional(),
      clock: ClockFilter.optional(),
      sender: z.string().max(200).optional(),
      /** Words of a name, with or without marks, or a card number. */
      search: z.string().max(100).optional(),
      /** `changed`: those of this group who were not in it in the run before. */
      only: z.enum(['changed', 'fromNotSeen']).optional(),
      /** One cell of the quarterly ledger. */
      quarter: z.string().max(7).optional(),
      cell: z.string().max(40).optional(),
      from: z.string().max(200).optional(),
      to: z.string().max(200).optional(),
      sort: z.enum(['due', 'name', 'from', 'to']).default('due'),
      ...Page,
    }),
    response: Rows,
  }),
  listRepeated: route({
    method: 'GET',
    path: '/api/reconciliations/:id/duplicates',
    summary: 'Rows that stand more than once in one side’s lists: the first stands for the person.',
    action: 'reconciliation.read',
    params: inside,
    query: z.object({ ...Page }),
    response: z.object({ repeated: z.array(z.object({ kind: ListKind, rows: z.array(PersonView) })), total: z.int() }),
  }),
  listProblems: route({
    method: 'GET',
    path: '/api/reconciliations/:id/problems',
    summary: 'What could not be read or derived, row by row.',
    action: 'reconciliation.read',
    params: inside,
    query: z.object({ ...Page }),
    response: z.object({
      problems: z.array(
        z.object({
          list: Id,
          kind: ListKind,
          fileName: z.string(),
          row: z.int(),
          column: z.string().nullable(),
          message: z.string(),
        }),
      ),
      total: z.int(),
    }),
  }),
  getLedger: route({
    method: 'GET',
    path: '/api/reconciliations/:id/ledger',
    summary:
      'Leaving and arriving by quarter and pair of organisations: open before + sent = arrived + elsewhere + open after.',
    action: 'reconciliation.read',
    params: inside,
    query: z.object({
      quarter: z
        .string()
        .regex(/^\d{4}-Q[1-4]$/)
        .optional(),
    }),
    response: Ledger,
  }),
  downloadReport: route({
    method: 'GET',
    path: '/api/reconciliations/:id/report',
    summary: 'The quarterly report of leaving and arriving as Word or Excel.',
    action: 'reconciliation.report',
    params: inside,
    query: z.object({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/), as: z.enum(['docx', 'xlsx']) }),
    gives: 'file',
    response: z.instanceof(Uint8Array),
  }),
  downloadRows: route({
    method: 'GET',
    path: '/api/reconciliations/:id/people.xlsx',
    summary: 'One group as Excel, as seen.',
    action: 'reconciliation.report',
    params: inside,
    query: z.object({
      /** Left out where a `cell` of the ledger is asked for. */
      group: Group.optional(),
      /** People who were sent, unless the received rows in doubt or not compared are asked for. */
      side: z.enum(['sent', 'received']).optional(),
      clock: ClockFilter.optional(),
      sender: z.string().max(200).optional(),
      search: z.string().max(100).optional(),
    }),
    gives: 'file',
    response: z.instanceof(Uint8Array),
  }),
}
