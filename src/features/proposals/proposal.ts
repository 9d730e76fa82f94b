import { mayGive, type Path, type Role, roles, type Seat } from '#kernel/authority.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { TwoPersonKind } from '#kernel/second-person.ts'
import type { hindrances, proposalStates } from './proposals.contract.ts'

/** How long a proposal waits. A setting of the program: no regulation names it. */
export const waitsFor = 14 // days

export type Hindrance = (typeof hindrances)[number]
export type ProposalState = (typeof proposalStates)[number]

export interface Standing {
  readonly state: ProposalState
  readonly mine: boolean
  /** The first wall: whether this account might do the same. */
  readonly right: boolean
  readonly why: Hindrance | null
}

export type ProposalRefusal =
  | { readonly code: 'proposals.ended'; readonly state: Exclude<ProposalState, 'open'> }
  | { readonly code: 'proposals.own' }
  | { readonly code: 'proposals.aboutYou' }
  | { readonly code: 'proposals.dependent' }
  | { readonly code: 'proposals.otherUnit' }
  | { readonly code: 'proposals.notYours' }

const told = {
  proposer: { code: 'proposals.own' },
  subject: { code: 'proposals.aboutYou' },
  dependent: { code: 'proposals.dependent' },
  otherUnit: { code: 'proposals.otherUnit' },
} as const satisfies Record<Hindrance, ProposalRefusal>

/** Answered by a second person who might do the same: never by who proposed it, whom it is about, or who has the right through one of them. */
export function answer({ state, why, right }: Standing): Decision<object, ProposalRefusal> {
  if (state !== 'open') return refuse({ code: 'proposals.ended', state })
  if (why !== null) return refuse(told[why])
  return right ? { ok: true } : refuse({ code: 'proposals.notYours' })
}

/** Whoever proposed it takes it back. */
export function withdraw({ state }: Standing): Decision<object, ProposalRefusal> {
  return state === 'open' ? { ok: true } : refuse({ code: 'proposals.ended', state })
}

const ofRoles: ReadonlySet<TwoPersonKind> = new Set(['giveRole', 'endRole', 'openAccount', 'standIn'])

/** The first wall: whether somebody might do by themselves what is proposed, were one person enough. */
export function hasRight(
  {
    kind,
    what,
    together,
  }: {
    readonly kind: TwoPersonKind
    readonly what: Readonly<Record<string, string | null>>
    readonly together: boolean
  },
  paths: readonly Path[],
  { seats, can }: { readonly seats: readonly Seat[]; readonly can: (path: Path) => boolean },
): boolean {
  if (together) return paths.some(can)
  const role = roles.find((r): r is Role => r === what['role'])
  const gives = (path: Path) => role !== undefined && mayGive(seats, role, path)
  return paths.every((path) => can(path) && (!ofRoles.has(kind) || gives(path)))
}
