import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { saveFile } from '#browser/save-file.ts'
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
import { Mark } from './Marks.tsx'
import { Witnesses } from './Proven.tsx'
import { api, headsKey, headsQuery } from './queries.ts'
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
            <Heads of={data.heads} takes={data.may.includes('export')} />
            <p className="line no-print">
              {before !== undefined && <Link to="/heads">{t.newest}</Link>}
              {data.more && last && (
                <Link to="/heads" search={{ before: last.onDay }}>
                  {t.older}
                </Link>
              )}
            </p>
          </div>
          <CompareHead heads={data.heads} countersigns={data.may.includes('countersign')} />
        </div>
      )}
    </div>
  )
}

function Heads({ of, takes }: { of: readonly DayHead[]; takes: boolean }) {
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
            <Outside of={head} takes={takes} />
          </li>
        ))}
      </ul>
    )
  return <DataTable caption={t.headsTitle} columns={columnsOf(t, takes)} rows={of} keyOf={(head) => head.onDay} />
}

function columnsOf(t: Texts, takes: boolean): readonly Column<DayHead>[] {
  return [
    { key: 'day', head: t.day, cell: dayOf, width: '7.5rem' },
    { key: 'shown', head: t.characters, cell: shown, width: '11rem' },
    { key: 'contains', head: t.contains, cell: (head) => t.containing(head.units, head.readings) },
    { key: 'outside', head: t.outside, cell: takes ? taking : seeing, width: '17rem' },
  ]
}

const dayOf = (head: DayHead) => <b>{dayText(head.onDay)}</b>
const shown = (head: DayHead) => <Shown of={head} />
const taking = (head: DayHead) => <Outside of={head} takes />
const seeing = (head: DayHead) => <Outside of={head} takes={false} />

function Shown({ of }: { of: DayHead }) {
  return <span className="TrailShown">{of.shown === null ? '' : spaced(of.shown)}</span>
}

function Outside({ of, takes }: { of: DayHead; takes: boolean }) {
  const t = useTexts(trailTexts)
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.takeHead({ params: { day: of.onDay } }),
    onSuccess: ({ name, file }) => {
      saveFile({ name, blob: new Blob([file], { type: 'application/json' }) })
      return queries.invalidateQueries({ queryKey: headsKey })
    },
  })
  return (
    <div className="TrailWhat">
      <Mark of={of.witnesses.length > 0 ? 'outside' : 'notYet'} />
      <div>
        {of.witnesses.length === 0 ? <p>{t.notOutside}</p> : <Witnesses of={of.witnesses} />}
        {takes && of.shown !== null && (
          <button
            type="button"
            className="TextButton no-print"
            aria-label={t.takeOf(dayText(of.onDay))}
            disabled={isPending}
            onClick={() => mutate()}
          >
            {t.take}
          </button>
        )}
        <Failure of={error} />
      </div>
    </div>
  )
}
