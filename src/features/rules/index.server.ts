export { ruleHandlers } from './rules.routes.ts'
