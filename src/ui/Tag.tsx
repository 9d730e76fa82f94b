import type { ReactNode } from 'react'
import { Shape, type ShapeName } from './Shape.tsx'
import './tag.css'

/** A status: shape, word and colour together. */
export function Tag({ shape, children }: { shape: ShapeName; children: ReactNode }) {
  return (
    <span className={`Tag Tag-${shape}`}>
      <Shape name={shape} plain />
      <span>{children}</span>
    </span>
  )
}

/** How far the wording has been checked. Never coloured: it is no warning. `read` has a solid edge. */
export function Trust({ of, children }: { of: 'read' | 'reported' | 'presumed'; children: ReactNode }) {
  return <span className={`Trust Trust-${of}`}>{children}</span>
}

const filled: Record<Strength, number> = { veryStrong: 4, strong: 3, medium: 2, weak: 1, unclear: 0 }
export type Strength = 'veryStrong' | 'strong' | 'medium' | 'weak' | 'unclear'

/** Four bars and a word; teal speaks for one person, ink for two. */
export function StrengthBars({ of, ink = false, children }: { of: Strength; ink?: boolean; children: ReactNode }) {
  return (
    <span className={ink ? 'Strength Strength-ink' : 'Strength'}>
      <span className="Strength-bars" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <i key={bar} data-filled={bar <= filled[of]} />
        ))}
      </span>
      <b>{children}</b>
    </span>
  )
}

/** A key of the keyboard, as a hint beside what it does. Not shown where there is no keyboard. */
export function KeyHint({ children }: { children: ReactNode }) {
  return <kbd className="KeyHint">{children}</kbd>
}
