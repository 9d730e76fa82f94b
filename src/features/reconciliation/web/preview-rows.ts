import { keepPreviousData, useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Preview, PreviewRow } from './contract.ts'
import { api, keys, previewQuery } from './queries.ts'

export type Show = 'marks' | 'all'

/** Rows come in pieces of this many. */
const piece = 100

const rowsKey = (list: string, show: Show, page: number) => [...keys.list(list), 'rows', show, page]

interface Piece {
  readonly rows: readonly PreviewRow[]
  readonly total: number
}

function pieceQuery(list: string, show: Show, page: number) {
  return {
    queryKey: rowsKey(list, show, page),
    queryFn: (): Promise<Piece> => api.listPreviewRows({ params: { id: list }, query: { show, page, size: piece } }),
    // A row whose mark was settled stays where it is until the list is opened anew: nothing jumps under the hand.
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData<Piece>,
  }
}

/** The rows of a draft list, fetched as they come into sight. */
export function usePreviewRows(list: string, show: Show) {
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const onSight = useCallback((first: number, last: number) => setSight({ first, last }), [])
  const from = Math.floor(sight.first / piece)
  const to = Math.floor(sight.last / piece)
  const pages = Array.from({ length: to - from + 1 }, (_, i) => from + i + 1)
  // The first piece is always asked for: it knows how many rows there are, wherever one looks.
  const [first, ...found] = useQueries({ queries: [1, ...pages].map((page) => pieceQuery(list, show, page)) })
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

export interface Edit {
  readonly row: number
  readonly field: string
  readonly how: 'confirm' | 'instead' | 'type'
  readonly text?: string
}

/** Settles one cell and puts the answer into what is on the screen. */
export async function settleCell(client: QueryClient, list: string, edit: Edit): Promise<void> {
  const { row, understood, doubtful, wrong } = await api.editCell({ params: { id: list }, body: edit })
  client.setQueriesData<Piece>({ queryKey: [...keys.list(list), 'rows'] }, (old) =>
    old ? { ...old, rows: old.rows.map((r) => (r.row === row.row ? row : r)) } : old,
  )
  client.setQueryData<Preview>(previewQuery(list).queryKey, (old) =>
    old ? { ...old, understood, doubtful, wrong } : old,
  )
}

/** Switching the filter asks for the rows anew. */
export function useFreshRows(list: string) {
  const client = useQueryClient()
  return () => client.removeQueries({ queryKey: [...keys.list(list), 'rows'] })
}
