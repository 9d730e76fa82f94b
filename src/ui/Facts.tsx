import type { ReactNode } from 'react'
import './facts.css'

/** What is known, name by name, line by line. */
export function Facts({
  of,
}: {
  of: readonly { readonly key: string; readonly name: ReactNode; readonly value: ReactNode }[]
}) {
  return (
    <dl className="Facts">
      {of.map(({ key, name, value }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
