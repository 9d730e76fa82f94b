import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { filterAsked, listAsked, pageSize } from './asking.ts'
import { rememberList } from './last-list.ts'
import { countQuery, membersQuery } from './queries.ts'
import type { MembersSearch } from './search.ts'

const route = getRouteApi('/in/members')

/** The list the address asks for, its count, and the ways through it. */
export function useList() {
  const search = route.useSearch()
  const go = useNavigate()
  const asOf = useAsOf()
  const filter = filterAsked(search, asOf)
  const [exactFor, setExactFor] = useState('')
  const exact = exactFor === JSON.stringify(filter)
  const list = useQuery(membersQuery(listAsked(search, asOf)))
  const count = useQuery(countQuery(exact ? { ...filter, exact: 'true' } : filter))
  useEffect(() => rememberList(search), [search])
  const change = useCallback(
    (wish: Partial<MembersSearch>) =>
      void go({
        to: '/members',
        search: { ...search, cursor: undefined, at: undefined, ...wish },
        replace: true,
        resetScroll: false,
      }),
    [go, search],
  )
  const at = search.at ?? 1
  const turn = (cursor: string | null | undefined, place: number) => {
    if (typeof cursor !== 'string') return
    void go({ to: '/members', search: { ...search, cursor, at: place > 1 ? place : undefined } })
  }
  const rows = list.data?.rows ?? []
  return {
    search,
    asOf,
    filter,
    list,
    count,
    at,
    change,
    exact,
    countExactly: () => setExactFor(JSON.stringify(filter)),
    next: () => turn(list.data?.next, at + rows.length),
    previous: () => turn(list.data?.previous, list.data?.previous === null ? 1 : Math.max(1, at - pageSize)),
  }
}

export type List = ReturnType<typeof useList>
