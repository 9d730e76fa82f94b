import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { Id, inside } from '#kernel/wire.ts'

export const Job = z.object({
  id: Id,
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  done: z.int(),
  total: z.int().nullable(),
  /** A refusal in the reader's language when it failed. */
  problem: z.object({ code: z.string(), title: z.string(), detail: z.string().optional() }).nullable(),
})
export type Job = z.infer<typeof Job>

export const Marked = z.object({
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

/** How many rows are clear, and how many cells are not. */
export const Marks = { understood: z.int(), doubtful: z.int(), wrong: z.int() }

/** What was understood of a file, beside its rows. */
export const Sheet = {
  ...Marks,
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
}
const SheetSeen = z.object(Sheet)
export type SheetSeen = z.infer<typeof SheetSeen>

/** Confirm our reading, take the other one, or type another value into a cell of a draft. */
export const CellEdit = z.object({
  row: z.int(),
  field: z.string().max(40),
  how: z.enum(['confirm', 'instead', 'type']),
  text: z.string().max(200).optional(),
})
export type CellEdit = z.infer<typeof CellEdit>

export const CellEdited = z.object({ row: PreviewRow, ...Marks })
export type CellEdited = z.infer<typeof CellEdited>

export const jobRoutes = {
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
