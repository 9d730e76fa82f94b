export { postHandlers } from './posts.routes.ts'
