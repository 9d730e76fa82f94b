import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Empty } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import { spaced } from '../shown.ts'
import type { DayHead } from '../trail.contract.ts'
import { CompareHead } from './CompareHead.tsx'
import { KeyCard } from './KeyCard.tsx'
import { Mark } from './Marks.tsx'
import { Witnesses } from './Proven.tsx'
import { headsQuery, keyQuery } from './queries.ts'
import { SignHead, TakeFile } from './TakeOut.tsx'
import './trail.css'

const route = getRouteApi('/in/heads')

type Texts = (typeof trailTexts)['vi']

/** The seals of the days: their characters, which were taken out, by whom, confirmed from above. */
export function HeadsPage() {
  const t = useTexts(trailTexts)
  useTitle(t.headsTitle)
  const { before } = route.useSearch()
  const { data, error } = useQuery(headsQuery(before))
  const last = data?.heads.at(-1)
  return (
    <div className="Page Trail">
      <div className="Page-head">
        <h1>{t.headsTitle}</h1>
        <p className="quiet">{t.headsLead}</p>
      </div>
      <Failure of={error} />
      {!data && !error && <Waiting />}
      {data && (
        <div className="Trail-split">
          <div className="stack">
            <Heads of={data.heads} may={data.may} />
            <p className="line no-print">
              {before !== undefined && <Link to="/heads">{t.newest}</Link>}
              {data.more && last && (
                <Link to="/heads" search={{ before: last.onDay }}>
                  {t.older}
                </Link>
              )}
            </p>
          </div>
          <div className="stack">
            {data.may.includes('sign') && <KeyCard />}
            <CompareHead heads={data.heads} countersigns={data.may.includes('countersign')} />
          </div>
        </div>
      )}
    </div>
  )
}

type May = readonly ('export' | 'countersign' | 'sign')[]

function Heads({ of, may }: { of: readonly DayHead[]; may: May }) {
  const t = useTexts(trailTexts)
  const phone = useWidth() === 'phone'
  if (of.length === 0) return <Empty title={t.noHeads}>{t.noHeadsWhat}</Empty>
  if (phone)
    return (
      <ul className="TrailCards">
        {of.map((head) => (
          <li key={head.onDay} className="card">
            <div className="apart">
              <b>{dayText(head.onDay)}</b>
              <Shown of={head} />
            </div>
            <p className="second">{t.containing(head.units, head.readings)}</p>
            <Outside of={head} may={may} />
          </li>
        ))}
      </ul>
    )
  return <DataTable caption={t.headsTitle} columns={columnsOf(t, may)} rows={of} keyOf={(head) => head.onDay} />
}

function columnsOf(t: Texts, may: May): readonly Column<DayHead>[] {
  return [
    { key: 'day', head: t.day, cell: dayOf, width: '7.5rem' },
    { key: 'shown', head: t.characters, cell: shown, width: '11rem' },
    { key: 'contains', head: t.contains, cell: (head) => t.containing(head.units, head.readings) },
    { key: 'outside', head: t.outside, cell: (head) => <Outside of={head} may={may} />, width: '17rem' },
  ]
}

const dayOf = (head: DayHead) => <b>{dayText(head.onDay)}</b>
const shown = (head: DayHead) => <Shown of={head} />

function Shown({ of }: { of: DayHead }) {
  return <span className="TrailShown">{of.shown === null ? '' : spaced(of.shown)}</span>
}

function Outside({ of, may }: { of: DayHead; may: May }) {
  const t = useTexts(trailTexts)
  const isReady = of.shown !== null
  const isSigned = of.witnesses.some(({ way, own }) => way === 'key' && own)
  return (
    <div className="TrailWhat">
      <Mark of={of.witnesses.length > 0 ? 'outside' : 'notYet'} />
      <div>
        {of.witnesses.length === 0 ? <p>{t.notOutside}</p> : <Witnesses of={of.witnesses} />}
        {isReady && may.includes('sign') && !isSigned && <SignWithKey day={of.onDay} />}
        {isReady && may.includes('export') && <TakeFile day={of.onDay} />}
      </div>
    </div>
  )
}

/** Only for whoever has a key. */
function SignWithKey({ day }: { day: string }) {
  const { data } = useQuery(keyQuery)
  return data?.key ? <SignHead day={day} /> : null
}
