export * from './lists.contract.ts'
export * from './pairs.contract.ts'
export * from './reconciliation.contract.ts'
export type { Entry, GivenList, Kept, List, Organisation, Side, SpeaksFor, Spoken, Subject } from './entry.ts'
export {
  daysOf,
  openAfter,
  quarterly,
  quarterOf,
  quartersOf,
  type BesidePerson,
  type LedgerCell,
  type LedgerLine as LedgerLineOf,
  type Quarter,
  type SentPerson,
} from './quarterly.ts'
export type { Reason, Strength as ReasonStrength } from './reasons.ts'
export type { Arrival, Doubt, NotCompared, Outcome, Underivable, Verdict } from './reconcile.ts'
export type { Retirement } from './retirement.ts'
export { grants } from './reconciliation.grants.ts'
export { processing } from './processing.ts'
