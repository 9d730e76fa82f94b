import { getRouteApi } from '@tanstack/react-router'

const inside = getRouteApi('/in')

/** What the account may do at any of its units. */
export function useMay(action: string): boolean {
  return inside.useRouteContext().me.units.some((u) => u.may.includes(action))
}
