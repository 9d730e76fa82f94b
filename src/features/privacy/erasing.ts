import { type Decision, refuse } from '#kernel/decision.ts'

/** Why somebody is erased. */
export const grounds = ['request', 'retention', 'court', 'mistake'] as const
export type Ground = (typeof grounds)[number]

/** What a decision about erasing rests on. */
export interface Erasable {
  readonly person: string
  readonly version: number
  /** Who they became, where they were merged into another record. */
  readonly mergedInto: string | null
  /** The unit above their last cell, under which it is recorded. */
  readonly office: string | null
  /** A member of a unit today, or in a post. */
  readonly standsIn: boolean
  /** Their own account holds a role above cell level, today or from a day to come. */
  readonly holdsRole: boolean
}

export type ErasingRefusal =
  | { readonly code: 'privacy.changedSince' }
  | { readonly code: 'privacy.mergedAlready' }
  | { readonly code: 'privacy.stillMember' }
  | { readonly code: 'privacy.holdsRole' }
  | { readonly code: 'privacy.neverBelonged' }

/**
 * Somebody may be erased who belongs nowhere any more; a standing member only by a decision from outside, or where they were entered
 * by mistake: the organisation has to keep its register of members. The whole person goes, so whoever was merged into them does too. Their account is closed with it; a role above
 * cell level is ended first, by those who give such roles.
 */
export function eraseAs(
  found: Erasable,
  { ground, version }: { readonly ground: Ground; readonly version: number },
): Decision<{ readonly office: string }, ErasingRefusal> {
  if (found.version !== version) return refuse({ code: 'privacy.changedSince' })
  if (found.mergedInto !== null) return refuse({ code: 'privacy.mergedAlready' })
  if (found.holdsRole) return refuse({ code: 'privacy.holdsRole' })
  if (found.standsIn && (ground === 'request' || ground === 'retention')) return refuse({ code: 'privacy.stillMember' })
  if (found.office === null) return refuse({ code: 'privacy.neverBelonged' })
  return { ok: true, office: found.office }
}
