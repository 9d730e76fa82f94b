import { getRouteApi } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { listColumns, type ListColumn } from './contract.ts'

const Density = z.enum(['tight', 'middle', 'wide'])
export type Density = z.infer<typeof Density>

const Kept = z.object({ density: Density, columns: z.record(z.string(), z.array(z.enum(listColumns))) })
type Kept = z.infer<typeof Kept>

const shownAtFirst: readonly ListColumn[] = ['name', 'born', 'card', 'admittedOn', 'unit', 'kind', 'status']
const stored = 'chibo-members'
const listeners = new Set<() => void>()
let current = read()

export interface ListLook {
  readonly density: Density
  readonly columns: readonly ListColumn[]
}

const inside = getRouteApi('/in')

/** How this account looks at the list on this device: how tall the rows are and which columns stand in it. */
export function useListLook(): readonly [ListLook, (change: Partial<ListLook>) => void] {
  const { me } = inside.useRouteContext()
  const { density, columns } = useSyncExternalStore(listen, () => current)
  const change = (wish: Partial<ListLook>) => {
    const mine = wish.columns && { [me.account]: inOrder(wish.columns) }
    keep({ density: wish.density ?? density, columns: { ...columns, ...mine } })
  }
  return [{ density, columns: columns[me.account] ?? shownAtFirst }, change]
}

/** The name always stays, at the beginning. */
function inOrder(chosen: readonly ListColumn[]): ListColumn[] {
  return listColumns.filter((c) => c === 'name' || chosen.includes(c))
}

function keep(next: Kept): void {
  current = next
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

function read(): Kept {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(stored) ?? ''))
  } catch {
    return { density: 'middle', columns: {} }
  }
}
