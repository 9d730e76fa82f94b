import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import { VirtualTable, type Breadth } from '#ui/VirtualTable.tsx'
import type { PreviewRow, SheetSeen } from '../draft.contract.ts'
import { PreviewCell, waiting } from './PreviewCell.tsx'
import { columnsOf } from './preview-columns.ts'
import type { PreviewRows as Rows } from './preview-rows.ts'
import './preview.css'

interface Place {
  readonly index: number
  readonly field: string
}

/** All rows as a table, however many: arrows walk, Enter edits, Tab goes from mark to mark. */
export function PreviewTable({ sheet, rows }: { sheet: Pick<SheetSeen, 'columns'>; rows: Rows }) {
  const t = useTexts(previewTexts)
  const columns = columnsOf(sheet)
  const fields = columns.map((c) => c.field)
  const [wanted, setWanted] = useState<Place>()
  const frame = useRef<HTMLDivElement>(null)
  const wantedRow = wanted && rows.rowAt(wanted.index)
  useEffect(() => {
    if (!wanted || !wantedRow) return
    const cell = frame.current?.querySelector<HTMLElement>(`[data-cell="${wantedRow.row}:${wanted.field}"]`)
    if (!cell) return
    cell.focus()
    setWanted(undefined)
  }, [wanted, wantedRow])
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const here = placeOf(event, fields)
    const next = here && nextPlace(event, here, fields, rows)
    if (!next) return
    event.preventDefault()
    if (event.target instanceof HTMLInputElement) event.target.blur()
    setWanted(next)
  }
  return (
    <div ref={frame}>
      <VirtualTable
        label={t.table}
        heads={[
          <Headed key="row" title={t.row} below={t.rowInFile} />,
          ...columns.map((c) => <Headed key={c.field} title={c.label} below={t.from(c.headers.join('” + “'))} />),
        ]}
        widths={[{ least: 6.5, share: 0 }, ...columns.map((c) => breadth(c.field))]}
        count={rows.total}
        height={2.75}
        reveal={wanted?.index}
        onSight={rows.onSight}
        onKeyDown={walk}
        cellsOf={(index) => cellsOf(columns, rows.rowAt(index))}
      />
    </div>
  )
}

function Headed({ title, below }: { title: string; below: string }) {
  return (
    <>
      <b>{title}</b>
      {below}
    </>
  )
}

function cellsOf(columns: ReturnType<typeof columnsOf>, row: PreviewRow | undefined): readonly ReactNode[] | undefined {
  if (!row) return undefined
  const number = (
    <span key="row" className="PreviewRow-number">
      {row.row}
    </span>
  )
  const values = columns.map((c) => (
    <PreviewCell
      key={`${row.row}:${c.field}`}
      at={{ row: row.row, field: c.field, label: c.label }}
      value={row.values[c.field]}
    />
  ))
  return [number, ...values]
}

function breadth(field: string): Breadth {
  if (field === 'name') return { least: 11.5, share: 1.3 }
  if (field === 'from' || field === 'to') return { least: 12, share: 1.4 }
  if (field === 'sex') return { least: 6.5, share: 0.4 }
  return { least: 10, share: 1 }
}

function placeOf(event: KeyboardEvent<HTMLElement>, fields: readonly string[]): Place | undefined {
  const { target } = event
  if (!(target instanceof HTMLElement)) return undefined
  const cell = target.closest<HTMLElement>('[data-cell]')
  const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'])
  const field = cell?.dataset['cell']?.split(':')[1]
  return field !== undefined && fields.includes(field) && Number.isInteger(index) ? { index, field } : undefined
}

function nextPlace(event: KeyboardEvent, here: Place, fields: readonly string[], rows: Rows): Place | undefined {
  if (event.key === 'Tab') return nextMark(here, fields, rows, event.shiftKey ? -1 : 1)
  if (event.target instanceof HTMLInputElement) return undefined
  const at = fields.indexOf(here.field)
  const beside = { ArrowLeft: fields[at - 1], ArrowRight: fields[at + 1] }[event.key]
  if (beside !== undefined) return { ...here, field: beside }
  const index = here.index + ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0)
  return index === here.index || index < 0 || index >= rows.total ? undefined : { ...here, index }
}

/** The next waiting mark among the rows at hand; past them, the next row, where its cell of the same column takes the focus. */
function nextMark(here: Place, fields: readonly string[], rows: Rows, step: 1 | -1): Place | undefined {
  let at = fields.indexOf(here.field) + step
  for (let index = here.index; index >= 0 && index < rows.total; index += step) {
    const row = rows.rowAt(index)
    if (!row) return { index, field: here.field }
    for (; at >= 0 && at < fields.length; at += step) {
      const field = fields[at]
      if (field !== undefined && waiting(row.values[field])) return { index, field }
    }
    at = step === 1 ? 0 : fields.length - 1
  }
  return undefined
}
