export { proposalHandlers } from './proposals.routes.ts'
export { propose } from './proposing.server.ts'
