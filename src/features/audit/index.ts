export { grants } from './audit.grants.ts'
export { auditProblems } from './audit.problems.ts'
export { spaced } from './shown.ts'
export { headRoutes, trailRoutes } from './trail.contract.ts'
