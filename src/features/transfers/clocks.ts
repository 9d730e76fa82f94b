import { daysBetween, workingDaysBetween, type Day } from '#kernel/day.ts'
import type { TermRule } from '#kernel/rule.ts'
import { dueOf, type Due } from '#kernel/term.ts'
import type { Text } from '#kernel/text.ts'
import { noShow, presentation, procedure } from '#rulebook/index.ts'
import { differsInWords, sentenceOf } from './clock-words.ts'
import type { Clock, ClockRule, ClockUnit, KeptClock, TransferEvents, Why, World } from './clock.ts'

interface Spec {
  readonly rule: TermRule
  readonly id: ClockRule
  readonly unit: ClockUnit
  readonly event: 'effectiveOn' | 'introducedOn' | 'noticeOn'
}

const specs: readonly [Spec, Spec, Spec] = [
  { rule: procedure, id: 'transfers.procedure', unit: 'workingDays', event: 'effectiveOn' },
  { rule: presentation, id: 'transfers.presentation', unit: 'workingDays', event: 'introducedOn' },
  { rule: noShow, id: 'transfers.noShow', unit: 'months', event: 'noticeOn' },
]

/**
 * The three clocks of one member, always all three, in the order of the procedure. A kept clock of the same event
 * counts as it was kept; the others are counted now.
 */
export function clocksFor(
  events: TransferEvents,
  world: World,
  kept: readonly KeptClock[] = [],
): readonly [Clock, Clock, Clock] {
  const [first, second, third] = specs
  return [clock(first, events, world, kept), clock(second, events, world, kept), clock(third, events, world, kept)]
}

/** The clocks to store: those whose event is known and can be counted. */
export function clocksToKeep(events: TransferEvents, world: World): readonly KeptClock[] {
  return specs.flatMap((spec) => {
    const started = start(spec, events, world)
    return 'kept' in started ? [started.kept] : []
  })
}

/** A later law or holiday shows as a difference, never silently: what today's rulebook and calendar would give, if anything else. */
export function differenceOf(kept: KeptClock, world: World): KeptClock | undefined {
  const spec = specs.find((s) => s.id === kept.rule)
  const answer = spec && dueOf(spec.rule, kept.eventOn, world)
  if (!spec || !answer?.ok) return undefined
  const now = keptOf(spec, answer.due)
  return sameClock(now, kept) ? undefined : now
}

function sameClock(a: KeptClock, b: KeptClock): boolean {
  return a.dueOn === b.dueOn && a.versionFrom === b.versionFrom && a.value === b.value && a.unit === b.unit
}

type Started = { readonly kept: KeptClock } | { readonly why: Why }

function start({ rule, event, ...spec }: Spec, events: TransferEvents, world: World): Started {
  const on = events[event]
  if (on === undefined) return { why: { code: 'notInLists' } }
  if (on > world.today) return { why: { code: 'inTheFuture', on } }
  const answer = dueOf(rule, on, world)
  if (!answer.ok) {
    const { refusal } = answer
    if (refusal.code === 'rules.notInForce') return { why: { code: 'noRule', on } }
    return { why: { code: 'pastCalendar', on, lastKnown: refusal.lastKnown } }
  }
  return { kept: keptOf(spec, answer.due) }
}

function keptOf({ id, unit }: Pick<Spec, 'id' | 'unit'>, { eventOn, dueOn, under }: Due): KeptClock {
  return { rule: id, eventOn, dueOn, versionFrom: under.from, value: under.value, unit, trust: under.trust }
}

function clock(spec: Spec, events: TransferEvents, world: World, keptBefore: readonly KeptClock[]): Clock {
  const on = events[spec.event]
  const stored = keptBefore.find((k) => k.rule === spec.id && k.eventOn === on)
  const started = stored ? { kept: stored } : start(spec, events, world)
  if (!('kept' in started)) return unknown(spec, started.why)
  return standing(spec, started.kept, events, world)
}

function standing(spec: Spec, kept: KeptClock, events: TransferEvents, world: World): Clock {
  const why = stopOf(kept, events, world.today) ?? runOf(kept, world.today)
  const { stopped, state } = stateOf(why)
  const now = differenceOf(kept, world)
  return {
    rule: kept.rule,
    state,
    eventOn: kept.eventOn,
    dueOn: kept.dueOn,
    stoppedOn: why.code === 'introduced' ? why.on : null,
    trust: kept.trust,
    why,
    because: sentenceOf(kept, why, left(kept, world), doubtAbout(spec, kept, world)),
    versionFrom: kept.versionFrom,
    value: { n: kept.value, unit: kept.unit },
    cites: spec.rule.versions.find((v) => v.from === kept.versionFrom)?.cites ?? [],
    left: stopped ? null : left(kept, world),
    workingDaysLeft: stopped ? null : workingDaysLeft(kept, world),
    differs: now ? differsInWords(kept, now) : null,
  }
}

/** The procedure is stopped by the introduction, late or not, and by standing in the sent list. */
function stopOf({ rule, dueOn }: KeptClock, { introducedOn, inSentList }: TransferEvents, today: Day): Why | undefined {
  if (rule !== 'transfers.procedure') return undefined
  if (introducedOn !== undefined && introducedOn <= today)
    return { code: 'introduced', on: introducedOn, late: introducedOn > dueOn }
  return inSentList ? { code: 'inSentList' } : undefined
}

/** On the due day itself the clock still runs. */
function runOf({ dueOn }: KeptClock, today: Day): Why {
  if (today > dueOn) return { code: 'overdue' }
  return { code: today === dueOn ? 'dueToday' : 'running' }
}

function stateOf({ code }: Why): { readonly stopped: boolean; readonly state: Clock['state'] } {
  if (code === 'introduced' || code === 'inSentList') return { stopped: true, state: 'stopped' }
  return { stopped: false, state: code === 'overdue' ? 'overdue' : 'running' }
}

function left(kept: KeptClock, world: World): Clock['left'] {
  if (kept.unit === 'months') return { n: daysBetween(world.today, kept.dueOn), unit: 'days' }
  const n = workingDaysLeft(kept, world)
  return n === null ? null : { n, unit: 'workingDays' }
}

function workingDaysLeft({ dueOn }: KeptClock, { today, calendar }: World): number | null {
  if (today > calendar.lastKnown || dueOn > calendar.lastKnown) return null
  return workingDaysBetween(today, dueOn, calendar)
}

/** Why the version a clock is kept under is only presumed for its event. */
function doubtAbout(spec: Spec, { eventOn, versionFrom }: KeptClock, { rules }: World): Text | undefined {
  const answer = rules.of(spec.rule, eventOn)
  return answer.ok && answer.under.from === versionFrom ? answer.under.because : undefined
}

function unknown({ id }: Spec, why: Why): Clock {
  return {
    rule: id,
    state: 'unknown',
    eventOn: null,
    dueOn: null,
    stoppedOn: null,
    trust: null,
    why,
    because: sentenceOf({ rule: id }, why, null, undefined),
    versionFrom: null,
    value: null,
    cites: [],
    left: null,
    workingDaysLeft: null,
    differs: null,
  }
}
