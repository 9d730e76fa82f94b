import { useEffect } from 'react'
import type { List } from './use-list.ts'

/**
 * `/` searches; down leads into the list from wherever one is; from a row Page Down and Page Up turn the page.
 * Up, down and Enter within the rows are the table's.
 */
export function useListKeys(of: List): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const does = actOf(event, of)
      if (does === undefined) return
      event.preventDefault()
      does()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  const shown = !of.list.isPlaceholderData
  useEffect(() => {
    if (!shown || !turnedByKey) return
    turnedByKey = false
    firstRow()?.focus()
  }, [shown])
}

let turnedByKey = false

function actOf({ key, target }: KeyboardEvent, of: List): (() => void) | undefined {
  const at = target instanceof HTMLElement ? target : undefined
  if (key === '/' && !isTyping(at)) return () => searchField()?.focus()
  if (key === 'ArrowDown' && entersList(at)) return () => firstRow()?.focus()
  if (at?.closest('.DataTable tbody') && (key === 'PageDown' || key === 'PageUp'))
    return () => {
      turnedByKey = true
      if (key === 'PageDown') of.next()
      else of.previous()
    }
  return undefined
}

/** From the search field and from the page itself; within forms and menus the arrow means something else. */
function entersList(at: HTMLElement | undefined): boolean {
  if (at === searchField()) return true
  return at === document.body || at?.id === 'main'
}

function isTyping(at: HTMLElement | undefined): boolean {
  return (at?.closest('input, select, textarea, [role="dialog"]') ?? null) !== null
}

function searchField(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.Members-search')
}

function firstRow(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.Members .DataTable tbody a')
}
