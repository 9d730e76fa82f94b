import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTitle } from '#browser/title.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { intakeTexts } from '#browser/texts/intake.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { buttonClass } from '#ui/Button.tsx'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { Empty } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { ReconciliationSummary } from './contract.ts'
import { BeginPage } from './BeginPage.tsx'
import { allQuery } from './queries.ts'

/** All reconciliations the account may read; with none yet, the page that begins one. */
export function ReconciliationsPage() {
  const { data } = useSuspenseQuery(allQuery)
  const t = useTexts(intakeTexts)
  const phone = useWidth() === 'phone'
  useTitle(t.choosing)
  const mayOpen = data.mayOpenAt.length > 0
  if (data.reconciliations.length === 0 && mayOpen) return <BeginPage />
  return (
    <div className="Page">
      <div className="Page-head apart">
        <div>
          <h1>{t.choosing}</h1>
          <p className="quiet">{t.choosingLead}</p>
        </div>
        {mayOpen ? (
          <Link to="/reconciliations/new" className={buttonClass('outlined')}>
            {t.openNew}
          </Link>
        ) : (
          <p className="second">{t.mayNot}</p>
        )}
      </div>
      {data.reconciliations.length === 0 ? (
        <Empty title={t.nothing} />
      ) : phone ? (
        <Cards all={data.reconciliations} />
      ) : (
        <Table all={data.reconciliations} />
      )}
    </div>
  )
}

function Table({ all }: { all: readonly ReconciliationSummary[] }) {
  const t = useTexts(intakeTexts)
  const columns: readonly Column<ReconciliationSummary>[] = [
    { key: 'unit', head: t.columns.unit, className: 'Twice', cell: unitCell },
    { key: 'lists', head: t.columns.lists, cell: listsCell },
    { key: 'notSeen', head: t.columns.notSeen, cell: notSeenCell },
    { key: 'pairs', head: t.columns.pairs, cell: doubtfulCell },
    { key: 'last', head: t.columns.last, cell: lastCell },
  ]
  return <DataTable caption={t.choosing} columns={columns} rows={all} keyOf={(r) => r.id} density="wide" />
}

const unitCell = (r: ReconciliationSummary) => (
  <>
    <OpenLink of={r} />
    <Opened of={r} />
  </>
)
const listsCell = (r: ReconciliationSummary) => <Lists of={r} />
const notSeenCell = (r: ReconciliationSummary) => <NotSeen of={r} />
const doubtfulCell = (r: ReconciliationSummary) => <Doubtful of={r} />
const lastCell = (r: ReconciliationSummary) => <LastRun of={r} />

function Opened({ of }: { of: ReconciliationSummary }) {
  const t = useTexts(intakeTexts)
  const words = useTexts(reconciliationTexts)
  return (
    <span>
      {words.purposes[of.purpose]}, {t.opened(dayText(of.openedOn)).toLowerCase()}
    </span>
  )
}

function Lists({ of }: { of: ReconciliationSummary }) {
  return <>{useTexts(reconciliationTexts).listsCount(of.lists)}</>
}

function Doubtful({ of }: { of: ReconciliationSummary }) {
  const words = useTexts(reconciliationTexts)
  const n = of.counts?.doubtful ?? 0
  if (n === 0) return <>{words.people(0)}</>
  return (
    <Link to="/reconciliations/$id" params={{ id: of.id }} search={{ group: 'doubtful' }} className="count">
      {words.people(n)}
    </Link>
  )
}

function Cards({ all }: { all: readonly ReconciliationSummary[] }) {
  const t = useTexts(intakeTexts)
  return (
    <ul className="Cards">
      {all.map((r) => (
        <li key={r.id} className="card">
          <OpenLink of={r} />
          <p className="quiet">
            <Opened of={r} />
          </p>
          <p>
            {t.columns.notSeen}: <NotSeen of={r} />
          </p>
          <p className="quiet">
            <LastRun of={r} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function OpenLink({ of }: { of: ReconciliationSummary }) {
  return (
    <Link to="/reconciliations/$id" params={{ id: of.id }} className="person">
      {of.unit.name}
    </Link>
  )
}

function NotSeen({ of }: { of: ReconciliationSummary }) {
  const words = useTexts(reconciliationTexts)
  if (!of.counts) return <>{words.unknown}</>
  if (of.counts.notSeenYet === 0) return <>{words.people(0)}</>
  return (
    <Link to="/reconciliations/$id" params={{ id: of.id }} search={{ group: 'notSeenYet' }} className="count">
      {words.people(of.counts.notSeenYet)}
    </Link>
  )
}

function LastRun({ of }: { of: ReconciliationSummary }) {
  const t = useTexts(intakeTexts)
  if (!of.lastRunAt) return <>{t.notRun}</>
  const { time, day } = momentText(of.lastRunAt)
  return <>{t.lastRun(time, day)}</>
}
