export {
  draftCounts,
  draftRows,
  draftRowsBetween,
  type DraftTable,
  lastDraftRow,
  lockDraftRow,
  saveDraftRow,
} from './draft-rows.sql.ts'
export { holdFile, takeFile } from './held.server.ts'
export { jobHandlers } from './jobs.routes.ts'
export { readElsewhere, readHere, type ReadDraft } from './reading.server.ts'
export { draftProblems, tellRefusal } from './telling.server.ts'
