import type { Attempt, ClockView } from './transfer.contract.ts'
import { isSoon, type Clock } from './clock.ts'
import type { RecordedAttempt } from './attempt.ts'

/** Working days before the due day from which a clock is "soon", until an office sets another number. */
export const soonWithin = 5

/** A clock as it crosses the wire, its sentences in the reader's language. */
export function clockView(clock: Clock, language: 'vi' | 'en'): ClockView {
  return {
    rule: clock.rule,
    state: clock.state,
    soon: isSoon(clock, soonWithin),
    eventOn: clock.eventOn,
    dueOn: clock.dueOn,
    stoppedOn: clock.stoppedOn,
    left: clock.left,
    versionFrom: clock.versionFrom,
    value: clock.value,
    cites: clock.cites.map(({ source, point }) => ({ source, point: point ?? null })),
    trust: clock.trust,
    because: clock.because[language],
    differs: clock.differs?.[language] ?? null,
  }
}

export function attemptView(
  attempt: RecordedAttempt,
  written: { readonly at: string; readonly by: string; readonly correctedBy: string | null },
): Attempt {
  return { ...attempt, recordedAt: written.at, recordedBy: written.by, correctedBy: written.correctedBy }
}
