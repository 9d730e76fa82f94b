export { accountHandlers, type AccountSettings } from './accounts.routes.ts'
export {
  layDownGrants,
  listSeats,
  type NewAccount,
  type NewSeat,
  openAccount,
  seat,
  setPassword,
  useSession,
} from './accounts.sql.ts'
