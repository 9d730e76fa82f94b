import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { Attempt, ClockView } from '#features/transfers/index.ts'
import { DayText, Id, inside, Instant } from '#kernel/wire.ts'
import { Group, PersonView } from './wire.ts'

export const Strength = z.enum(['veryStrong', 'strong', 'medium', 'weak', 'unclear'])
export const PairReason = z.object({
  speaksFor: z.enum(['same', 'different', 'neither']),
  strength: Strength,
  sentence: z.string(),
})

export const PairView = z.object({
  id: Id,
  position: z.int(),
  of: z.int(),
  answered: z.int(),
  /** `sent` or `residing` on the left, `received` (or `sent`) on the right. */
  left: PersonView,
  right: PersonView,
  lines: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      left: z.string(),
      right: z.string(),
      says: z.enum(['same', 'different', 'missing', 'samePlace', 'none']),
    }),
  ),
  /** Of ten pairs like this, about how many are one person (1–9). */
  ofTen: z.int(),
  reasons: z.array(PairReason),
  answer: z.enum(['same', 'different', 'later']).nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** Send it back with the answer: somebody else's answer in between is a conflict, told and not overwritten. */
  version: z.int(),
  previous: Id.nullable(),
  next: Id.nullable(),
})
export type PairView = z.infer<typeof PairView>

export const CaseView = z.object({
  person: PersonView,
  group: Group,
  position: z.int(),
  of: z.int(),
  previous: Id.nullable(),
  next: Id.nullable(),
  clocks: z.array(ClockView),
  attempts: z.array(Attempt),
  /** Sentences: which lists were looked through, up to which day, and what was not found. */
  compared: z.array(z.string()),
  /** Pairs with this person that people settled; each can be opened and taken back. */
  settled: z.array(
    z.object({ pair: Id, with: z.string(), answer: z.enum(['same', 'different']), by: z.string(), at: Instant }),
  ),
  suggestion: z
    .object({ code: z.string(), title: z.string(), detail: z.string(), before: DayText.nullable() })
    .nullable(),
  may: z.array(z.enum(['attempt', 'correctAttempt'])),
})
export type CaseView = z.infer<typeof CaseView>

export const pairRoutes = {
  getNextPair: route({
    method: 'GET',
    path: '/api/reconciliations/:id/pairs/next',
    summary: 'The first doubtful pair that waits for an answer; null when none waits.',
    action: 'reconciliation.read',
    params: inside,
    response: z.object({ pair: PairView.nullable() }),
  }),
  getPair: route({
    method: 'GET',
    path: '/api/pairs/:id',
    summary: 'One doubtful pair, with what speaks for one person and what for two.',
    action: 'reconciliation.read',
    params: inside,
    response: PairView,
  }),
  answerPair: route({
    method: 'POST',
    path: '/api/pairs/:id/answer',
    summary: 'One person, two people, or later. Holds also when later lists spell the rows anew.',
    action: 'reconciliation.settle',
    params: inside,
    body: z.object({ answer: z.enum(['same', 'different', 'later']), version: z.int() }),
    response: z.object({ pair: PairView, next: Id.nullable() }),
  }),
  undoAnswer: route({
    method: 'DELETE',
    path: '/api/pairs/:id/answer',
    summary: 'Take the last answer back.',
    action: 'reconciliation.settle',
    params: inside,
    query: z.object({ version: z.coerce.number().int() }),
    response: z.object({ pair: PairView }),
  }),
  getCase: route({
    method: 'GET',
    path: '/api/people/:id',
    summary: 'One person of a reconciliation: clocks, attempts, what was compared.',
    action: 'reconciliation.read',
    params: inside,
    response: CaseView,
  }),
}
