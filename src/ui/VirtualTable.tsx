import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import './virtual-table.css'

export interface Breadth {
  readonly least: number
  readonly share: number
}

/** A table of any length: only the rows in sight are drawn. Its frame scrolls, so that head and first column stay. */
export function VirtualTable({
  label,
  heads,
  widths,
  count,
  height,
  cellsOf,
  onSight,
  reveal,
  onKeyDown,
}: {
  label: string
  heads: readonly ReactNode[]
  /** Of each column the least width in rem and its share of what is left. */
  widths: readonly Breadth[]
  count: number
  /** A row's height in rem before it is measured. */
  height: number
  /** The cells of a row; `undefined` while it is on its way. */
  cellsOf: (index: number) => readonly ReactNode[] | undefined
  /** The rows now in sight, first and last, so that they can be fetched. */
  onSight: (first: number, last: number) => void
  /** Bring this row into sight. */
  reveal?: number | undefined
  onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void
}) {
  const frame = useRef<HTMLDivElement>(null)
  const gridTemplateColumns = widths.map((w) => `minmax(${w.least}rem, ${w.share}fr)`).join(' ')
  const minWidth = `${widths.reduce((sum, w) => sum + w.least, 0)}rem`
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  // oxlint-disable-next-line react/incompatible-library -- what it gives back is read here alone and never kept
  const rows = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => height * rem,
    overscan: 8,
  })
  const seen = rows.getVirtualItems()
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0]
  useEffect(() => onSight(first, last), [onSight, first, last])
  useEffect(() => {
    if (reveal !== undefined) rows.scrollToIndex(reveal, { align: 'auto' })
  }, [reveal, rows])
  return (
    <div
      ref={frame}
      className="VirtualTable"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="VirtualTable-head" style={{ minWidth }}>
        <div role="row" aria-rowindex={1} style={{ gridTemplateColumns }}>
          {heads.map((head, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- a column is its place
            <div key={i} role="columnheader">
              {head}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="VirtualTable-body" style={{ height: rows.getTotalSize(), minWidth }}>
        {seen.map(({ index, start }) => (
          <div
            key={index}
            ref={rows.measureElement}
            data-index={index}
            role="row"
            aria-rowindex={index + 2}
            style={{ transform: `translateY(${start}px)`, gridTemplateColumns }}
          >
            {(cellsOf(index) ?? heads.map(() => '')).map((cell, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place
              <div key={i} role="gridcell">
                {cell}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
