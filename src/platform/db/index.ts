export { applicationRole, type Asked, type Database, isGone, openDatabase, type Tx, type Watch } from './database.ts'
export { isCurrent } from './current.ts'
export { saysFull } from './refusals.ts'
export type { Tables } from './tables.ts'
