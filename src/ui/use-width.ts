import { useSyncExternalStore } from 'react'

/** `phone` below 48, `tablet` to 74 letters' height (rem) of width: so larger type also folds the page, as a smaller window does. */
export type Width = 'phone' | 'tablet' | 'pc'

const listeners = new Set<() => void>()
let current: Width = 'pc'

export function useWidth(): Width {
  return useSyncExternalStore(listen, () => current)
}

/** Watches window and type size, and puts the answer on the page for the style sheets. Returns the way to stop. */
export function watchWidth(): () => void {
  const rem = document.createElement('div')
  rem.className = 'RemProbe'
  document.body.append(rem)
  const observer = new ResizeObserver(measure)
  observer.observe(rem)
  observer.observe(document.documentElement)
  measure()
  return () => {
    observer.disconnect()
    rem.remove()
  }
}

function measure(): void {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const columns = window.innerWidth / rem
  const found: Width = columns < 48 ? 'phone' : columns < 74 ? 'tablet' : 'pc'
  document.documentElement.dataset['width'] = found
  // Wide enough for the menu beside the page, too narrow for pictures and wide tables beside anything else.
  document.documentElement.dataset['close'] = columns < 80 ? 'yes' : 'no'
  document.documentElement.dataset['tight'] = columns < 20 ? 'yes' : 'no'
  if (found === current) return
  current = found
  for (const tell of listeners) tell()
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
