import { addMonths, day } from '#kernel/day.ts'
import type { AsOf } from '#browser/as-of.ts'
import type { Look } from './contract.ts'
import type { CountAsked, ListAsked } from './queries.ts'
import { kindsIn, statusesIn, type MembersSearch } from './search.ts'

export const pageSize = 50

/** What narrows the list, as the server is asked: months count from the day that is looked at. */
export function filterAsked(search: MembersSearch, { on, query }: AsOf): CountAsked {
  const kind = kindsIn(search)
  const status = statusesIn(search)
  const { retiresWithin, admittedBefore } = search
  const within = retiresWithin !== undefined && { retiresFrom: on, retiresTo: addMonths(day(on), retiresWithin) }
  return {
    ...query,
    ...(search.unit !== undefined && { unit: search.unit }),
    ...(search.search !== undefined && { search: search.search }),
    ...(kind.length > 0 && { kind: [...kind] }),
    ...(status.length > 0 && { status: [...status] }),
    ...(search.retiresFrom !== undefined && { retiresFrom: search.retiresFrom }),
    ...(search.retiresTo !== undefined && { retiresTo: search.retiresTo }),
    ...within,
    ...(admittedBefore !== undefined && { admittedBy: addMonths(day(on), -admittedBefore) }),
  }
}

export function listAsked(search: MembersSearch, asOf: AsOf): ListAsked {
  return {
    ...filterAsked(search, asOf),
    size: pageSize,
    ...(search.sort !== undefined && { sort: search.sort }),
    ...(search.cursor !== undefined && { cursor: search.cursor }),
  }
}

/** What of the address says which rows: not the day, not the page. */
export function isFiltered({ search, unit, kind, status, ...rest }: MembersSearch): boolean {
  const others = [rest.retiresFrom, rest.retiresTo, rest.retiresWithin, rest.admittedBefore]
  return [search, unit, kind, status, ...others].some((v) => v !== undefined)
}

/** The address of a saved look, on the day that is looked at. */
export function searchOf(look: Look): MembersSearch {
  return {
    ...(look.search !== undefined && { search: look.search }),
    ...(look.unit !== undefined && { unit: look.unit }),
    ...(look.kind?.length && { kind: look.kind.join(',') }),
    ...(look.status?.length && { status: look.status.join(',') }),
    ...(look.sort === 'nameDown' && { sort: look.sort }),
    ...(look.retiresWithin !== undefined && { retiresWithin: look.retiresWithin }),
    ...(look.admittedBefore !== undefined && { admittedBefore: look.admittedBefore }),
  }
}

/** What of the address a look remembers: never what was searched for, since that is somebody's name. */
export function lookOf(search: MembersSearch, columns: readonly string[]): Look {
  return {
    unit: search.unit,
    kind: someOf(kindsIn(search)),
    status: someOf(statusesIn(search)),
    sort: search.sort,
    columns: [...columns],
    retiresWithin: search.retiresWithin,
    admittedBefore: search.admittedBefore,
  }
}

function someOf<V>(values: readonly V[]): V[] | undefined {
  return values.length > 0 ? [...values] : undefined
}

/** Whether the address shows what the look shows. */
export function showsLook(search: MembersSearch, look: Look): boolean {
  return sameText(searchOf({ ...lookOf(search, []), search: search.search }), searchOf(look)) && !hasDays(search)
}

function hasDays({ retiresFrom, retiresTo }: MembersSearch): boolean {
  return retiresFrom !== undefined || retiresTo !== undefined
}

function sameText(one: MembersSearch, other: MembersSearch): boolean {
  return inOrder(one) === inOrder(other)
}

function inOrder(of: MembersSearch): string {
  return JSON.stringify(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
