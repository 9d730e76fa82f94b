import type { AnyRoute } from '#kernel/contract.ts'
import type { Given } from '#platform/http/index.ts'
import { pathOf } from '#features/units/index.server.ts'
import type { OwnPage } from './mine.contract.ts'
import { contactOf, factsOf, noteSeen, restrictionOf, saidAbout, wordsOf } from './mine.sql.ts'
import { requestView, storedView, termsToday } from './page.view.ts'
import { requestsOf } from './requests.sql.ts'
import { saidOf } from './said.ts'

export type Asking = Pick<Given<AnyRoute>, 'tx' | 'world' | 'actor'>

/** The page of somebody, for themselves and for whoever answers for them: the second wall hides all others. */
export async function ownPage({ tx, world }: Asking, person: string): Promise<OwnPage | undefined> {
  const facts = await factsOf(tx, person)
  const said = await saidAbout(tx, person)
  const words = await wordsOf(tx, person)
  const requests = await requestsOf(tx, person)
  const restriction = await restrictionOf(tx, person)
  const contact = await contactOf(tx, person)
  const seenAt = await noteSeen(tx, false)
  if (!facts) return undefined
  const stored = storedView(facts)
  return {
    person,
    name: stored.fields.find((f) => f.field === 'name')?.value ?? '',
    said: saidOf({ ...facts, ...said }, words, world),
    stored,
    requests: requests.map((row) => requestView(row, world)),
    terms: termsToday(world),
    restriction: restriction ? { fromOn: restriction.from_on, reason: restriction.reason } : null,
    contact,
    seenAt,
  }
}

/** The first wall: all of where somebody belongs is within reach for that. Asked the same way where there is nothing. */
export async function reachesAll(
  { tx, actor, world }: Asking,
  action: string,
  units: readonly string[] | undefined,
  person: string,
): Promise<boolean> {
  const paths = await Promise.all((units ?? [person]).map((unit) => pathOf(tx, unit, world.today)))
  return units !== undefined && units.length > 0 && paths.every((path) => actor.can(action, path))
}
