import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { Id, inside, Instant, Page } from '#kernel/wire.ts'
import { CellEdit, CellEdited, Job, PreviewRow, Sheet } from '#features/lists/index.ts'

export const ListKind = z.enum(['sent', 'received', 'residing'])
export type ListKind = z.infer<typeof ListKind>

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

export const Preview = z.object({
  list: ListInfo,
  reconciliation: Id,
  ...Sheet,
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
    body: CellEdit,
    response: CellEdited,
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
}
