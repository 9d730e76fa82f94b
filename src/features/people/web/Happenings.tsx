import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { Chips } from '#ui/Chips.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Happened, MemberPage } from './contract.ts'
import { useMoment } from './happening-words.tsx'

const route = getRouteApi('/in/members/$person')
const filters = ['all', 'moves', 'corrected'] as const
type Filter = (typeof filters)[number]

/** What happened and when it was typed, newest first; all of it, the comings and goings, or what was corrected. */
export function Happenings({ page }: { page: MemberPage }) {
  const t = useTexts(memberTexts)
  const moment = useMoment()
  const go = useNavigate()
  const search = route.useSearch()
  const show: Filter = search.show ?? 'all'
  const moments = page.timeline.filter((h) => isShown(h, show) && !isSaidAlready(h, page))
  const choose = (filter: Filter) =>
    void go({
      to: '/members/$person',
      params: { person: page.person },
      search: { ...search, show: filter === 'all' ? undefined : filter },
      replace: true,
      resetScroll: false,
    })
  return (
    <section className="card Member-happened">
      <div className="apart">
        <h2>{t.happened}</h2>
        <Chips
          label={t.filter}
          chosen={show}
          onChoose={choose}
          choices={filters.map((value) => ({ value, label: t.filters[value] }))}
        />
      </div>
      {moments.length === 0 ? (
        <p className="quiet">{t.nothing}</p>
      ) : (
        <Timeline label={t.happened} moments={moments.map(moment)} />
      )}
    </section>
  )
}

/** Whoever is admitted is on probation from that day: one line says both. */
export function isSaidAlready(h: Happened, { timeline }: MemberPage): boolean {
  if (h.what !== 'status' || h.status !== 'probationary' || h.voidedAt !== null) return false
  return timeline.some((other) => other.what === 'admitted' && other.on === h.on)
}

function isShown(h: Happened, filter: Filter): boolean {
  if (filter === 'all') return true
  if (filter === 'moves') return h.what === 'began' || h.what === 'ended' || h.what === 'admitted'
  return h.what === 'corrected' || h.what === 'merged' || h.voidedAt !== null
}
