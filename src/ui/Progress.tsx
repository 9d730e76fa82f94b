import type { ReactNode } from 'react'
import './progress.css'

/** How far something has come, always with its counts in words beside. `total` null: not known yet. */
export function Progress({
  label,
  done,
  total,
  children,
}: {
  label: string
  done: number
  total: number | null
  children?: ReactNode
}) {
  const share = total === null || total === 0 ? null : Math.min(1, done / total)
  return (
    <div className="Progress">
      {children}
      <div
        className="Progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={share === null ? undefined : done}
      >
        <i
          data-unknown={share === null || undefined}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}
