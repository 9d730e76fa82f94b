import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { problemStatus } from '#browser/problem.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { unitTexts } from '#browser/texts/units.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { buttonClass } from '#ui/Button.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Timeline, type Moment } from '#ui/Timeline.tsx'
import { useWidth } from '#ui/use-width.ts'
import { kindWords, unitKinds } from '../kinds.ts'
import type { UnitPage as Page } from '../units.contract.ts'
import { UnitForms } from './forms/UnitForms.tsx'
import { unitQuery } from './queries.ts'
import { Tree } from './Tree.tsx'
import './tree.css'

const route = getRouteApi('/in/units/$id')

/** One unit as of a day: what it was called and where it stood, what stands below it. `beside`: what others know of it. */
export function UnitPage({ beside }: { beside?: ReactNode }) {
  const t = useTexts(unitTexts)
  const { id } = route.useParams()
  const { query, on, past } = useAsOf()
  const { data, error } = useQuery(unitQuery(id, query))
  useTitle(data?.unit.name ?? t.title)
  if (error && past && problemStatus(error) === 404)
    return (
      <div className="Page">
        <h1>{t.notThen(dayText(on))}</h1>
        <p>{t.notThenWhat}</p>
      </div>
    )
  if (error) throw error
  if (!data) return <Waiting />
  return (
    <div className="Page">
      <Way of={data} />
      <Head of={data} />
      <UnitForms key={id} page={data} />
      <div className="Unit-split">
        <section>
          <h2>{t.below}</h2>
          {data.below.length === 0 ? <p className="quiet">{t.belowNone}</p> : <Tree key={id} unit={id} />}
        </section>
        <div className="stack">
          {beside}
          <section className="card">
            <h2>{t.history}</h2>
            <History of={data} />
          </section>
        </div>
      </div>
    </div>
  )
}

function Way({ of }: { of: Page }) {
  const t = useTexts(unitTexts)
  const shell = useTexts(shellTexts)
  const phone = useWidth() === 'phone'
  const { query } = useAsOf()
  if (phone) return null
  return (
    <Crumbs label={shell.crumbs}>
      <Link to="/units" search={query}>
        {t.title}
      </Link>
      {of.path.map((unit) => (
        <Link key={unit.id} to="/units/$id" params={{ id: unit.id }} search={query}>
          {unit.name}
        </Link>
      ))}
    </Crumbs>
  )
}

function Head({ of: { unit, above } }: { of: Page }) {
  const t = useTexts(unitTexts)
  const language = useLanguage()
  const { query, on } = useAsOf()
  const kind = unitKinds.find((k) => k === unit.kind)
  return (
    <div className="apart">
      <div className="Page-head">
        <h1>{unit.name}</h1>
        <p className="quiet">
          {[
            kind && kindWords[kind][language],
            unit.since !== null && t.founded(dayText(unit.since)),
            unit.until !== null && t.closed(dayText(unit.until)),
          ]
            .filter(Boolean)
            .join('. ')}
        </p>
        {above && (
          <p className="second">
            {t.above}{' '}
            <Link to="/units/$id" params={{ id: above.id }} search={query}>
              {above.name}
            </Link>
          </p>
        )}
        {!unit.stands && <p role="status">{t.notStanding(dayText(on))}</p>}
      </div>
      <Link to="/members" search={{ ...query, unit: unit.id }} className={buttonClass()}>
        {t.seeMembers}
      </Link>
    </div>
  )
}

/** Names, places and lineage in one line of time, newest first. */
function History({ of }: { of: Page }) {
  const t = useTexts(unitTexts)
  const moments = useMoments(of)
  if (moments.length === 0) return <p className="quiet">{t.historyNone}</p>
  return <Timeline label={t.history} moments={moments} />
}

interface Told {
  readonly on: string
  readonly title: string
  readonly decision: string | null
  readonly typed?: string
}

function useMoments({ labels, parents, came, went }: Page): readonly Moment[] {
  const t = useTexts(unitTexts)
  const told: readonly Told[] = [
    ...labels.map((l) => ({
      on: l.fromOn,
      title: t.named(t.labels[l.kind], l.label),
      decision: l.decision,
      typed: t.typed(momentText(l.typedAt).day, l.by),
    })),
    ...parents.map((p) => ({
      on: p.fromOn,
      title: t.under(p.unit.name),
      decision: p.decision,
      typed: t.typed(momentText(p.typedAt).day, p.by),
    })),
    ...came.map((c) => ({ on: c.on, title: t.came(c.unit.name), decision: c.decision })),
    ...went.map((w) => ({ on: w.on, title: t.went(w.unit.name), decision: w.decision })),
  ]
  return told
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
    .map(({ on, title, decision, typed }, i) => ({
      key: `${on} ${String(i)}`,
      day: dayText(on),
      title,
      what: decision === null ? undefined : t.decision(decision),
      typed,
    }))
}
