import { useRef, useState } from 'react'
import './day-input.css'

/**
 * A day typed as people here write it, 31/12/2026, or picked from the browser's own calendar.
 * `value` and what `onDay` gets are `YYYY-MM-DD`; `undefined` while what is typed is no day.
 */
export function DayInput({
  value,
  onDay,
  pick,
  id,
  label,
  describedBy,
  invalid,
  max,
}: {
  value: string
  onDay: (day: string | undefined) => void
  /** What the calendar button is called. */
  pick: string
  id?: string
  label?: string
  describedBy?: string | undefined
  invalid?: boolean
  max?: string
}) {
  const native = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(written(value))
  const [from, setFrom] = useState(value)
  if (from !== value) {
    setFrom(value)
    if (readDay(typed) !== value && value !== '') setTyped(written(value))
  }
  return (
    <span className="DayInput">
      <input
        id={id}
        className="Field digits"
        inputMode="numeric"
        placeholder="dd/mm/yyyy"
        autoComplete="off"
        maxLength={10}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          const day = readDay(event.target.value)
          if (day !== undefined || event.target.value === '') onDay(day)
        }}
        onBlur={() => onDay(readDay(typed))}
      />
      <input
        ref={native}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        max={max}
        value={value}
        onChange={(event) => event.target.value !== '' && onDay(event.target.value)}
      />
      <button type="button" aria-label={pick} onClick={() => native.current?.showPicker()}>
        <svg viewBox="0 0 18 18" width="1.125rem" height="1.125rem" aria-hidden="true">
          <g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round">
            <rect x="2" y="3.5" width="14" height="12.5" rx="1.5" />
            <path d="M2 7.5h14M6 1.5v3.5M12 1.5v3.5" strokeLinecap="round" />
          </g>
        </svg>
      </button>
    </span>
  )
}

/** `5/6/2026`, `05-06-2026`, `05062026` → `2026-06-05`; `undefined` where there is no such day. */
export function readDay(text: string): string | undefined {
  const found = /^\s*(\d{1,2})[/.\-\s]?(\d{1,2})[/.\-\s]?(\d{4})\s*$/.exec(text)
  if (!found) return undefined
  const [, d = '', m = '', y = ''] = found
  const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}

function written(day: string): string {
  return day.split('-').toReversed().join('/')
}
