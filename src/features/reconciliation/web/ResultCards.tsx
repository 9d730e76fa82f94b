import { Link } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { dayText } from '#browser/texts/words.ts'
import { Tag } from '#ui/Tag.tsx'
import type { ClockView } from '#features/transfers/index.ts'
import type { PersonView } from './contract.ts'
import { shapeOf } from './group-shape.ts'
import { clockOf, useClockState, useSpan } from './clock-words.ts'
import { usePlace } from './home-unit.ts'
import { MoveCell, ReceivedCell, SeenAsCell } from './person-columns.tsx'
import type { Row, Shown } from './ResultTable.tsx'

/** The same people on a phone: name, birth date, the clock, then where to and whether anybody has been in touch. */
export function ResultCards({ id, group, rows }: { id: string; group: Shown; rows: readonly Row[] }) {
  const words = useTexts(reconciliationTexts)
  return (
    <ul className="Cards">
      {rows.map((p) => (
        <li key={p.id} className="card">
          <Link to="/reconciliations/$id/people/$person" params={{ id, person: p.id }} className="person">
            {p.name}
          </Link>
          <p className="quiet">{p.born === null ? words.bornUnknown : words.born(dayText(p.born))}</p>
          <CardBody person={p} group={group} />
        </li>
      ))}
    </ul>
  )
}

function CardBody({ person, group }: { person: Row; group: Shown }) {
  const words = useTexts(reconciliationTexts)
  switch (group) {
    case 'everyone':
      return (
        <>
          <p className="Card-tag">
            <Tag shape={shapeOf[person.group]}>{words.groups[person.group]}</Tag>
          </p>
          <div className="Twice">
            <MoveCell person={person} />
          </div>
        </>
      )
    case 'notSeenYet':
      return <Clocked person={person} rule="transfers.presentation" />
    case 'neverIntroduced':
      return <Clocked person={person} rule="transfers.procedure" />
    case 'arrived':
    case 'wrongDestination':
      return (
        <div className="Twice">
          <MoveCell person={person} />
          <SeenAsCell person={person} />
        </div>
      )
    case 'unannounced':
      return (
        <div className="Twice">
          <ReceivedCell person={person} />
        </div>
      )
    case 'notCompared':
    case 'doubtful':
      return (
        <div className="Twice">
          <MoveCell person={person} />
          <span>{person.because}</span>
        </div>
      )
  }
}

function Clocked({ person, rule }: { person: PersonView; rule: ClockView['rule'] }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const state = useClockState()
  const clock = clockOf(person.clocks, rule)
  const { n, lastOn } = person.attempts
  const short = usePlace()
  const where = person.to === null ? '' : words.toward(short(person.to))
  const reached = n > 0 && lastOn !== null ? t.attemptsPhone(n, dayText(lastOn)) : `${t.noAttempt}.`
  return (
    <>
      {clock && (
        <>
          <p className="Card-tag">
            <Tag shape={state(clock).shape}>{state(clock).word}</Tag>
          </p>
          <DueLine clock={clock} label={rule === 'transfers.presentation' ? t.duePhone : `${t.columns.procedure}:`} />
        </>
      )}
      <p className="quiet">
        {where} {reached}
      </p>
    </>
  )
}

function DueLine({ clock, label }: { clock: ClockView; label: string }) {
  const words = useTexts(reconciliationTexts)
  const t = useTexts(resultTexts)
  const span = useSpan()
  const { left, dueOn, state, trust } = clock
  if (dueOn === null) return <p>{clock.rule === 'transfers.presentation' ? t.missingIntroDay : words.unknown}</p>
  const far = left && left.n !== 0 ? (left.n < 0 ? words.past(span(left)) : words.left(span(left))) : undefined
  const sure = state === 'overdue' && trust !== 'read' ? words.toConfirm : undefined
  return (
    <p>
      {label} <b>{dayText(dueOn)}</b>
      {[far, sure].filter(Boolean).map((part) => `, ${part}`)}
    </p>
  )
}
