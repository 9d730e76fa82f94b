import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { isOpen, soon } from '#features/lists/web/index.ts'
import { importRoutes, type DifferenceRow, type ImportInfo } from '../imports.contract.ts'

export const api = createClient(importRoutes)

export const keys = {
  all: ['imports'] as const,
  one: (id: string) => ['imports', 'one', id] as const,
}

function isUnderWay({ state, job }: ImportInfo): boolean {
  return state === 'reading' || isOpen(job)
}

/** Asked again while something is under way. */
export const importsQuery = queryOptions({
  queryKey: [...keys.all, 'list'],
  queryFn: () => api.listImports({ query: {} }),
  refetchInterval: ({ state }) => (state.data?.imports.some(isUnderWay) ? soon(state.dataUpdateCount) : false),
})

export function importQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.one(id), 'preview'],
    queryFn: () => api.getImport({ params: { id } }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data.import) ? soon(state.dataUpdateCount) : false),
  })
}

export type Group = DifferenceRow['stands'] | 'gone'

export function differenceQuery(id: string, stands: DifferenceRow['stands'], page: number, compared: string) {
  return queryOptions({
    queryKey: [...keys.one(id), 'difference', stands, page, compared],
    queryFn: () => api.listImportDifference({ params: { id }, query: { stands, page } }),
    placeholderData: keepPreviousData,
  })
}

export function goneQuery(id: string, page: number, compared: string) {
  return queryOptions({
    queryKey: [...keys.one(id), 'gone', page, compared],
    queryFn: () => api.listImportGone({ params: { id }, query: { page } }),
    placeholderData: keepPreviousData,
  })
}

export function cellsQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.one(id), 'cells'],
    queryFn: () => api.listImportCells({ params: { id }, query: {} }),
  })
}

export function undoQuery(id: string, page: number) {
  return queryOptions({
    queryKey: [...keys.one(id), 'undo', page],
    queryFn: () => api.getImportUndo({ params: { id }, query: { page } }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}
