import type { ReactNode } from 'react'
import { Shape, type ShapeName } from './Shape.tsx'
import './flow.css'

/** One branch of the flow. `n` gives its breadth; `number`, `label` and `below` are what stands beside it. */
export interface FlowPart {
  readonly key: string
  readonly n: number
  readonly hue: 'ok' | 'else' | 'doubt' | 'due' | 'none'
  readonly shape: ShapeName
  readonly number: ReactNode
  readonly label: ReactNode
  readonly below?: ReactNode
}

// In sixteenths of a rem, so that the picture grows with the letters.
const bands = 190
const node = 11
const tall = 108
const rowAtLeast = 45
const rem = (n: number) => `${n / 16}rem`

/** Who was sent, and where they stand now, as one picture: breadths are in proportion, and a hair's breadth where one person stands. */
export function Flow({ label, source, parts }: { label: string; source: ReactNode; parts: readonly FlowPart[] }) {
  const { placed, height, from } = place(parts)
  const digits = Math.max(...parts.map((p) => String(p.n).length))
  const gridTemplateColumns = `1.125rem ${Math.max(3.25, digits * 1.15)}rem 1fr`
  return (
    <figure className="Flow" aria-label={label}>
      <div className="Flow-source">{source}</div>
      <svg
        className="Flow-bands"
        viewBox={`0 0 ${bands + node} ${height}`}
        style={{ width: rem(bands + node), height: rem(height) }}
        aria-hidden="true"
      >
        {placed.map((p) => p.thick > 0 && <path key={p.key} d={band(p)} fill={`var(--${p.hue}-band)`} />)}
        <rect x="0" y={from - 1} width={node} height={tall + 2} rx="2" fill="var(--from-node)" />
        {placed.map(
          (p) =>
            p.thick > 0 && (
              <rect
                key={p.key}
                x={bands - 1}
                y={p.middle - Math.max(p.thick, 4) / 2}
                width={node}
                height={Math.max(p.thick, 4)}
                rx="1.5"
                fill={p.hue === 'none' ? 'var(--from-node)' : `var(--${p.hue})`}
              />
            ),
        )}
      </svg>
      <ul className="Flow-parts">
        {placed.map((p) => (
          <li key={p.key} style={{ minHeight: rem(p.row), gridTemplateColumns }}>
            <Shape name={p.shape} />
            <span className="Flow-number">{p.number}</span>
            <span>
              {p.label}
              {p.below && <span className="second Flow-below">{p.below}</span>}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  )
}

type Placed = FlowPart & { thick: number; row: number; middle: number; start: number }

function place(parts: readonly FlowPart[]): { placed: Placed[]; height: number; from: number } {
  const total = Math.max(
    1,
    parts.reduce((sum, p) => sum + p.n, 0),
  )
  const rows = parts.map((p) => Math.max(rowAtLeast, (p.n / total) * tall + 22))
  const height = rows.reduce((sum, r) => sum + r, 0)
  const from = (height - tall) / 2
  let top = 0
  let start = from
  const placed = parts.map((p, i) => {
    const row = rows[i] ?? rowAtLeast
    const thick = (p.n / total) * tall
    const at = { ...p, thick: p.n > 0 ? Math.max(1.6, thick) : 0, row, middle: top + row / 2, start }
    top += row
    start += thick
    return at
  })
  return { placed, height, from }
}

function band({ thick, start, middle }: Placed): string {
  const [x0, x1, bend] = [node - 1, bands, bands / 2]
  const end = middle - thick / 2
  return [
    `M${x0} ${start}C${bend} ${start} ${bend} ${end} ${x1} ${end}`,
    `V${end + thick}C${bend} ${end + thick} ${bend} ${start + thick} ${x0} ${start + thick}Z`,
  ].join('')
}
