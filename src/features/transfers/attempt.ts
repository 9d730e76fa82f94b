import type { Day } from '#kernel/day.ts'
import { refuse, type Decision } from '#kernel/decision.ts'
import type { AttemptGiven } from './transfer.contract.ts'

/** What was done to reach a member, from closed lists; there is no free text. */
export interface AttemptMade extends Omit<AttemptGiven, 'on'> {
  /** The day it happened, which may lie before the day it is recorded. */
  readonly on: Day
}

/** As recorded. A correction is a record of its own that names what it corrects; nothing is overwritten. */
export interface RecordedAttempt extends AttemptMade {
  readonly id: string
  readonly corrects: string | null
}

export type AttemptRefusal =
  | { readonly code: 'transfers.attemptInTheFuture'; readonly on: Day; readonly today: Day }
  | { readonly code: 'transfers.attemptAlreadyCorrected'; readonly correctedBy: string }
  | { readonly code: 'transfers.attemptUnchanged' }

export type AttemptDecision = Decision<{ readonly attempt: RecordedAttempt }, AttemptRefusal>

interface Today {
  readonly today: Day
}

/** `id` is the new record's: chance comes from outside. */
export function recordAttempt(made: AttemptMade, id: string, world: Today): AttemptDecision {
  return made.on > world.today ? future(made.on, world) : accepted(made, id, null)
}

/**
 * Corrects the last word on an attempt: of a chain of corrections only the end can be corrected, so that two people
 * who correct the same record at the same moment do not both win.
 */
export function correctAttempt(
  { corrected, correctedBy }: { readonly corrected: RecordedAttempt; readonly correctedBy: string | null },
  made: AttemptMade,
  id: string,
  world: Today,
): AttemptDecision {
  if (correctedBy !== null) return refuse({ code: 'transfers.attemptAlreadyCorrected', correctedBy })
  if (made.on > world.today) return future(made.on, world)
  if (isSame(corrected, made)) return refuse({ code: 'transfers.attemptUnchanged' })
  return accepted(made, id, corrected.id)
}

function accepted({ on, way, by, outcome }: AttemptMade, id: string, corrects: string | null): AttemptDecision {
  return { ok: true, attempt: { id, on, way, by, outcome, corrects } }
}

function future(on: Day, { today }: Today): AttemptDecision {
  return refuse({ code: 'transfers.attemptInTheFuture', on, today })
}

function isSame(a: AttemptMade, b: AttemptMade): boolean {
  return a.on === b.on && a.way === b.way && a.by === b.by && a.outcome === b.outcome
}
