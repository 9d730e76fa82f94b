export { forgetOldAnswers, keepReadLog } from './audit.jobs.ts'
export {
  appendEvent,
  type Broken,
  eraseBodies,
  findBroken,
  type Head,
  listHeads,
  logRead,
  type NewEvent,
  prepareReadLog,
  type Reading,
} from './audit.sql.ts'
