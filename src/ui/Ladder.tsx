import type { FlowPart } from './Flow.tsx'
import { Shape } from './Shape.tsx'
import './flow.css'

/** The flow where there is no breadth for it: number, words and a bar under each. `of`: what a whole bar would be; without it no bars. */
export function Ladder({ label, parts, of }: { label: string; parts: readonly FlowPart[]; of?: number }) {
  return (
    <ul className="Ladder" aria-label={label}>
      {parts.map((p) => (
        <li key={p.key}>
          <Shape name={p.shape} />
          <span className="Ladder-number">{p.number}</span>
          <span>{p.label}</span>
          {of !== undefined && (
            <span className="Ladder-bar" aria-hidden="true">
              {p.n > 0 && <i style={{ width: `${(p.n / Math.max(of, 1)) * 100}%`, background: color(p.hue) }} />}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function color(hue: FlowPart['hue']): string {
  return hue === 'none' ? 'var(--from-node)' : `var(--${hue})`
}
