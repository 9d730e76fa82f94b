import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage } from '#browser/texts/dictionary.ts'
import { en, vi } from '#browser/texts/words.ts'
import type { ResultSearch } from './search.ts'

/** A number of people that opens its rows; where there is nobody it is plain. */
export function CountLink({
  id,
  n,
  search,
  name,
  className = '',
  children,
}: {
  id: string
  n: number
  search: ResultSearch
  /** What it counts, read out with the number. */
  name: string
  className?: string
  children?: ReactNode
}) {
  const { number } = useLanguage() === 'vi' ? vi : en
  const shown = children ?? number(n)
  if (n === 0) return <span className={className}>{shown}</span>
  return (
    <Link
      to="/reconciliations/$id"
      params={{ id }}
      search={search}
      hash="rows"
      resetScroll={false}
      className={`count ${className}`}
      aria-label={children === undefined ? `${n} ${name}` : undefined}
    >
      {shown}
    </Link>
  )
}
