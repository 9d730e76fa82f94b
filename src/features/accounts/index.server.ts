export { activationHandlers } from './activation.routes.ts'
export { openFromServer } from './from-server.sql.ts'
export { keepFirstCode } from './activation.sql.ts'
export { roleHandlers } from './roles/roles.routes.ts'
export { keepingHandlers } from './keeping.routes.ts'
export { accountHandlers, type AccountSettings } from './accounts.routes.ts'
export { layerHandlers } from './layers.routes.ts'
export { secondHandlers } from './second.routes.ts'
export {
  layDownGrants,
  layDownSecondLines,
  listSeats,
  type NewAccount,
  type NewSeat,
  openAccount,
  seat,
  setPassword,
  useSession,
} from './accounts.sql.ts'
export { endLeft } from './sign-on.server.ts'
export { signOnHandlers } from './sign-on.routes.ts'
export { securityHandlers } from './security.routes.ts'
export { deviceHandlers } from './device.routes.ts'
