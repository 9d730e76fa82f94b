import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import './data-table.css'

/** Pages have numbers, since they are quoted in meetings. */
export function Pager({
  page,
  pages,
  words,
  onPage,
}: {
  page: number
  pages: number
  words: { readonly nav: string; readonly previous: ReactNode; readonly next: ReactNode; readonly at: ReactNode }
  onPage: (page: number) => void
}) {
  if (pages <= 1) return null
  return (
    <nav className="Pager no-print" aria-label={words.nav}>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <Icon name="left" />
        {words.previous}
      </Button>
      <span aria-live="polite">{words.at}</span>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {words.next}
        <Icon name="right" />
      </Button>
    </nav>
  )
}
