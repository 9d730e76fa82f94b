import { can, type Grant, type Path, reachOf, type Scope, type Seat } from '#kernel/authority.ts'
import { grants as accounts } from '#features/accounts/index.ts'
import { grants as audit } from '#features/audit/index.ts'
import { grants as mine } from '#features/mine/index.ts'
import { grants as people } from '#features/people/index.ts'
import { grants as posts } from '#features/posts/index.ts'
import { grants as privacy } from '#features/privacy/index.ts'
import { grants as reconciliation } from '#features/reconciliation/index.ts'
import { grants as transfers } from '#features/transfers/index.ts'
import { grants as units } from '#features/units/index.ts'

/** The one table: who may do what, where. Each feature writes its own lines. */
export const grants: readonly Grant[] = [
  ...units,
  ...accounts,
  ...audit,
  ...people,
  ...posts,
  ...transfers,
  ...mine,
  ...reconciliation,
  ...privacy,
]

/** The first wall. Tests alone put another in its place, to see that the second holds by itself. */
export interface Wall {
  can(seats: readonly Seat[], action: string, unit: Path): boolean
  reachOf(seats: readonly Seat[], action: string): Scope
}

export const wall: Wall = {
  can: (seats, action, unit) => can(grants, seats, action, unit),
  reachOf: (seats, action) => reachOf(grants, seats, action),
}

/** The table line by line, as the database keeps it for the second wall. */
export const grantLines = grants.flatMap(({ role, may, reach }) => may.map((action) => ({ role, action, reach })))
