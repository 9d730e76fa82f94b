export { accountRoutes, Me, MyUnit } from './accounts.contract.ts'
export { accountProblems, type AccountRefusal } from './accounts.problems.ts'
export { usernameOf } from './account.ts'
