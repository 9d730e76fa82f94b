import { useEffect } from 'react'

/** What the window is called while a page is shown. */
export function useTitle(text: string): void {
  useEffect(() => {
    document.title = `${text} · Chi Bộ`
  }, [text])
}
