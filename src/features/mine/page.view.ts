import { type Day, workingDaysBetween, type WorkingCalendar } from '#kernel/day.ts'
import type { Laws } from '#kernel/term.ts'
import type { OwnFacts, RequestRow } from './facts.ts'
import type { OwnPage, RequestView, Stored, Term } from './mine.contract.ts'
import { answerRules, outcomeOf, type RequestKind, stateOf, termOf } from './request.ts'
import { fieldsStored } from './stored.ts'

const openEnd = 'infinity'

function ended(day: string): string | null {
  return day === openEnd ? null : day
}

/** What stands of a person, each thing with from where it came. */
export function storedView(facts: OwnFacts): Stored {
  return {
    fields: fieldsStored(facts.records),
    belongings: facts.affiliations.map((a) => ({
      kind: a.kind,
      unit: a.unit_name,
      above: a.above_name,
      fromOn: a.from_on,
      toOn: ended(a.to_on),
      source: a.source,
    })),
    statuses: facts.statuses.map((s) => ({
      status: s.status,
      fromOn: s.from_on,
      toOn: ended(s.to_on),
      source: s.source,
    })),
    posts: facts.posts.map((p) => ({
      title: p.title,
      unit: p.unit_name,
      fromOn: p.from_on,
      toOn: ended(p.to_on),
      decision: p.decision,
      source: p.source,
    })),
    number: facts.number,
  }
}

export function requestView(
  row: RequestRow,
  world: { readonly today: Day; readonly calendar: WorkingCalendar },
): RequestView {
  const state = stateOf(row.steps)
  const isOpen = state === 'sent' || state === 'inWork'
  const answered = row.steps.find((s) => s.what === 'answered')
  return {
    id: row.id,
    person: row.person,
    kind: row.kind,
    field: row.field,
    proposed: row.proposed,
    words: row.words,
    about: row.about,
    basis: row.basis,
    sentOn: row.sent_on,
    dueOn: row.due_on,
    value: row.value,
    rule: row.rule,
    trust: row.trust,
    state,
    outcome: outcomeOf(row.steps),
    left: isOpen ? leftUntil(row.due_on, world) : null,
    late: isOpen ? world.today > row.due_on : answered !== undefined && answered.on > row.due_on,
    office: row.office,
    steps: [...row.steps],
    complaint: row.complaint,
  }
}

/** Working days from today until a day; below zero where it has passed. */
function leftUntil(
  dueOn: Day,
  { today, calendar }: { readonly today: Day; readonly calendar: WorkingCalendar },
): number {
  return dueOn >= today ? workingDaysBetween(today, dueOn, calendar) : -workingDaysBetween(dueOn, today, calendar)
}

/** By when a request of each kind would be answered if it were sent today. */
export function termsToday(world: Laws & { readonly today: Day }): OwnPage['terms'] {
  const of = (kind: RequestKind): Term | null => {
    const term = termOf(answerRules[kind], world.today, world)
    return term ? { dueOn: term.dueOn, value: term.value, rule: term.rule, trust: term.trust } : null
  }
  return {
    correction: of('correction'),
    restriction: of('restriction'),
    erasure: of('erasure'),
    objection: of('objection'),
    complaint: of('complaint'),
  }
}
