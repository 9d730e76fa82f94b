import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { Failure } from '#browser/Failure.tsx'
import { Waiting } from '#browser/Waiting.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitTexts } from '#browser/texts/units.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Empty } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { TreeRow } from '../units.contract.ts'
import { levelQuery } from './queries.ts'
import './tree.css'

/** A level of the tree, page after page of it. */
function useLevel(unit: string | undefined) {
  const { query } = useAsOf()
  const [pages, setPages] = useState(1)
  const levels = useQueries({
    queries: Array.from({ length: pages }, (_, i) => levelQuery(unit, i + 1, query)),
  })
  const units = levels.flatMap((level) => level.data?.units ?? [])
  const total = levels[0]?.data?.total
  return {
    units,
    total,
    left: (total ?? 0) - units.length,
    error: levels.find((level) => level.error)?.error,
    more: () => setPages(pages + 1),
  }
}

/** What stands directly below a unit, or where one's own reach begins, with the heads of the columns. */
export function Tree({ unit }: { unit?: string }) {
  const t = useTexts(unitTexts)
  const phone = useWidth() === 'phone'
  const level = useLevel(unit)
  if (level.total === 0) return <Empty title={unit === undefined ? t.nothing : t.belowNone} />
  return (
    <div className="card Tree">
      {!phone && <Heads />}
      <Level of={level} label={t.tree} opened={level.total === 1} />
    </div>
  )
}

function Inside({ unit }: { unit: string }) {
  return <Level of={useLevel(unit)} opened={false} />
}

/** `opened`: where only one unit stands, one opens it anyway. */
function Level({ of, label, opened }: { of: ReturnType<typeof useLevel>; label?: string; opened: boolean }) {
  const t = useTexts(unitTexts)
  if (of.error) return <Failure of={of.error} />
  if (of.total === undefined) return <Waiting />
  return (
    <>
      <ul aria-label={label}>
        {of.units.map((row) => (
          <Branch key={row.id} row={row} opened={opened} />
        ))}
      </ul>
      {of.left > 0 && (
        <Button kind="link" onClick={of.more}>
          {t.more(of.left)}
        </Button>
      )}
    </>
  )
}

function Heads() {
  const { heads } = useTexts(unitTexts)
  return (
    <p className="Tree-row Tree-heads" aria-hidden="true">
      <span>{heads.unit}</span>
      <span>{heads.members}</span>
      <span>{heads.probationary}</span>
      <span>{heads.exempt}</span>
      <span>{heads.residing}</span>
    </p>
  )
}

function Branch({ row, opened }: { row: TreeRow; opened: boolean }) {
  const t = useTexts(unitTexts)
  const { query } = useAsOf()
  const [open, setOpen] = useState(opened && row.below > 0)
  return (
    <li>
      <div className="Tree-row">
        <span className="Tree-name">
          {row.below > 0 ? (
            <button
              type="button"
              className="Tree-open"
              aria-expanded={open}
              aria-label={t.open(row.name)}
              onClick={() => setOpen(!open)}
            >
              <Icon name={open ? 'down' : 'next'} size="0.875rem" />
            </button>
          ) : (
            <span className="Tree-leaf" aria-hidden="true" />
          )}
          <span>
            <Link to="/units/$id" params={{ id: row.id }} search={query} className="person">
              {row.name}
            </Link>
            {row.below > 0 && <span className="second Tree-below"> {t.unitsBelow(row.below)}</span>}
          </span>
        </span>
        <Counts row={row} />
      </div>
      {open && (
        <div className="Tree-inside">
          <Inside unit={row.id} />
        </div>
      )}
    </li>
  )
}

/** Every number opens its rows; nothing to open is said without a link. */
function Counts({ row }: { row: TreeRow }) {
  const { heads, number } = useTexts(unitTexts)
  const phone = useWidth() === 'phone'
  const { query } = useAsOf()
  const official = { ...query, unit: row.id, kind: 'official' }
  const counts = [
    { key: 'members', n: row.members, search: official },
    { key: 'probationary', n: row.probationary, search: { ...official, status: 'probationary' } },
    { key: 'exempt', n: row.exempt, search: { ...official, status: 'exempt' } },
    { key: 'residing', n: row.residing, search: { ...query, unit: row.id, kind: 'residence' } },
  ] as const
  return counts.map(({ key, n, search }) => (
    <span key={key} className="Tree-count digits" data-none={n === 0}>
      <span className={phone ? 'second' : 'hidden'}>{heads[key]} </span>
      {n === 0 ? (
        number(0)
      ) : (
        <Link to="/members" search={search} className="count">
          {number(n)}
        </Link>
      )}
    </span>
  ))
}
