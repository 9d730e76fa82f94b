import { randomUUID } from 'node:crypto'
import { day } from '#kernel/day.ts'
import {
  attemptView,
  correctAttempt,
  recordAttempt,
  transferRoutes,
  type AttemptMade,
  type AttemptRefusal,
  type RecordedAttempt,
} from '#features/transfers/index.ts'
import { findAttempt, insertAttempt, recordedOf, type AttemptRow } from '#features/transfers/index.server.ts'
import { command, type Handlers } from '#platform/http/index.ts'
import { findPerson } from './people.sql.ts'
import { mayAt } from './reach.sql.ts'

function made({ on, way, by, outcome }: { on: string } & Omit<AttemptMade, 'on'>): AttemptMade {
  return { on: day(on), way, by, outcome }
}

/** Attempts are kept by `transfers`; the person they are about stands in a reconciliation. */
export const attemptHandlers: Handlers<typeof transferRoutes, AttemptRefusal> = {
  recordAttempt: command(transferRoutes.recordAttempt, {
    async load(given) {
      const person = await findPerson(given.tx, given.params.id)
      return person && (await mayAt(given, 'transfers.recordAttempt', person.unit))
        ? { person, id: randomUUID() }
        : undefined
    },
    decide: ({ id }, { body, world }) => recordAttempt(made(body), id, world),
    save: ({ tx, world }, { person }, { attempt }) =>
      insertAttempt(tx, { case: person.id, unit: person.unit }, attempt, world.now),
    event: ({ about, params }, { person }, { attempt }) => {
      about(params.id)
      return {
        unit: person.unit,
        command: 'transfers.recordAttempt',
        on: attempt.on,
        body: { case: person.id, ...attempt },
      }
    },
    answer: ({ tx }, _state, { attempt }) => shown(tx, attempt),
  }),
  correctAttempt: command(transferRoutes.correctAttempt, {
    async load(given) {
      const found = await findAttempt(given.tx, given.params.id)
      return found && (await mayAt(given, 'transfers.recordAttempt', found.unit))
        ? { found, id: randomUUID() }
        : undefined
    },
    decide: ({ found, id }, { body, world }) =>
      correctAttempt({ corrected: recordedOf(found), correctedBy: found.corrected_by }, made(body), id, world),
    save: ({ tx, world }, { found }, { attempt }) => insertAttempt(tx, caseOf(found), attempt, world.now),
    event: ({ about }, { found }, { attempt }) => {
      about(found.case_id)
      return {
        unit: found.unit,
        command: 'transfers.correctAttempt',
        on: attempt.on,
        body: { case: found.case_id, ...attempt },
      }
    },
    answer: ({ tx }, _state, { attempt }) => shown(tx, attempt),
  }),
}

function caseOf(row: AttemptRow): { readonly case: string; readonly unit: string } {
  return { case: row.case_id, unit: row.unit }
}

async function shown(tx: Parameters<typeof findAttempt>[0], attempt: RecordedAttempt) {
  const row = await findAttempt(tx, attempt.id)
  if (!row) throw new Error('the attempt just recorded is not there')
  return {
    attempt: attemptView(attempt, { at: row.recorded_at.toISOString(), by: row.recorded_by_name, correctedBy: null }),
  }
}
