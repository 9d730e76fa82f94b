export { applicationRole, type Database, isGone, openDatabase, type Tx, type Watch } from './database.ts'
export type { Tables } from './tables.ts'
