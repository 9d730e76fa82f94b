import type { ReactNode } from 'react'
import './timeline.css'

export interface Moment {
  readonly key: string
  /** When it happened, large; a day in figures. */
  readonly day: ReactNode
  readonly title: ReactNode
  readonly what?: ReactNode
  /** When and by whom it was typed. */
  readonly typed?: ReactNode
  /** Taken as wrong later. */
  readonly struck?: boolean
  /** A filled mark: it stands out from the others. */
  readonly strong?: boolean
}

/** What happened, newest first: the bold day is when it happened, the last line when it was typed. */
export function Timeline({ label, moments }: { label: string; moments: readonly Moment[] }) {
  return (
    <ol className="Timeline" aria-label={label}>
      {moments.map((m) => (
        <li key={m.key} data-struck={m.struck || undefined} data-strong={m.strong || undefined}>
          <span className="Timeline-day digits">{m.day}</span>
          <i className="Timeline-mark" aria-hidden="true" />
          <div>
            <p className="Timeline-title">{m.title}</p>
            {m.what && <div className="Timeline-what">{m.what}</div>}
            {m.typed && <p className="second">{m.typed}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
