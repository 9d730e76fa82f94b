import { z } from 'zod'
import { roles } from '#kernel/authority.ts'
import { route } from '#kernel/contract.ts'
import { twoPersonKinds } from '#kernel/second-person.ts'
import { DayText, Id, inside, Instant, UnitRef } from '#kernel/wire.ts'

/** `lapsed`: nobody answered until its last day. */
export const proposalStates = ['open', 'agreed', 'declined', 'withdrawn', 'lapsed'] as const

/** Why somebody who may do the same cannot answer: proposed it; is who it is about; or has the right through who proposed it, or gave it to them, alone; or the other unit's consent is asked. */
export const hindrances = ['proposer', 'subject', 'dependent', 'otherUnit'] as const

export const ProposalView = z.object({
  id: Id,
  kind: z.enum(twoPersonKinds),
  /** What it is about, in ids and days. */
  what: z.record(z.string(), z.string().nullable()),
  /** What those ids are called, where the reader may know: people, accounts. */
  names: z.record(z.string(), z.string()),
  /** The person the proposal opens an account for; only while it waits. */
  opens: z.object({ name: z.string(), username: z.string() }).nullable(),
  /** The name at the province’s sign-on that is agreed to; only while it waits. */
  login: z.string().nullable(),
  /** Why a role is given, and the number of the paper it rests on; only while it waits. */
  given: z.object({ reason: z.string().optional(), decision: z.string().optional() }).nullable(),
  /** Whom the proposal would erase: birth, and the last cell with the last day there; only while it waits, to whoever might erase them. */
  erases: z.object({ born: z.string().nullable(), unit: z.string(), lastOn: DayText.nullable() }).nullable(),
  units: z.array(UnitRef),
  /** The other unit’s consent is asked: one of the two rights at each unit. */
  together: z.boolean(),
  proposedBy: z.string().nullable(),
  proposedAt: Instant,
  /** The last day on which it can be answered. */
  lastOn: DayText,
  state: z.enum(proposalStates),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** Why it was declined. */
  reason: z.string().nullable(),
  /** An agreed recovery: its code was taken. */
  spent: z.boolean(),
  mine: z.boolean(),
  may: z.array(z.enum(['answer', 'withdraw'])),
  /** Of somebody who might do the same: why they cannot answer. */
  hindrance: z.enum(hindrances).nullable(),
})
export type ProposalView = z.infer<typeof ProposalView>

export const Answerer = z.object({ name: z.string(), role: z.enum(roles), unit: UnitRef, above: z.boolean() })
export type Answerer = z.infer<typeof Answerer>

export const proposalRoutes = {
  listProposals: route({
    method: 'GET',
    path: '/api/proposals',
    summary:
      'What waits for a second person: what one proposed, what one may answer, and what ended within 90 days. At most 200.',
    action: 'session',
    response: z.object({ proposals: z.array(ProposalView) }),
  }),
  countProposals: route({
    method: 'GET',
    path: '/api/proposals/count',
    summary: 'How many proposals wait for an answer that the reader may give.',
    action: 'session',
    response: z.object({ waiting: z.int() }),
  }),
  getProposal: route({
    method: 'GET',
    path: '/api/proposals/:id',
    summary: 'One proposal, and who may answer it, nearest first.',
    action: 'session',
    params: inside,
    response: z.object({ proposal: ProposalView, answerers: z.array(Answerer) }),
  }),
  agreeToProposal: route({
    method: 'POST',
    path: '/api/proposals/:id/agree',
    summary:
      'Agree as the second person: what was proposed is loaded and decided anew and done in the same transaction, or refused with nothing changed.',
    action: 'session',
    params: inside,
    response: z.object({ state: z.enum(proposalStates) }),
  }),
  declineProposal: route({
    method: 'POST',
    path: '/api/proposals/:id/decline',
    summary: 'Decline as the second person, with the reason; nothing is done.',
    action: 'session',
    params: inside,
    body: z.object({ reason: z.string().trim().min(1).max(300) }),
    response: z.object({ state: z.enum(proposalStates) }),
  }),
  withdrawProposal: route({
    method: 'POST',
    path: '/api/proposals/:id/withdraw',
    summary: 'Take back what one proposed, while it waits.',
    action: 'session',
    params: inside,
    response: z.object({ state: z.enum(proposalStates) }),
  }),
}
