import type { Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import { dueOf, type Laws } from '#kernel/term.ts'
import type { TermRule, TermUnit, Trust } from '#kernel/rule.ts'
import {
  complaintAnswer,
  correctionAnswer,
  erasureAnswer,
  objectionAnswer,
  restrictionAnswer,
} from '#rulebook/index.ts'

export const requestKinds = ['correction', 'restriction', 'erasure', 'objection', 'complaint'] as const
export type RequestKind = (typeof requestKinds)[number]

export const outcomes = ['done', 'partly', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** Where a request stands. */
export const requestStates = ['sent', 'inWork', 'answered', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]

export type MineRefusal =
  | { readonly code: 'mine.notLinked' }
  | { readonly code: 'mine.alreadyAsked'; readonly dueOn: Day }
  | { readonly code: 'mine.alreadyRestricted' }
  | { readonly code: 'mine.ended' }
  | { readonly code: 'mine.takenAlready' }
  | { readonly code: 'mine.nothingToComplainOf' }
  | { readonly code: 'mine.answeredBefore' }
  | { readonly code: 'mine.notRestricted' }
  | { readonly code: 'mine.notCounted' }
  | { readonly code: 'mine.nothingSaid' }
  | { readonly code: 'mine.ownAccount' }
  | { readonly code: 'mine.linkedElsewhere' }
  | { readonly code: 'mine.accountElsewhere' }
  | { readonly code: 'mine.numberUnreadable' }

/** The rule by which a request of a kind is answered. */
export const answerRules: Readonly<Record<RequestKind, TermRule>> = {
  correction: correctionAnswer,
  restriction: restrictionAnswer,
  erasure: erasureAnswer,
  objection: objectionAnswer,
  complaint: complaintAnswer,
}

/** As counted when it was sent: a later law or holiday does not move it. */
export interface KeptTerm {
  readonly rule: string
  readonly versionFrom: Day
  readonly value: number
  readonly unit: TermUnit
  readonly trust: Trust
  readonly dueOn: Day
}

/** By when a request sent on that day is answered; `undefined` where the calendar does not reach so far. */
export function termOf(rule: TermRule, on: Day, laws: Laws): KeptTerm | undefined {
  const counted = dueOf(rule, on, laws)
  if (!counted.ok) return undefined
  const { dueOn, unit, under } = counted.due
  return { rule: rule.id, versionFrom: under.from, value: under.value, unit, trust: under.trust, dueOn }
}

export interface Step {
  readonly what: 'taken' | 'answered' | 'withdrawn'
  readonly outcome: Outcome | null
}

/** A request as far as decisions look at it. */
export interface KnownRequest {
  readonly id: string
  readonly kind: RequestKind
  readonly field: string | null
  readonly about: string | null
  readonly dueOn: Day
  readonly steps: readonly Step[]
}

export interface Wanted {
  readonly kind: RequestKind
  readonly field?: string | undefined
  readonly about?: string | undefined
}

export function stateOf(steps: readonly Step[]): RequestState {
  const did = (what: Step['what']) => steps.some((s) => s.what === what)
  if (did('withdrawn')) return 'withdrawn'
  if (did('answered')) return 'answered'
  return did('taken') ? 'inWork' : 'sent'
}

export function outcomeOf(steps: readonly Step[]): Outcome | null {
  return steps.find((s) => s.what === 'answered')?.outcome ?? null
}

export function isOpen({ steps }: Pick<KnownRequest, 'steps'>): boolean {
  const state = stateOf(steps)
  return state === 'sent' || state === 'inWork'
}

/** The same is asked for once at a time; a complaint is about an answer that did not do all that was asked, once. */
export function ask(
  wanted: Wanted,
  known: { readonly requests: readonly KnownRequest[]; readonly restricted: boolean },
  today: Day,
  laws: Laws,
): Decision<{ readonly term: KeptTerm }, MineRefusal> {
  if (wanted.kind === 'complaint') {
    const refused = complainedOf(wanted, known.requests)
    if (refused) return refuse(refused)
  } else {
    const same = known.requests.find((r) => isOpen(r) && r.kind === wanted.kind && isSameField(r, wanted))
    if (same && wanted.kind !== 'objection') return refuse({ code: 'mine.alreadyAsked', dueOn: same.dueOn })
  }
  if (wanted.kind === 'restriction' && known.restricted) return refuse({ code: 'mine.alreadyRestricted' })
  const term = termOf(answerRules[wanted.kind], today, laws)
  return term ? { ok: true, term } : refuse({ code: 'mine.notCounted' })
}

function isSameField({ field }: KnownRequest, wanted: Wanted): boolean {
  return field === (wanted.field ?? null)
}

function complainedOf({ about }: Wanted, requests: readonly KnownRequest[]): MineRefusal | undefined {
  const before = requests.find((r) => r.id === about)
  const outcome = before && outcomeOf(before.steps)
  if (!before || before.kind === 'complaint' || outcome === null || outcome === 'done')
    return { code: 'mine.nothingToComplainOf' }
  const already = requests.find((r) => r.about === about)
  return already && { code: 'mine.alreadyAsked', dueOn: already.dueOn }
}

export function take(request: Pick<KnownRequest, 'steps'>): Decision<object, MineRefusal> {
  if (!isOpen(request)) return refuse({ code: 'mine.ended' })
  return stateOf(request.steps) === 'inWork' ? refuse({ code: 'mine.takenAlready' }) : { ok: true }
}

/** Whoever gave the answer that is complained of does not answer the complaint. */
export function answer(
  request: Pick<KnownRequest, 'steps'>,
  { answeredBefore }: { readonly answeredBefore: boolean },
): Decision<object, MineRefusal> {
  if (!isOpen(request)) return refuse({ code: 'mine.ended' })
  return answeredBefore ? refuse({ code: 'mine.answeredBefore' }) : { ok: true }
}

export function withdraw(request: Pick<KnownRequest, 'steps'>): Decision<object, MineRefusal> {
  return isOpen(request) ? { ok: true } : refuse({ code: 'mine.ended' })
}

/** One person, one account; and only an account that is whole in one's hands, and not one's own, is said to be somebody's. */
export function link(
  account: { readonly closed: boolean; readonly kept: boolean; readonly self: boolean },
  linked: boolean,
): Decision<object, MineRefusal> {
  if (account.self) return refuse({ code: 'mine.ownAccount' })
  if (account.closed || !account.kept) return refuse({ code: 'mine.accountElsewhere' })
  return linked ? refuse({ code: 'mine.linkedElsewhere' }) : { ok: true }
}
