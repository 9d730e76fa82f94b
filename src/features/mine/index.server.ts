export { linkingHandlers, withheldHandlers } from './linking.routes.ts'
export { mineHandlers } from './mine.routes.ts'
export { requestHandlers } from './requests.routes.ts'
