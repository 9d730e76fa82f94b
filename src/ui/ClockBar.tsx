import type { ReactNode } from 'react'
import { Shape } from './Shape.tsx'
import './clock-bar.css'

/** Days as `YYYY-MM-DD`. */
export interface ClockLine {
  readonly state: 'running' | 'overdue' | 'stopped' | 'unknown'
  readonly eventOn: string | null
  readonly dueOn: string | null
  readonly stoppedOn: string | null
}

export interface Axis {
  readonly from: string
  readonly to: string
  readonly today: string
}

/** The months from the first event to the last due day or today, one month of air on each side at most. */
export function axisOf(lines: readonly ClockLine[], today: string): Axis {
  const days = lines.flatMap((l) => [l.eventOn, l.dueOn, l.stoppedOn]).filter((d) => d !== null)
  const sorted = [...days, today].toSorted()
  const first = sorted[0] ?? today
  const last = sorted.at(-1) ?? today
  return { from: `${first.slice(0, 7)}-01`, to: monthAfter(last), today }
}

/** First days of the months on an axis, both ends included; no more than ten are named. */
export function monthsOf({ from, to }: Axis): readonly string[] {
  const months: string[] = []
  for (let month = from; month <= to && months.length < 120; month = monthAfter(month)) months.push(month)
  const step = Math.ceil(months.length / 9)
  return months.filter((_, i) => i % step === 0)
}

export function ClockAxis({
  axis,
  today,
  month,
}: {
  axis: Axis
  today: ReactNode
  month: (first: string) => ReactNode
}) {
  return (
    <div className="ClockAxis" aria-hidden="true">
      {monthsOf(axis).map((m) => (
        <span key={m} style={{ left: at(m, axis) }}>
          {month(m)}
        </span>
      ))}
      <b style={{ left: at(axis.today, axis) }}>{today}</b>
    </div>
  )
}

/** Solid: run; hatched: past due; dashed: left; black line: today. What it shows stands in words beside it, so it is hidden from readers. */
export function ClockBar({ line, axis }: { line: ClockLine; axis: Axis }) {
  return (
    <div className="ClockBar" aria-hidden="true">
      {monthsOf(axis).map((m) => (
        <i key={m} className="ClockBar-month" style={{ left: at(m, axis) }} />
      ))}
      {line.state === 'stopped' ? <Stopped line={line} axis={axis} /> : <Going line={line} axis={axis} />}
      <i className="ClockBar-today" style={{ left: at(axis.today, axis) }} />
      {line.dueOn && line.state !== 'stopped' && (
        <span className="ClockBar-end" data-state={line.state} style={{ left: at(line.dueOn, axis) }}>
          <Shape name={line.state === 'overdue' ? 'overdue' : 'notSeen'} />
        </span>
      )}
    </div>
  )
}

function Going({ line: { eventOn, dueOn, state }, axis }: { line: ClockLine; axis: Axis }) {
  if (eventOn === null || dueOn === null) return null
  return (
    <>
      <Ran from={eventOn} to={state === 'overdue' ? dueOn : axis.today} axis={axis} kind="ran" />
      {state === 'overdue' && <Ran from={dueOn} to={axis.today} axis={axis} kind="past" />}
      {state === 'running' && <Ran from={axis.today} to={dueOn} axis={axis} kind="left" />}
    </>
  )
}

function Stopped({ line: { eventOn, dueOn, stoppedOn }, axis }: { line: ClockLine; axis: Axis }) {
  const end = stoppedOn ?? dueOn
  if (eventOn === null || end === null) return null
  return (
    <>
      <Ran from={eventOn} to={end} axis={axis} kind="done" />
      <i className="ClockBar-stop" style={{ left: at(end, axis) }} />
    </>
  )
}

function Ran({
  from,
  to,
  axis,
  kind,
}: {
  from: string
  to: string
  axis: Axis
  kind: 'ran' | 'done' | 'past' | 'left'
}) {
  if (to <= from) return null
  const width = `${share(to, axis) - share(from, axis)}%`
  return <i className={`ClockBar-ran ClockBar-${kind}`} style={{ left: at(from, axis), width }} />
}

function at(when: string, axis: Axis): string {
  return `${share(when, axis)}%`
}

function share(when: string, { from, to }: Axis): number {
  const whole = Date.parse(to) - Date.parse(from)
  return Math.min(100, Math.max(0, ((Date.parse(when) - Date.parse(from)) / whole) * 100))
}

function monthAfter(when: string): string {
  const [year, month] = [Number(when.slice(0, 4)), Number(when.slice(5, 7))]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}
