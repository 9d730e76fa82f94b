import { Link } from '@tanstack/react-router'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { TrailRow } from '../trail.contract.ts'
import { Mark } from './Marks.tsx'

type Texts = (typeof trailTexts)['vi']

/** A table, on the phone cards; every row with its mark and the state of its proof. */
export function TrailRows({ rows }: { rows: readonly TrailRow[] }) {
  const t = useTexts(trailTexts)
  const phone = useWidth() === 'phone'
  if (rows.length === 0) return <p className="quiet card">{t.none}</p>
  if (phone)
    return (
      <ul className="TrailCards">
        {rows.map((row) => (
          <li key={keyOf(row)} className="card">
            <div className="apart">
              <When of={row} />
              <Proof of={row} />
            </div>
            <What of={row} />
            <Who of={row} />
          </li>
        ))}
      </ul>
    )
  return <DataTable caption={t.title} columns={columnsOf(t)} rows={rows} keyOf={keyOf} />
}

function columnsOf(t: Texts): readonly Column<TrailRow>[] {
  return [
    { key: 'when', head: t.when, cell: showWhen, width: '7.5rem' },
    { key: 'what', head: t.what, cell: showWhat },
    { key: 'who', head: t.who, cell: showWho, width: '12rem' },
    { key: 'seal', head: t.seal, cell: showProof, width: '8.5rem' },
  ]
}

const showWhen = (row: TrailRow) => <When of={row} />
const showWhat = (row: TrailRow) => <What of={row} />
const showWho = (row: TrailRow) => <Who of={row} />
const showProof = (row: TrailRow) => <Proof of={row} />

function keyOf({ at, kind, what, who }: TrailRow): string {
  return `${at} ${kind} ${what} ${who?.id ?? ''}`
}

function When({ of }: { of: TrailRow }) {
  const { day, time } = momentText(of.at)
  return (
    <p>
      <b>{day}</b> <span className="TrailTime">{time}</span>
    </p>
  )
}

function What({ of }: { of: TrailRow }) {
  const t = useTexts(trailTexts)
  const works: Readonly<Record<string, string>> = t.works
  const reasons: Readonly<Record<string, string>> = useTexts(memberTexts).reasons
  const said = [
    of.about && t.about(of.about.name),
    of.subjects > 1 && t.many(of.subjects),
    of.onDay !== null && t.happened(dayText(of.onDay)),
    of.reason !== null && t.reason(reasons[of.reason] ?? of.reason),
    of.origin !== null && t.origin(of.origin),
  ].filter(Boolean)
  return (
    <div className="TrailWhat">
      <Mark of={of.kind} />
      <div>
        <p>
          {of.kind === 'change' ? t.change : t.reading}: {works[of.what] ?? of.what}
        </p>
        <p className="quiet">{said.join(' · ')}</p>
      </div>
    </div>
  )
}

function Who({ of: { who } }: { of: TrailRow }) {
  const t = useTexts(trailTexts)
  const roles = useTexts(accountTexts).roles
  if (!who)
    return (
      <p>
        {t.machine} <span className="quiet TrailBelow">{t.nobodyTyped}</span>
      </p>
    )
  const at = [who.role && roles[who.role], who.unit].filter(Boolean).join(', ')
  return (
    <p>
      <Link to="/trail/accounts/$id" params={{ id: who.id }}>
        {who.name}
      </Link>{' '}
      <span className="quiet TrailBelow">{at}</span>
    </p>
  )
}

function Proof({ of: { proof } }: { of: TrailRow }) {
  const t = useTexts(trailTexts)
  return (
    <p className="TrailProof" data-proof={proof}>
      <Mark of={proof} /> {t.proofs[proof]}
    </p>
  )
}
