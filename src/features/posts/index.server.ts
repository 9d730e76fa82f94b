export { postsBeside } from './beside.server.ts'
export { postHandlers } from './posts.routes.ts'
