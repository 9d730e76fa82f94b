import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { Pages } from '#features/lists/web/index.ts'
import '#ui/data-table.css'
import { useWidth } from '#ui/use-width.ts'
import type { DifferenceRow, ImportInfo } from '../imports.contract.ts'
import { Changes } from './Changes.tsx'
import type { Choose } from './choose.ts'
import { Verdict } from './Verdict.tsx'
import { api, differenceQuery, importQuery } from './queries.ts'

const perPage = 50

/** The rows of one group, with what may be chosen about each. */
export function DifferenceRows({
  of,
  stands,
  total,
}: {
  of: ImportInfo
  stands: DifferenceRow['stands']
  total: number
}) {
  const t = useTexts(importTexts)
  const [page, setPage] = useState(1)
  const { data, error } = useQuery(differenceQuery(of.id, stands, page, of.job?.id ?? ''))
  const phone = useWidth() === 'phone'
  const choosing = useChoosing(of.id)
  if (!data) return <Failure of={error} />
  const chooser =
    (row: DifferenceRow): Choose =>
    (body) =>
      choosing.mutate({ row: row.row, ...body })
  return (
    <>
      <Failure of={choosing.error} />
      {data.rows.length === 0 ? (
        <p className="quiet">{t.nothingHere}</p>
      ) : phone ? (
        <ul className="Cards">
          {data.rows.map((row) => (
            <li key={row.row} className="card stack">
              <p className="apart">
                <span className="quiet">{t.rowN(row.row)}</span>
                <Take row={row} onChoose={chooser(row)} />
              </p>
              <Who row={row} />
              <p>{row.cell?.name ?? row.called}</p>
              <What row={row} onChoose={chooser(row)} />
            </li>
          ))}
        </ul>
      ) : (
        <Table rows={data.rows} chooser={chooser} />
      )}
      <Pages page={page} pages={Math.max(1, Math.ceil(total / perPage))} onPage={setPage} />
    </>
  )
}

function Table({ rows, chooser }: { rows: readonly DifferenceRow[]; chooser: (row: DifferenceRow) => Choose }) {
  const t = useTexts(importTexts)
  const heads = [t.take, t.row, t.person, t.cell, t.difference]
  return (
    <div className="DataTable-frame">
      <table className="DataTable">
        <caption className="hidden">{t.table}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td>
                <Take row={row} onChoose={chooser(row)} />
              </td>
              <td>{row.row}</td>
              <td>
                <Who row={row} />
              </td>
              <td>{row.cell?.name ?? row.called}</td>
              <td className="ImportWhat">
                <What row={row} onChoose={chooser(row)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Sends a choice, puts the answer into the row on the screen, and asks for the sums anew. */
function useChoosing(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Parameters<Choose>[0] & { row: number }) => api.chooseImportRow({ params: { id }, body }),
    onSuccess: (changed) => {
      client.setQueriesData<{ rows: DifferenceRow[]; total: number }>(
        { queryKey: ['imports', 'one', id, 'difference'] },
        (old) => old && { ...old, rows: old.rows.map((row) => (row.row === changed.row ? changed : row)) },
      )
      void client.invalidateQueries({ queryKey: importQuery(id).queryKey })
    },
  })
}

function Take({ row, onChoose }: { row: DifferenceRow; onChoose: Choose }) {
  const t = useTexts(importTexts)
  if (!['new', 'changed', 'kept'].includes(row.stands)) return null
  return (
    <label className="ImportTake">
      <input
        type="checkbox"
        checked={row.taken}
        disabled={row.stands !== 'new' && !row.taken && row.changes.every((c) => !c.taken)}
        aria-label={t.takeRow(row.name)}
        onChange={(event) => onChoose({ leave: !event.target.checked })}
      />
    </label>
  )
}

function Who({ row }: { row: DifferenceRow }) {
  const t = useTexts(importTexts)
  return (
    <div>
      <b>{row.name}</b>
      {row.born !== null && <p className="second">{t.born(row.born)}</p>}
    </div>
  )
}

function What({ row, onChoose }: { row: DifferenceRow; onChoose: Choose }) {
  return (
    <div className="stack">
      {row.because !== null && <p>{row.because}</p>}
      {row.changes.length > 0 && <Changes row={row} onChoose={onChoose} />}
      {row.others.length > 0 && <Verdict row={row} onChoose={onChoose} />}
    </div>
  )
}
