import type { AnyRoute } from '#kernel/contract.ts'
import { refuse, type Decision } from '#kernel/decision.ts'
import type { Given } from '#platform/http/index.ts'
import type { DuplicateRefusal } from './duplicates.problems.ts'
import { loadPair, unitsWithin } from './duplicates.sql.ts'
import type { LoadedPair, PairSide, WaitingPair } from './pair.ts'

type Asking = Pick<Given<AnyRoute>, 'tx' | 'actor' | 'agreed'>

export interface PairInReach {
  readonly pair: LoadedPair
  /** By both walls: the units at which both are counted are the account's. */
  readonly settles: boolean
  /** One of them is, so that the other unit can be asked for its consent. */
  readonly settlesOne: boolean
}

/** A pair of which the account has both sides, by both walls. */
export async function reachedPair(
  { tx, actor, agreed }: Asking,
  id: string,
  locked: boolean,
): Promise<PairInReach | undefined> {
  const pair = await loadPair(tx, id, locked)
  if (pair === undefined || pair.state === 'merged') return pair && { pair, settles: false, settlesOne: false }
  // two have agreed, who have the right together: what the database shows of the pair is theirs
  if (agreed) return { pair, settles: true, settlesOne: true }
  const units = [pair.one, pair.other].flatMap((side) => side.belongs.map((b) => b.unit))
  const mine = await unitsWithin(tx, actor.reach('duplicates.settle'), units)
  const has = ({ belongs }: PairSide) => belongs.some((b) => mine.has(b.unit))
  if (!has(pair.one) || !has(pair.other)) return undefined
  const settles = ({ here }: PairSide) => here.length > 0 && here.every((unit) => mine.has(unit))
  const [one, other] = [settles(pair.one), settles(pair.other)]
  return { pair, settles: pair.settles && one && other, settlesOne: one || other }
}

/** What must be so before anybody settles a pair. */
export function settleable(
  { pair, settles, settlesOne }: PairInReach,
  version: number,
  whose: 'both' | 'one' = 'both',
): Decision<{ readonly pair: WaitingPair }, DuplicateRefusal> {
  if (pair.state === 'merged') return refuse({ code: 'duplicates.mergedMeanwhile', merge: pair.merge, by: pair.by })
  if (whose === 'both' ? !settles : !settlesOne) return refuse({ code: 'duplicates.notBoth' })
  if (pair.version !== version) return refuse({ code: 'duplicates.answeredMeanwhile' })
  return { ok: true, pair }
}

/** Into the chains of both people's units, each once. */
export async function recordAtBoth(
  given: Pick<Given<AnyRoute>, 'record' | 'world'>,
  units: readonly string[],
  what: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const unit of [...new Set(units)].toSorted())
    await given.record({ unit, command: what, on: given.world.today, body })
}
