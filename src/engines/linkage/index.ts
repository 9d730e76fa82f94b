export { assign } from './assignment.ts'
export { link, type Linked, type LinkOptions } from './link.ts'
export type { Agreement, Field, FieldKind, Pair, Reason, Table } from './pair.ts'
export { searcher, type Match, type Search } from './search.ts'
