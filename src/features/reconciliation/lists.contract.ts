import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { Id, inside, Instant, Page } from './wire.ts'

export const ListKind = z.enum(['sent', 'received', 'residing'])
export type ListKind = z.infer<typeof ListKind>

export const Job = z.object({
  id: Id,
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int().nullable(),
  /** A refusal in the reader's language when it failed. */
  problem: z.object({ code: z.string(), title: z.string(), detail: z.string().optional() }).nullable(),
})
export type Job = z.infer<typeof Job>

export const ListInfo = z.object({
  id: Id,
  kind: ListKind,
  /** `reading`: a job turns the file into rows. `draft`: only the uploader sees it, until `expiresAt`. */
  state: z.enum(['reading', 'refused', 'draft', 'accepted', 'withdrawn']),
  fileName: z.string(),
  sheet: z.string().nullable(),
  /** Who supplied the list, as the user named it or the title says. */
  suppliedBy: z.string().nullable(),
  speaksFor: z.array(z.string()),
  rows: z.int(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  acceptedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  job: Job.nullable(),
  /** What the reader's account may do with it now. */
  may: z.array(z.enum(['edit', 'accept', 'cancel', 'withdraw'])),
})
export type ListInfo = z.infer<typeof ListInfo>

const Marked = z.object({
  /** What we read, as shown: `07/03/1968`, `Khối Trung Hợp`. Empty: nothing usable. */
  text: z.string(),
  raw: z.string(),
  mark: z.enum(['doubtful', 'wrong']).nullable(),
  /** A sentence in the reader's language: why it is marked. */
  because: z.string().nullable(),
  /** The other reading one click may choose. */
  instead: z.string().nullable(),
  /** A person confirmed or typed it. */
  settled: z.boolean(),
})
export type Marked = z.infer<typeof Marked>

export const PreviewRow = z.object({ row: z.int(), values: z.record(z.string(), Marked) })
export type PreviewRow = z.infer<typeof PreviewRow>

export const Preview = z.object({
  list: ListInfo,
  reconciliation: Id,
  understood: z.int(),
  doubtful: z.int(),
  wrong: z.int(),
  rowsInFile: z.int(),
  columns: z.array(z.object({ field: z.string(), label: z.string(), header: z.string() })),
  /** Headers of columns dropped in memory, never shown, never kept; then those nobody understood (dropped too). */
  dropped: z.array(z.string()),
  unknownHeaders: z.array(z.string()),
  otherSheets: z.array(z.string()),
  /** Rows converted from an old font. */
  oldFont: z.object({ rows: z.int(), from: z.enum(['tcvn3', 'vni']).nullable() }),
  leftOut: z.array(z.object({ row: z.int(), why: z.string() })),
  nameless: z.array(z.int()),
  /** Sentences: the same list again, a list of another year, rows of which the day has not come… */
  warnings: z.array(z.string()),
  duplicates: z.array(z.array(z.int())),
})
export type Preview = z.infer<typeof Preview>

export const listRoutes = {
  uploadList: route({
    method: 'POST',
    path: '/api/reconciliations/:id/lists',
    summary: 'Read a spreadsheet as a draft list: answers at once with the list and its job.',
    action: 'reconciliation.addList',
    params: inside,
    query: z.object({
      kind: ListKind,
      fileName: z.string().min(1).max(200),
      suppliedBy: z.string().max(200).optional(),
    }),
    takes: 'file',
    response: ListInfo,
    status: 202,
  }),
  loadSamples: route({
    method: 'POST',
    path: '/api/reconciliations/:id/samples',
    summary: 'Put the three sample lists of made-up people into it, accepted, and run.',
    action: 'reconciliation.addList',
    params: inside,
    response: z.object({ job: Job }),
    status: 202,
  }),
  getPreview: route({
    method: 'GET',
    path: '/api/lists/:id',
    summary: 'A draft list as it was understood (the uploader only), or the head of an accepted one.',
    action: 'reconciliation.addList',
    params: inside,
    response: Preview,
  }),
  listPreviewRows: route({
    method: 'GET',
    path: '/api/lists/:id/rows',
    summary: 'Rows of a draft list: those with marks, or all.',
    action: 'reconciliation.addList',
    params: inside,
    query: z.object({ show: z.enum(['marks', 'all']).default('marks'), ...Page }),
    response: z.object({ rows: z.array(PreviewRow), total: z.int() }),
  }),
  editCell: route({
    method: 'PATCH',
    path: '/api/lists/:id/cells',
    summary: 'Confirm our reading, take the other one, or type another value into a cell of a draft list.',
    action: 'reconciliation.addList',
    params: inside,
    body: z.object({
      row: z.int(),
      field: z.string().max(40),
      how: z.enum(['confirm', 'instead', 'type']),
      text: z.string().max(200).optional(),
    }),
    response: z.object({ row: PreviewRow, doubtful: z.int(), wrong: z.int(), understood: z.int() }),
  }),
  acceptList: route({
    method: 'POST',
    path: '/api/lists/:id/accept',
    summary: 'Accept a draft list; what is still wrong is left empty. A new run starts when both sides are there.',
    action: 'reconciliation.addList',
    params: inside,
    response: z.object({ rows: z.int(), job: Job.nullable() }),
  }),
  cancelList: route({
    method: 'DELETE',
    path: '/api/lists/:id',
    summary: 'Cancel a draft or a reading: its rows are erased.',
    action: 'reconciliation.addList',
    params: inside,
    response: z.object({}),
  }),
  withdrawList: route({
    method: 'POST',
    path: '/api/lists/:id/withdraw',
    summary: 'Take an accepted list back: its rows are erased and the lists are compared anew.',
    action: 'reconciliation.addList',
    params: inside,
    response: z.object({ rows: z.int(), job: Job.nullable() }),
  }),
  getJob: route({
    method: 'GET',
    path: '/api/jobs/:id',
    summary: 'How far a job of this account has come.',
    action: 'session',
    params: inside,
    response: Job,
  }),
  cancelJob: route({
    method: 'DELETE',
    path: '/api/jobs/:id',
    summary: 'Cancel a job of this account; what it had begun is undone.',
    action: 'session',
    params: inside,
    response: Job,
  }),
}
