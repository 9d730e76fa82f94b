import { useState } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import type { Preview, PreviewRow } from './contract.ts'
import { Pages } from './Pages.tsx'
import { PreviewCell, waiting } from './PreviewCell.tsx'
import { columnsOf } from './preview-columns.ts'
import type { Show, usePreviewRows } from './preview-rows.ts'

const perPage = 20

/** The rows on a phone: one card a person, the cells that wait in full, all others behind one press. */
export function PreviewCards({
  preview,
  rows,
  show,
}: {
  preview: Preview
  rows: ReturnType<typeof usePreviewRows>
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
      <ul className="Cards">
        {here.map((row) => row && <Card key={row.row} preview={preview} row={row} show={show} />)}
      </ul>
      <Pages page={page} pages={pages} onPage={turn} />
    </>
  )
}

function Card({ preview, row, show }: { preview: Preview; row: PreviewRow; show: Show }) {
  const t = useTexts(previewTexts)
  const columns = columnsOf(preview)
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
          <PreviewCell
            at={{ list: preview.list.id, row: row.row, field: c.field, label: c.label }}
            value={row.values[c.field]}
          />
        </div>
      ))}
      {!open && <p className="quiet">{sentence(rest.map((c) => row.values[c.field]?.text ?? ''))}</p>}
    </li>
  )
}

function sentence(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ')
}
