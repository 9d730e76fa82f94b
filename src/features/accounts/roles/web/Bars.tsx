import type { ReactNode } from 'react'
import { placeOf, type Span } from './span.ts'

export interface Bar {
  readonly look: 'post' | 'away' | 'delegation' | 'temporary' | 'proposed'
  readonly from: string
  /** The first day after; null: it goes on. */
  readonly to: string | null
}

/** Roles as bars in time; an open end goes on beyond the frame. What they say stands in words beside them. */
export function Bars({ span, bars, today }: { span: Span; bars: readonly Bar[]; today: string }) {
  return (
    <div className="RoleBars" aria-hidden="true">
      {span.months.map((m) => (
        <i key={m.name} className="RoleBars-month" style={{ left: percent(m.at) }} />
      ))}
      {bars.map((bar) => {
        const [from, to] = [placeOf(span, bar.from), bar.to === null ? 1 : placeOf(span, bar.to)]
        return (
          to > from && (
            <span
              key={`${bar.look} ${bar.from}`}
              className={`RoleBar RoleBar-${bar.look}`}
              data-begins={placeOf(span, bar.from) > 0}
              data-ends={to < 1}
              style={{ left: percent(from), width: percent(to - from) }}
            />
          )
        )
      })}
      <i className="RoleBars-today" style={{ left: percent(placeOf(span, today)) }} />
    </div>
  )
}

export function MonthNames({ span, name }: { span: Span; name: (month: string) => ReactNode }) {
  return (
    <div className="RoleBars RoleBars-names" aria-hidden="true">
      {span.months.map((m) => (
        <span key={m.name} style={{ left: percent(m.at) }}>
          {name(m.name)}
        </span>
      ))}
    </div>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}
