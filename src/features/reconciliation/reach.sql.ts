import type { AnyRoute } from '#kernel/contract.ts'
import type { Call, Given } from '#platform/http/index.ts'
import { pathOf } from '#features/units/index.server.ts'

/** What a handler passes on to those who load for it. */
export type Asking = Pick<Call, 'actor' | 'world' | 'language'> & Pick<Given<AnyRoute>, 'tx' | 'enqueue'>

/** The first wall: may this actor do it at that unit, by the table of grants? */
export async function mayAt(
  { tx, actor, world }: Pick<Asking, 'tx' | 'actor' | 'world'>,
  action: string,
  unit: string,
): Promise<boolean> {
  return actor.can(action, await pathOf(tx, unit, world.today))
}
