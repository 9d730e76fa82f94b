import type { AnyRoute } from '#kernel/contract.ts'
import type { Agreed, Concern } from '#kernel/second-person.ts'
import type { Given, Happening } from './given.ts'
import { type Context, isPrepared, isRefused, type Operation, Undone } from './mount.ts'
import type { Input } from './reading.ts'

/** What was agreed to, as it was proposed. */
export interface Proposed {
  readonly operation: string
  readonly input: unknown
  readonly what: Readonly<Record<string, unknown>>
  readonly units: readonly string[]
  readonly agreed: Agreed
}

/**
 * Does in the same transaction what somebody else proposed, in the name of whoever agrees: loaded and decided anew. What is refused
 * undoes everything, the agreement too, and is told as the operation itself tells it.
 */
export type Perform = (given: Given<AnyRoute>, proposed: Proposed) => Promise<void>

export function performer({ operations }: Pick<Context, 'operations'>): Perform {
  return async (given, { operation, input, what, units, agreed }) => {
    const found = operations.get(operation)
    if (!found || isPrepared(found.handler)) throw new TypeError(`${operation} cannot be done for somebody else`)
    const read = readAgain(found, input)
    if (!read) throw new Undone({ code: 'http.conflict' })
    const { proposal, proposedBy } = agreed
    const answer: unknown = await found.handler({
      ...given,
      ...read,
      agreed,
      second: (concern: Concern) =>
        isSame(concern, { what, units })
          ? Promise.resolve(agreed)
          : Promise.reject(new Undone({ code: 'http.conflict' })),
      record: (happening: Happening) =>
        given.record({
          ...happening,
          body: { ...happening.body, proposal, proposedBy, agreedBy: given.actor.account },
        }),
    })
    if (isRefused(answer)) throw new Undone(answer.refusal, found.problems)
  }
}

/** As the contract of today reads it: a newer version may ask for more than was asked for then. */
function readAgain({ route }: Operation, input: unknown): Input | undefined {
  if (typeof input !== 'object' || input === null) return undefined
  const { params, query, body } = { params: {}, query: {}, body: {}, ...input }
  const [p, q, b] = [route.params.safeParse(params), route.query.safeParse(query), route.body.safeParse(body)]
  return p.success && q.success && b.success ? { params: p.data, query: q.data, body: b.data } : undefined
}

/** Still the same thing, at the same units: whoever agreed was asked about those. */
function isSame({ what, units }: Concern, before: Pick<Proposed, 'what' | 'units'>): boolean {
  const names = new Set([...Object.keys(what), ...Object.keys(before.what)])
  const here = new Set(units)
  return (
    [...names].every((name) => (what[name] ?? null) === (before.what[name] ?? null)) &&
    here.size === before.units.length &&
    before.units.every((unit) => here.has(unit))
  )
}
