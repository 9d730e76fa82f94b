import { keepPreviousData, useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { CellEdit, PreviewRow } from '../draft.contract.ts'
import { useDraftSource, type DraftSource, type Piece, type Show } from './source.ts'

/** Rows come in pieces of this many. */
const piece = 100

function pieceQuery(source: DraftSource, show: Show, page: number) {
  return {
    queryKey: [...source.key, 'rows', show, page],
    queryFn: (): Promise<Piece> => source.rows(show, page, piece),
    // A row whose mark was settled stays where it is until the list is opened anew: nothing jumps under the hand.
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData<Piece>,
  }
}

/** The rows of a draft, fetched as they come into sight. */
export function usePreviewRows(show: Show) {
  const source = useDraftSource()
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const onSight = useCallback((first: number, last: number) => setSight({ first, last }), [])
  const from = Math.floor(sight.first / piece)
  const to = Math.floor(sight.last / piece)
  const pages = Array.from({ length: to - from + 1 }, (_, i) => from + i + 1)
  // The first piece is always asked for: it knows how many rows there are, wherever one looks.
  const [first, ...found] = useQueries({ queries: [1, ...pages].map((page) => pieceQuery(source, show, page)) })
  const rowAt = (index: number): PreviewRow | undefined => {
    const at = Math.floor(index / piece) - from
    const one = found[at]
    return one && !one.isPlaceholderData ? one.data?.rows[index % piece] : undefined
  }
  return {
    total: first?.data?.total ?? 0,
    loading: !first?.data,
    error: found.find((f) => f.error)?.error ?? null,
    rowAt,
    onSight,
  }
}

export type PreviewRows = ReturnType<typeof usePreviewRows>

/** Settles one cell and puts the answer into what is on the screen. */
export async function settleCell(client: QueryClient, source: DraftSource, edit: CellEdit): Promise<void> {
  const edited = await source.settle(edit)
  client.setQueriesData<Piece>({ queryKey: [...source.key, 'rows'] }, (old) =>
    old ? { ...old, rows: old.rows.map((r) => (r.row === edited.row.row ? edited.row : r)) } : old,
  )
  source.settled(edited)
}

/** Switching the filter asks for the rows anew. */
export function useFreshRows(source: DraftSource) {
  const client = useQueryClient()
  return () => client.removeQueries({ queryKey: [...source.key, 'rows'] })
}
