export { assign } from './assignment.ts'
export { link, type Linked, type LinkOptions } from './link.ts'
export type { Agreement, Field, FieldKind, Pair, Reason, Table } from './pair.ts'
