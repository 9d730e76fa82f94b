import { useState } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import type { PreviewRow, SheetSeen } from '../draft.contract.ts'
import { Pages } from './Pages.tsx'
import { PreviewCell, waiting } from './PreviewCell.tsx'
import { columnsOf } from './preview-columns.ts'
import type { PreviewRows } from './preview-rows.ts'
import type { Show } from './source.ts'
import './preview.css'

const perPage = 20

/** The rows on a phone: one card a person, the cells that wait in full, all others behind one press. */
export function PreviewCards({
  sheet,
  rows,
  show,
}: {
  sheet: Pick<SheetSeen, 'columns'>
  rows: PreviewRows
  show: Show
}) {
  const [page, setPage] = useState(1)
  const pages = Math.max(1, Math.ceil(rows.total / perPage))
  const first = (page - 1) * perPage
  const here = Array.from({ length: Math.min(perPage, rows.total - first) }, (_, i) => rows.rowAt(first + i))
  const turn = (to: number) => {
    setPage(to)
    rows.onSight((to - 1) * perPage, to * perPage - 1)
    document.querySelector('#main')?.scrollIntoView()
  }
  return (
    <>
      <ul className="Cards">{here.map((row) => row && <Card key={row.row} sheet={sheet} row={row} show={show} />)}</ul>
      <Pages page={page} pages={pages} onPage={turn} />
    </>
  )
}

function Card({ sheet, row, show }: { sheet: Pick<SheetSeen, 'columns'>; row: PreviewRow; show: Show }) {
  const t = useTexts(previewTexts)
  const columns = columnsOf(sheet)
  const marked = columns.filter((c) => row.values[c.field]?.mark)
  const rest = columns.filter((c) => !marked.includes(c) && c.field !== 'name')
  const open = show === 'all' && marked.every((c) => !waiting(row.values[c.field]))
  return (
    <li className="card PreviewCard">
      <p className="PreviewCard-head">
        <b>{row.values['name']?.text || row.values['name']?.raw}</b>
        <span className="quiet">{t.rowN(row.row)}</span>
      </p>
      {(open ? columns : marked).map((c) => (
        <div key={c.field} className="PreviewCard-field">
          <span className="quiet">{c.label}</span>
          <PreviewCell at={{ row: row.row, field: c.field, label: c.label }} value={row.values[c.field]} />
        </div>
      ))}
      {!open && <p className="quiet">{sentence(rest.map((c) => row.values[c.field]?.text ?? ''))}</p>}
    </li>
  )
}

function sentence(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ')
}
