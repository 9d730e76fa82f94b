import type { Day, WorkingCalendar } from '#kernel/day.ts'
import type { Citation, Rulebook, Trust } from '#kernel/rule.ts'
import type { Text } from '#kernel/text.ts'

/** What the core needs to know of the world. */
export interface World {
  readonly today: Day
  readonly rules: Rulebook
  readonly calendar: WorkingCalendar
}

export type ClockRule = 'transfers.procedure' | 'transfers.presentation' | 'transfers.noShow'
export type ClockUnit = 'workingDays' | 'months'

/** What the lists tell of one member. Each clock has its own event; none is ever derived from another. */
export interface TransferEvents {
  /** The decision takes effect, or the first day retired by the list. Starts the procedure. */
  readonly effectiveOn?: Day | undefined
  /** Introduced out. Starts the presentation, stops the procedure. */
  readonly introducedOn?: Day | undefined
  /** The receiving side got the notice. Starts the three months. */
  readonly noticeOn?: Day | undefined
  /** Standing in a sent list stops the procedure too, whether or not the day is told. */
  readonly inSentList: boolean
}

/** A clock as it was counted when its event became known. It is stored so and moves no more, whatever law or holiday comes later. */
export interface KeptClock {
  readonly rule: ClockRule
  readonly eventOn: Day
  readonly dueOn: Day
  readonly versionFrom: Day
  readonly value: number
  readonly unit: ClockUnit
  readonly trust: Trust
}

/** Why a clock stands as it does, for callers that need it without words. */
export type Why =
  | { readonly code: 'running' | 'dueToday' | 'overdue' }
  | { readonly code: 'introduced'; readonly on: Day; readonly late: boolean }
  | { readonly code: 'inSentList' }
  | { readonly code: 'notInLists' }
  | { readonly code: 'inTheFuture'; readonly on: Day }
  | { readonly code: 'noRule'; readonly on: Day }
  | { readonly code: 'pastCalendar'; readonly on: Day; readonly lastKnown: Day }

export interface Clock {
  readonly rule: ClockRule
  readonly state: 'running' | 'overdue' | 'stopped' | 'unknown'
  readonly eventOn: Day | null
  readonly dueOn: Day | null
  /** Only for a clock stopped on a day that the lists tell. */
  readonly stoppedOn: Day | null
  readonly trust: Trust | null
  readonly why: Why
  /** A sentence without names. */
  readonly because: Text
  readonly versionFrom: Day | null
  readonly value: { readonly n: number; readonly unit: ClockUnit } | null
  readonly cites: readonly Citation[]
  /** As people count it: working days, or days for a rule in months. Negative is past; `null` when stopped, unknown or beyond the calendar. */
  readonly left: { readonly n: number; readonly unit: 'workingDays' | 'days' } | null
  /** The same in working days for every clock, to tell what is due soon. */
  readonly workingDaysLeft: number | null
  /** What today's rulebook and calendar would give instead of what is kept; `null` when nothing changed. */
  readonly differs: Text | null
}

/** Due within so many working days, the due day itself included. */
export function isSoon(clock: Clock, within: number): boolean {
  return clock.state === 'running' && clock.workingDaysLeft !== null && clock.workingDaysLeft <= within
}
