/** The contracts as the screens use them, in one place. */
export * from '../members.contract.ts'
export { affiliationKinds, causes, endCauses, livingStatuses, sexes, statuses } from '../member.ts'
export type { AffiliationKind, Cause, EndCause, Status } from '../member.ts'
