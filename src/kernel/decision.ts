import type { InForce } from './rule.ts'

/** Why something a person asked for is not done. `code` is `subject.reason`; a refusal carries its facts and, where a rule refuses, the rule. */
export interface Refusal {
  readonly code: string
  readonly under?: InForce<unknown>
}

export type Decision<Done, No extends Refusal> = ({ readonly ok: true } & Done) | Refused<No>

export interface Refused<No extends Refusal> {
  readonly ok: false
  readonly refusal: No
}

export function refuse<const No extends Refusal>(refusal: No): Refused<No> {
  return { ok: false, refusal }
}
