import { Link } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { dayText } from '#browser/texts/words.ts'
import { Tag } from '#ui/Tag.tsx'
import type { ClockView } from '#features/transfers/index.ts'
import type { PersonView } from './contract.ts'
import { clockOf, useClockState, useSpan } from './clock-words.ts'
import { usePlace, useSender } from './home-unit.ts'

/** The name opens the person's page; the birth date stands under it, as in every table, card and page. */
export function PersonCell({ id, person }: { id: string; person: PersonView }) {
  const words = useTexts(reconciliationTexts)
  return (
    <>
      <Link to="/reconciliations/$id/people/$person" params={{ id, person: person.id }} className="person">
        {person.name}
      </Link>
      <span>{person.born === null ? words.bornUnknown : dayText(person.born)}</span>
    </>
  )
}

export function MoveCell({ person }: { person: PersonView }) {
  const short = usePlace()
  const sender = useSender()
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const day = person.introducedOn === null ? t.noIntroDay : dayText(person.introducedOn)
  return (
    <>
      <span>{sender(person) ?? words.notWritten}</span>
      <span>
        {words.to(person.to === null ? words.notWritten : short(person.to))}, {day}
      </span>
    </>
  )
}

export function ReceivedCell({ person }: { person: PersonView }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  return (
    <>
      <span>{person.to ?? words.notWritten}</span>
      <span>
        {[person.from, person.receivedOn && t.receivedOn(dayText(person.receivedOn))].filter(Boolean).join(', ')}
      </span>
    </>
  )
}

export function SeenAsCell({ person }: { person: PersonView }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const { seenAs } = person
  if (!seenAs) return null
  const same = seenAs.name === person.name && seenAs.born === person.born
  return (
    <>
      <span>
        {same
          ? (seenAs.to ?? words.notWritten)
          : `${seenAs.name}, ${seenAs.born === null ? words.bornUnknown : dayText(seenAs.born)}`}
      </span>
      <span>
        {[
          !same && seenAs.to,
          seenAs.receivedOn && t.receivedOn(dayText(seenAs.receivedOn)),
          t.rowOf(seenAs.fileName, seenAs.row),
          seenAs.by === 'person' && t.byPerson,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </>
  )
}

/** Word, shape, due day and how far. */
export function ClockCell({ person, rule }: { person: PersonView; rule: ClockView['rule'] }) {
  const state = useClockState()
  const clock = clockOf(person.clocks, rule)
  if (!clock) return null
  const { shape, word } = state(clock)
  return (
    <span className="ClockCell">
      <span>
        <Tag shape={shape}>{word}</Tag>
      </span>
      <span className="Twice">
        <DueText clock={clock} />
      </span>
    </span>
  )
}

/** Due day above, how far under it; where nothing runs, why not. */
export function DueText({ clock, whenUnknown }: { clock: ClockView; whenUnknown?: string }) {
  const words = useTexts(reconciliationTexts)
  const t = useTexts(resultTexts)
  const span = useSpan()
  if (clock.state === 'unknown' || clock.dueOn === null)
    return (
      <span className="quiet">
        {whenUnknown ?? (clock.rule === 'transfers.presentation' ? t.missingIntroDay : words.unknown)}
      </span>
    )
  if (clock.state === 'stopped') return <span className="quiet">{words.states.stopped.toLowerCase()}</span>
  const { left } = clock
  return (
    <>
      <span>{dayText(clock.dueOn)}</span>
      {left && left.n !== 0 && <span>{left.n < 0 ? words.past(span(left)) : words.left(span(left))}</span>}
    </>
  )
}

export function NoShowCell({ person }: { person: PersonView }) {
  const words = useTexts(reconciliationTexts)
  const clock = clockOf(person.clocks, 'transfers.noShow')
  return clock ? <DueText clock={clock} whenUnknown={words.unknown} /> : null
}

export function AttemptsCell({ person }: { person: PersonView }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const { n, lastOn } = person.attempts
  const clock = clockOf(person.clocks, 'transfers.presentation')
  if (n === 0) return <>{clock?.state === 'running' && !clock.soon ? t.noNeed : t.noAttempt}</>
  return (
    <>
      <span>{words.times(n)}</span>
      {lastOn !== null && <span>{dayText(lastOn)}</span>}
    </>
  )
}
