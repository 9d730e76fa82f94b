import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { createClient } from '#browser/client.ts'
import { unitRoutes } from '../units.contract.ts'

export const api = createClient(unitRoutes)

interface Days {
  readonly on?: string
  readonly known?: string
}

export function unitQuery(id: string, days: Days) {
  return queryOptions({
    queryKey: ['units', 'one', id, days],
    queryFn: () => api.getUnit({ params: { id }, query: days }),
    staleTime: 60_000,
  })
}

/** What stands directly below a unit, or where one's own reach begins. */
export function levelQuery(unit: string | undefined, page: number, days: Days) {
  return queryOptions({
    queryKey: ['units', 'level', unit ?? 'top', page, days],
    queryFn: () => api.openTree({ query: { ...days, page, ...(unit !== undefined && { unit }) } }),
    staleTime: 30_000,
  })
}

export function searchQuery(text: string, days: Days, size: number) {
  return queryOptions({
    queryKey: ['units', 'search', text, days, size],
    queryFn: ({ signal }) => api.listMyUnits({ query: { ...days, search: text, size } }, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** What hangs on a unit on a day. */
export function weightQuery(unit: string, on: string) {
  return queryOptions({
    queryKey: ['units', 'weight', unit, on],
    queryFn: () => api.weighUnit({ params: { id: unit }, query: { on } }),
    placeholderData: keepPreviousData,
  })
}
