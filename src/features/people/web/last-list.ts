import type { MembersSearch } from './search.ts'

let last: MembersSearch = {}

/** The way back from a member leads to the list as it was left: filters, order and page. */
export function rememberList(search: MembersSearch): void {
  last = search
}

/** Of the day that is looked at now; the page of a list of another day would be another page. */
export function lastList(asOf: { readonly on?: string; readonly known?: string }): MembersSearch {
  const { on, known, cursor, at, ...rest } = last
  const sameDay = on === asOf.on && known === asOf.known
  return { ...rest, ...(sameDay && { cursor, at }), ...asOf }
}
