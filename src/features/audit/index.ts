export { grants } from './audit.grants.ts'
