import { Children, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** The way here, each a link but the last. */
export function Crumbs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className="Crumbs" aria-label={label}>
      <ol>
        {Children.toArray(children).map((crumb, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is its place on the way
          <li key={i}>
            {i > 0 && <Icon name="next" size="0.75rem" />}
            {crumb}
          </li>
        ))}
      </ol>
    </nav>
  )
}
