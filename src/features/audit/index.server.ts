export { forgetOldAnswers, keepReadLog, sealHistory } from './audit.jobs.ts'
export {
  appendEvent,
  type Broken,
  eraseBodies,
  findBroken,
  type Head,
  listHeads,
  logRead,
  logReadBeside,
  type NewEvent,
  prepareReadLog,
  type Reading,
} from './audit.sql.ts'
export { firstLine } from './export.server.ts'
export { exportAll, type Line } from './export.sql.ts'
export { headHandlers } from './heads.routes.ts'
export { keyHandlers } from './keys.routes.ts'
export { lastHead, witnessHead } from './heads.sql.ts'
export { closeDay, dropReadings, sealReadings } from './sealing.sql.ts'
export { trailHandlers } from './trail.routes.ts'
