import { z } from 'zod'
import { route } from '#kernel/contract.ts'

const Id = z.uuid()

/** One of the three clocks, as command-line.md tells it, with what a screen needs beside. `because` is a sentence in the reader's language. */
export const ClockView = z.object({
  rule: z.enum(['transfers.procedure', 'transfers.presentation', 'transfers.noShow']),
  state: z.enum(['running', 'overdue', 'stopped', 'unknown']),
  /** `running` with the setting's working days left or fewer (5 unless set). */
  soon: z.boolean(),
  eventOn: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  stoppedOn: z.iso.date().nullable(),
  /** Positive: left; negative: past; null: unknown or stopped. Working days, or days for a rule counted in months. */
  left: z.object({ n: z.int(), unit: z.enum(['workingDays', 'days']) }).nullable(),
  versionFrom: z.iso.date().nullable(),
  value: z.object({ n: z.int(), unit: z.enum(['workingDays', 'months']) }).nullable(),
  cites: z.array(z.object({ source: z.string(), point: z.string().nullable() })),
  trust: z.enum(['read', 'reported', 'presumed']).nullable(),
  because: z.string(),
  /** A sentence when today's law or calendar would give another day than the one kept. */
  differs: z.string().nullable(),
})
export type ClockView = z.infer<typeof ClockView>

export const AttemptWay = z.enum(['call', 'visit', 'letter', 'message', 'throughCell'])
export const AttemptBy = z.enum(['communeStaff', 'cellSecretary', 'cellCommittee', 'sender'])
export const AttemptOutcome = z.enum(['met', 'notReached', 'messageLeft', 'goodReason', 'receivedElsewhere'])

/** What was done to reach a member: closed lists, no free text. */
export const AttemptGiven = z.object({ on: z.iso.date(), way: AttemptWay, by: AttemptBy, outcome: AttemptOutcome })
export type AttemptGiven = z.infer<typeof AttemptGiven>

export const Attempt = AttemptGiven.extend({
  id: Id,
  recordedAt: z.iso.datetime({ offset: true }),
  recordedBy: z.string(),
  /** The attempt this one corrects; the corrected one stays and is shown struck. */
  corrects: Id.nullable(),
  correctedBy: Id.nullable(),
})
export type Attempt = z.infer<typeof Attempt>

export const transferRoutes = {
  recordAttempt: route({
    method: 'POST',
    path: '/api/people/:id/attempts',
    summary: 'Record an attempt to reach a member who is not seen yet.',
    action: 'transfers.recordAttempt',
    params: z.object({ id: Id }),
    body: AttemptGiven,
    response: z.object({ attempt: Attempt }),
    status: 201,
  }),
  correctAttempt: route({
    method: 'POST',
    path: '/api/attempts/:id/correction',
    summary: 'Correct an attempt: a new record that points to the one it corrects.',
    action: 'transfers.recordAttempt',
    params: z.object({ id: Id }),
    body: AttemptGiven,
    response: z.object({ attempt: Attempt }),
    status: 201,
  }),
}
