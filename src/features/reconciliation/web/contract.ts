/** Everything that crosses the wire of a reconciliation, for its pages. */
export * from '../lists.contract.ts'
export * from '../pairs.contract.ts'
export * from '../reconciliation.contract.ts'
export * from '../wire.ts'
