import { createContext, useContext } from 'react'
import { useToday } from './today.ts'

/** The day that is looked at, and as it was known at the end of which day. Both stand in the address; nothing there is today. */
export interface AsOf {
  readonly on: string
  readonly known: string | undefined
  readonly today: string
  /** Another day than today, or another knowledge: nothing may be changed. */
  readonly past: boolean
  /** For addresses and requests: empty today. */
  readonly query: { readonly on?: string; readonly known?: string }
}

export function readAsOf(search: { readonly on?: unknown; readonly known?: unknown }, today: string): AsOf {
  const on = typeof search.on === 'string' && search.on !== today ? search.on : undefined
  const known = typeof search.known === 'string' && search.known !== today ? search.known : undefined
  return {
    on: on ?? today,
    known,
    today,
    past: on !== undefined || known !== undefined,
    query: { ...(on !== undefined && { on }), ...(known !== undefined && { known }) },
  }
}

/** What the frame has read from the address. */
export const AsOfDay = createContext<AsOf | undefined>(undefined)

export function useAsOf(): AsOf {
  const today = useToday()
  return useContext(AsOfDay) ?? readAsOf({}, today)
}
