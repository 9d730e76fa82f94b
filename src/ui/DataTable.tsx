import type { KeyboardEvent, ReactNode } from 'react'
import './data-table.css'

export interface Column<R> {
  readonly key: string
  readonly head: ReactNode
  /** Said once in the head for the whole column. */
  readonly note?: ReactNode
  readonly cell: (row: R) => ReactNode
  /** Where the heads sort: which way it is sorted now, and what pressing does. */
  readonly sorted?: boolean | 'down' | undefined
  readonly onSort?: (() => void) | undefined
  readonly width?: string
  readonly className?: string
}

/**
 * One page of rows: the head stays in sight, arrows walk from row to row, Enter follows the row's first link.
 * `caption` is read out only. `broad`: it may be broader than the page and then moves in its frame. `foot` stays in sight under it.
 */
export function DataTable<R>({
  caption,
  columns,
  rows,
  keyOf,
  density = 'middle',
  broad = false,
  foot,
}: {
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  keyOf: (row: R) => string
  density?: 'tight' | 'middle' | 'wide'
  broad?: boolean
  foot?: ReactNode
}) {
  const table = (
    <div className={broad ? 'DataTable-frame DataTable-broad' : 'DataTable-frame'}>
      <table className="DataTable" data-density={density}>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((c) => (
              <th key={c.key} scope="col" style={c.width ? { width: c.width } : undefined} aria-sort={sortOf(c)}>
                {c.onSort ? (
                  <button type="button" className="DataTable-sort" onClick={c.onSort}>
                    <span>{c.head}</span>
                    <SortMark on={c.sorted !== false && c.sorted !== undefined} down={c.sorted === 'down'} />
                  </button>
                ) : (
                  c.head
                )}{' '}
                {c.note}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walkRows}>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((c) => (
                <td key={c.key} className={c.className}>
                  {c.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
  if (foot === undefined) return table
  return (
    <div className="DataTable-whole">
      {table}
      <div className="DataTable-foot no-print">{foot}</div>
    </div>
  )
}

/** A filled triangle on the column that sorts, an outline on one that could. */
function SortMark({ on, down }: { on: boolean; down: boolean }) {
  return (
    <svg viewBox="0 0 10 8" width="0.625rem" height="0.5rem" aria-hidden="true" className="DataTable-mark">
      <path
        d={down ? 'M5 7.2 0.6 0.6H9.4Z' : 'M5 0.8 9.4 7.4H0.6Z'}
        fill={on ? 'currentColor' : 'none'}
        stroke="currentColor"
      />
    </svg>
  )
}

function sortOf<R>(column: Column<R>): 'ascending' | 'descending' | 'none' | undefined {
  if (!column.onSort) return undefined
  if (column.sorted === 'down') return 'descending'
  return column.sorted ? 'ascending' : 'none'
}

/** Up and down go from the link of one row to the link of the next. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  if (!(event.target instanceof Element)) return
  const row = event.target.closest('tr')
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  const link = next?.querySelector<HTMLElement>('a, button')
  if (!link) return
  event.preventDefault()
  link.focus()
}
