import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { ResultSearch } from './search.ts'

const Density = z.enum(['tight', 'middle', 'wide'])
export type Density = z.infer<typeof Density>

/** A way of looking at one group that can be had again: never the words of a search, since those are names. */
const View = ResultSearch.pick({ group: true, clock: true, sender: true, sort: true })
export type View = z.infer<typeof View>

const Look = z.object({
  density: Density,
  /** Columns left out, by group. */
  hidden: z.record(z.string(), z.array(z.string())),
  views: z.array(View),
})
export type Look = z.infer<typeof Look>

const stored = 'chibo-lists'
const listeners = new Set<() => void>()
let current = read()

/** How this reader looks at lists, kept on this device. */
export function useLook(): readonly [Look, (change: Partial<Look>) => void] {
  return [useSyncExternalStore(listen, () => current), change]
}

export function sameView(one: View, other: View): boolean {
  return JSON.stringify(View.parse(one)) === JSON.stringify(View.parse(other))
}

export function viewOf(search: ResultSearch): View {
  return View.parse(search)
}

function change(wish: Partial<Look>): void {
  current = { ...current, ...wish }
  try {
    localStorage.setItem(stored, JSON.stringify(current))
  } catch {
    // A browser that keeps nothing still shows what was chosen until it is closed.
  }
  for (const tell of listeners) tell()
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function read(): Look {
  try {
    return Look.parse(JSON.parse(localStorage.getItem(stored) ?? ''))
  } catch {
    return { density: 'middle', hidden: {}, views: [] }
  }
}
