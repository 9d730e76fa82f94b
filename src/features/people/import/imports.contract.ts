import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { DayText, Id, inside, Instant, Page, UnitRef } from '#kernel/wire.ts'
import { CellEdit, CellEdited, Job, PreviewRow, Sheet } from '#features/lists/index.ts'
import { affiliationKinds } from '../member.ts'
import { changeable } from './fields.ts'
import { standings } from './outcome.ts'

export const ImportInfo = z.object({
  id: Id,
  unit: UnitRef,
  kind: z.enum(affiliationKinds),
  /** The day as of which the list tells. */
  on: DayText,
  state: z.enum(['reading', 'refused', 'draft', 'accepted', 'undone']),
  /** What is under way, told by `job`. */
  doing: z.enum(['reading', 'comparing', 'accepting', 'undoing']).nullable(),
  fileName: z.string(),
  sheet: z.string().nullable(),
  rows: z.int(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
  expiresAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  acceptedBy: z.string().nullable(),
  /** What accepting did: people who are new, changed, ended, back again. */
  done: z.object({ new: z.int(), changed: z.int(), ended: z.int(), returned: z.int() }).nullable(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
  /** People about whom it was taken back so far. */
  undoneRows: z.int().nullable(),
  job: Job.nullable(),
  may: z.array(z.enum(['edit', 'accept', 'cancel', 'undo'])),
})
export type ImportInfo = z.infer<typeof ImportInfo>

/** How many rows stand where, as compared with the register; null until compared. */
export const Difference = z.object({
  rows: z.record(z.enum(standings), z.int()),
  gone: z.int(),
  /** Rows, and people in no row, that accepting would write. */
  taken: z.object({ new: z.int(), changed: z.int(), ended: z.int(), returned: z.int() }),
  /** What the file calls cells that are to be chosen, and how many rows each. */
  cells: z.array(z.object({ called: z.string(), label: z.string(), rows: z.int() })),
  /** Cells below the unit that the file does not name: nothing is said about their people. */
  cellsNotNamed: z.int(),
  /** Cells were edited since: what is shown is compared anew before anything is accepted. */
  stale: z.boolean(),
  /** The register was changed by others meanwhile, and the difference with it. */
  changedMeanwhile: z.boolean(),
})
export type Difference = z.infer<typeof Difference>

export const ImportPreview = z.object({ import: ImportInfo, ...Sheet, difference: Difference.nullable() })
export type ImportPreview = z.infer<typeof ImportPreview>

const PersonShown = z.object({ person: Id, name: z.string(), born: z.string().nullable(), cell: z.string().nullable() })

export const ChangeView = z.object({
  field: z.enum(changeable),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  taken: z.boolean(),
  /** A sentence: why what was entered here is kept, or why it cannot be applied. */
  because: z.string().nullable(),
  blocked: z.boolean(),
})
export type ChangeView = z.infer<typeof ChangeView>

export const DifferenceRow = z.object({
  row: z.int(),
  stands: z.enum(standings),
  name: z.string(),
  born: z.string().nullable(),
  cell: UnitRef.nullable(),
  /** The cell as the file calls it. */
  called: z.string(),
  taken: z.boolean(),
  known: PersonShown.nullable(),
  changes: z.array(ChangeView),
  others: z.array(
    PersonShown.extend({
      percent: z.int(),
      reasons: z.array(z.string()),
      writes: z.boolean(),
      /** Of somebody who belongs nowhere today: sentences, since when and why; and why the list cannot write their return. */
      past: z.object({ told: z.string(), hindrance: z.string().nullable() }).nullable(),
    }),
  ),
  verdict: z.string().nullable(),
  /** A sentence: why it waits, which row it repeats, whose it is, from which day it is written where that is not the list's. */
  because: z.string().nullable(),
})
export type DifferenceRow = z.infer<typeof DifferenceRow>

/** A removal is no choice of a list: it needs a second person, on the member’s page. */
export const GoneChoice = z.enum(['moved', 'left', 'deceased'])
export const GoneRow = z.object({
  n: z.int(),
  person: PersonShown,
  because: z.string(),
  choice: GoneChoice.nullable(),
  blocked: z.boolean(),
})
export type GoneRow = z.infer<typeof GoneRow>

export const HangingRow = z.object({
  person: Id,
  name: z.string(),
  what: z.enum(['new', 'changed']),
  /** A sentence: which later work hangs on it. */
  because: z.string(),
})

const action = 'members.import'

export const importRoutes = {
  uploadImport: route({
    method: 'POST',
    path: '/api/imports',
    summary:
      'Read a list of members of a unit as a draft for the register: answers at once with the import and its job.',
    action,
    query: z.object({
      unit: Id,
      kind: z.enum(affiliationKinds).default('official'),
      on: DayText.optional(),
      fileName: z.string().min(1).max(200),
    }),
    takes: 'file',
    response: ImportInfo,
    status: 202,
  }),
  listImports: route({
    method: 'GET',
    path: '/api/imports',
    summary: 'Imports of the units within reach, newest first, and the drafts of this account.',
    action,
    query: z.object({ unit: Id.optional(), ...Page }),
    response: z.object({ imports: z.array(ImportInfo), total: z.int() }),
  }),
  getImport: route({
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'A draft as it was understood and compared (the uploader only), or an accepted import.',
    action,
    params: inside,
    response: ImportPreview,
  }),
  listImportRows: route({
    method: 'GET',
    path: '/api/imports/:id/rows',
    summary: 'Rows of a draft as read: those with marks, or all.',
    action,
    params: inside,
    query: z.object({ show: z.enum(['marks', 'all']).default('marks'), ...Page }),
    response: z.object({ rows: z.array(PreviewRow), total: z.int() }),
  }),
  editImportCell: route({
    method: 'PATCH',
    path: '/api/imports/:id/cells',
    summary: 'Confirm our reading, take the other one, or type another value into a cell of a draft.',
    action,
    params: inside,
    body: CellEdit,
    response: CellEdited,
  }),
  compareImport: route({
    method: 'POST',
    path: '/api/imports/:id/compare',
    summary: 'Compare a draft with the register anew; `cells` says which unit is meant by what the file calls a cell.',
    action,
    params: inside,
    body: z.object({ cells: z.record(z.string().max(300), Id).default({}) }),
    response: ImportInfo,
    status: 202,
  }),
  listImportCells: route({
    method: 'GET',
    path: '/api/imports/:id/units',
    summary: 'Cells a row of the draft may belong to.',
    action,
    params: inside,
    query: z.object({ search: z.string().trim().max(100).default('') }),
    response: z.object({ units: z.array(UnitRef) }),
  }),
  listImportDifference: route({
    method: 'GET',
    path: '/api/imports/:id/difference',
    summary: 'Rows of a draft against the people of the register.',
    action,
    params: inside,
    query: z.object({ stands: z.enum(standings), ...Page }),
    response: z.object({ rows: z.array(DifferenceRow), total: z.int() }),
  }),
  listImportGone: route({
    method: 'GET',
    path: '/api/imports/:id/gone',
    summary: 'Who belongs to a cell of the file in the register and stands in no row of it.',
    action,
    params: inside,
    query: z.object(Page),
    response: z.object({ rows: z.array(GoneRow), total: z.int() }),
  }),
  chooseImportRow: route({
    method: 'PATCH',
    path: '/api/imports/:id/choices',
    summary:
      'Leave a row out or take it, take or leave one field, say who a doubtful row is (a person, `new`, or null).',
    action,
    params: inside,
    body: z.object({
      row: z.int(),
      leave: z.boolean().optional(),
      fields: z.partialRecord(z.enum(changeable), z.boolean()).optional(),
      verdict: z
        .union([Id, z.literal('new')])
        .nullable()
        .optional(),
    }),
    response: DifferenceRow,
  }),
  chooseImportGone: route({
    method: 'PATCH',
    path: '/api/imports/:id/gone-choices',
    summary: 'Say what became of somebody who stands in no row, or that nothing is to be done.',
    action,
    params: inside,
    body: z.object({ n: z.int(), choice: GoneChoice.nullable() }),
    response: GoneRow,
  }),
  acceptImport: route({
    method: 'POST',
    path: '/api/imports/:id/accept',
    summary: 'Write what was chosen into the register, all of it or nothing; the job tells how far it is.',
    action,
    params: inside,
    response: ImportInfo,
    status: 202,
  }),
  cancelImport: route({
    method: 'DELETE',
    path: '/api/imports/:id',
    summary: 'Cancel a draft or its reading: its rows are erased.',
    action,
    params: inside,
    response: z.object({}),
  }),
  getImportUndo: route({
    method: 'GET',
    path: '/api/imports/:id/undo',
    summary: 'What taking an accepted import back would do, and which later work hangs on it, person by person.',
    action,
    params: inside,
    query: z.object(Page),
    response: z.object({
      free: z.int(),
      hanging: z.int(),
      rows: z.array(HangingRow),
    }),
  }),
  undoImport: route({
    method: 'POST',
    path: '/api/imports/:id/undo',
    summary: 'Take an accepted import back, about everybody on whom no later work hangs.',
    action,
    params: inside,
    body: z.object({
      /** Had the account seen that some later work hangs on it? Otherwise it is told first. */
      leaveHanging: z.boolean().default(false),
    }),
    response: ImportInfo,
    status: 202,
  }),
}
