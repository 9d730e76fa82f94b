export * from './members.contract.ts'
export * from './import/imports.contract.ts'
export * from './duplicates/duplicates.contract.ts'
export { duplicateProblems } from './duplicates/duplicates.problems.ts'
export { grants } from './people.grants.ts'
export {
  type AffiliationKind,
  affiliationKinds,
  type Cause,
  causes,
  type EndCause,
  endCauses,
  endStatuses,
  fieldNames,
  livingStatuses,
  sexes,
  type Status,
  statuses,
} from './member.ts'
export { memberProblems } from './people.problems.ts'
export type { MemberRefusal } from './refusals.ts'
export { columnWords, kindWords, statusWords, whatWords } from './people.words.ts'
export { processing } from './processing.ts'
