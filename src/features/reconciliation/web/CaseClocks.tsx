import { Link } from '@tanstack/react-router'
import { caseTexts } from '#browser/texts/case.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { dayText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { axisOf, ClockAxis, ClockBar, type Axis } from '#ui/ClockBar.tsx'
import { Tag, Trust } from '#ui/Tag.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { ClockView } from '#features/transfers/index.ts'
import { useClockState, useSpan } from './clock-words.ts'

const procedureOrder = ['transfers.procedure', 'transfers.presentation', 'transfers.noShow']
const urgency = { overdue: 0, running: 1, unknown: 2, stopped: 3 } as const

/** The three clocks on one line of time. On the PC in the order of the procedure, on the phone the overdue one first. */
export function CaseClocks({ clocks }: { clocks: readonly ClockView[] }) {
  const t = useTexts(caseTexts)
  const words = useTexts(reconciliationTexts)
  const phone = useWidth() === 'phone'
  const today = useToday()
  const axis = axisOf(clocks, today)
  const inOrder = clocks.toSorted((a, b) =>
    phone ? urgency[a.state] - urgency[b.state] : procedureOrder.indexOf(a.rule) - procedureOrder.indexOf(b.rule),
  )
  return (
    <section className="card Clocks">
      <div className="Clocks-head">
        <h2>{t.clocks}</h2>
        {!phone && <ClockAxis axis={axis} today={t.today} month={(first) => t.month(Number(first.slice(5, 7)))} />}
      </div>
      {inOrder.map((clock) =>
        phone ? (
          <PhoneClock key={clock.rule} clock={clock} axis={axis} />
        ) : (
          <Clock key={clock.rule} clock={clock} axis={axis} />
        ),
      )}
      <p className="line Clocks-how">
        <span className="second">{t.how}</span>
        <Tag shape="running">{words.states.running}</Tag>
        <Tag shape="soon">{words.states.soon}</Tag>
        <Tag shape="overdue">{words.states.overdue}</Tag>
        <Tag shape="stopped">{words.states.stopped}</Tag>
        <Tag shape="unknown">{t.unknownHow}</Tag>
      </p>
    </section>
  )
}

interface One {
  readonly clock: ClockView
  readonly axis: Axis
}

function Clock({ clock, axis }: One) {
  return (
    <article className="Clock">
      <Name clock={clock} />
      <div>
        <ClockBar line={clock} axis={axis} />
        <Grounds clock={clock} />
      </div>
      <Due clock={clock} />
    </article>
  )
}

function PhoneClock({ clock, axis }: One) {
  return (
    <article className="Clock">
      <Name clock={clock} />
      <Due clock={clock} />
      <ClockBar line={clock} axis={axis} />
      <Grounds clock={clock} />
    </article>
  )
}

function Name({ clock }: { clock: ClockView }) {
  const words = useTexts(reconciliationTexts)
  const { shape, word } = useClockState()(clock)
  return (
    <div>
      <h3>{words.rules[clock.rule]}</h3>
      <Tag shape={shape}>{word}</Tag>
    </div>
  )
}

/** First event in words, then the rule with its citation and how sure it is. */
function Grounds({ clock }: { clock: ClockView }) {
  const t = useTexts(caseTexts)
  const words = useTexts(reconciliationTexts)
  const span = useSpan()
  const cite = clock.cites[0]
  return (
    <div className="Clock-grounds">
      <p className="quiet">{clock.because}</p>
      {clock.differs !== null && <p>{clock.differs}</p>}
      {cite && clock.value && (
        <p>
          {t.under(span(clock.value))}
          <Link to="/rules" search={{ rule: clock.rule, ...(clock.eventOn === null ? {} : { on: clock.eventOn }) }}>
            {cite.point === null ? cite.source : `${cite.source}, ${cite.point}`}
          </Link>{' '}
          {clock.trust !== null && <Trust of={clock.trust}>{words.trusts[clock.trust]}</Trust>}
        </p>
      )}
    </div>
  )
}

/** Due day and how far, working days written out. */
function Due({ clock }: { clock: ClockView }) {
  const t = useTexts(caseTexts)
  const far = useFar(clock)
  if (clock.dueOn === null)
    return (
      <div className="Clock-due">
        <p className="quiet">{clock.state === 'stopped' ? t.stoppedNoDay : t.noDue}</p>
      </div>
    )
  return (
    <div className="Clock-due">
      <p className="second">{clock.state === 'stopped' ? t.dueWas : t.due}</p>
      <p className="Clock-day digits">{dayText(clock.dueOn)}</p>
      <p data-overdue={clock.state === 'overdue' || undefined}>{far}</p>
    </div>
  )
}

function useFar(clock: ClockView): string {
  const t = useTexts(caseTexts)
  const span = useSpan()
  const { state, stoppedOn, dueOn, left } = clock
  if (state === 'stopped') {
    if (stoppedOn === null || dueOn === null) return t.stoppedNoDay
    return stoppedOn <= dueOn ? t.stoppedBefore(dayText(stoppedOn)) : t.stoppedAfter(dayText(stoppedOn))
  }
  if (!left) return ''
  if (left.n === 0) return t.dueToday
  return left.n < 0 ? t.pastSpan(span(left)) : t.leftSpan(span(left))
}
