import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { useTitle } from '#browser/title.ts'
import { ledgerTexts } from '#browser/texts/ledger.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { en, momentText, vi } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Chips } from '#ui/Chips.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Empty, Notice } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Ledger } from './contract.ts'
import { ledgerQuery } from './queries.ts'
import { useDownload } from './ReportMenu.tsx'
import '#ui/data-table.css'
import './ledger.css'

const route = getRouteApi('/in/reconciliations/$id/report')

type Line = Ledger['lines'][number]
type Figure = Exclude<keyof Line, 'from' | 'to'>

/** The figures in the order of the report. */
const figures = [
  'openBefore',
  'sent',
  'arrived',
  'elsewhere',
  'openAfter',
  'doubtful',
  'notCompared',
  'notSeenOverdue',
  'notSeenRunning',
  'notSeenUnknown',
  'unannounced',
  'neverIntroduced',
] as const satisfies readonly Figure[]

function isFigure(name: string): name is Figure {
  return figures.some((f) => f === name)
}

/** The quarterly report on the screen: every figure opens into its rows. */
export function LedgerPage() {
  const { id } = route.useParams()
  const { quarter } = route.useSearch()
  const { data } = useSuspenseQuery(ledgerQuery(id, quarter))
  const t = useTexts(ledgerTexts)
  useTitle(t.title)
  const words = useTexts(reconciliationTexts)
  const shell = useTexts(shellTexts)
  const phone = useWidth() === 'phone'
  const go = useNavigate()
  return (
    <div className="Page">
      {!phone && (
        <Crumbs label={shell.crumbs}>
          <Link to="/reconciliations/$id" params={{ id }}>
            {words.result}
          </Link>
          <span>{t.title}</span>
        </Crumbs>
      )}
      <div className="Page-head apart">
        <div className="Begin-head">
          <h1>{t.title}</h1>
          <p className="second">{t.lead}</p>
        </div>
        <Downloads id={id} quarter={data.quarter} />
      </div>
      <Chips
        label={t.quarter}
        chosen={data.quarter}
        onChoose={(next) => void go({ to: '/reconciliations/$id/report', params: { id }, search: { quarter: next } })}
        choices={data.quarters.map((q) => ({ value: q, label: t.quarterName(q.slice(6), q.slice(0, 4)) }))}
      />
      {data.issued && data.issued.changed.length > 0 && (
        <Notice title={t.changedSince(momentText(data.issued.at), data.issued.by)}>
          {data.issued.changed
            .map(({ figure, before, after }) =>
              t.changedFigure(isFigure(figure) ? t.columns[figure] : figure, before, after),
            )
            .join('; ')}
          .
        </Notice>
      )}
      {data.lines.length === 0 ? (
        <Empty title={t.none} />
      ) : phone ? (
        <Cards id={id} ledger={data} />
      ) : (
        <Table id={id} ledger={data} />
      )}
      <p className="second">
        {t.overdueNote} {words.notAnError}
      </p>
    </div>
  )
}

function Downloads({ id, quarter }: { id: string; quarter: string }) {
  const t = useTexts(ledgerTexts)
  const save = useDownload(id)
  return (
    <div className="stack">
      <div className="line">
        <Button disabled={save.isPending} onClick={() => save.mutate({ quarter, as: 'docx' })}>
          {t.word}
        </Button>
        <Button disabled={save.isPending} onClick={() => save.mutate({ quarter, as: 'xlsx' })}>
          {t.excel}
        </Button>
      </div>
      <Failure of={save.error} />
    </div>
  )
}

function Table({ id, ledger }: { id: string; ledger: Ledger }) {
  const t = useTexts(ledgerTexts)
  return (
    <div className="DataTable-frame Ledger-frame">
      <table className="DataTable Ledger">
        <caption className="hidden">{t.table}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t.columns.pair}
            </th>
            {figures.slice(0, 5).map((figure) => (
              <th key={figure} scope="col" rowSpan={2}>
                {t.columns[figure]}
              </th>
            ))}
            <th scope="colgroup" colSpan={5} className="Ledger-group">
              {t.openGroup}
            </th>
            <th scope="colgroup" colSpan={2} className="Ledger-group">
              {t.besideGroup}
            </th>
          </tr>
          <tr>
            {figures.slice(5).map((figure) => (
              <th key={figure} scope="col">
                {t.columns[figure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ledger.lines.map((line) => (
            <tr key={`${line.from}→${line.to}`}>
              <th scope="row" className="Twice">
                <span>{line.from || t.unknownPlace}</span>
                <span>{line.to || t.unknownPlace}</span>
              </th>
              <Figures id={id} line={line} quarter={ledger.quarter} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            <Figures id={id} line={ledger.total} quarter={ledger.quarter} whole />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Figures({ id, line, quarter, whole = false }: { id: string; line: Line; quarter: string; whole?: boolean }) {
  return figures.map((figure) => (
    <td key={figure}>
      <FigureLink id={id} line={line} figure={figure} quarter={quarter} whole={whole} />
    </td>
  ))
}

function FigureLink({
  id,
  line,
  figure,
  quarter,
  whole,
}: {
  id: string
  line: Line
  figure: Figure
  quarter: string
  whole: boolean
}) {
  const t = useTexts(ledgerTexts)
  const { number } = useLanguage() === 'vi' ? vi : en
  const { n, cell } = line[figure]
  if (n === 0) return <>{number(0)}</>
  const pair = whole ? {} : { from: line.from, to: line.to }
  return (
    <Link
      to="/reconciliations/$id"
      params={{ id }}
      search={{ quarter, cell, ...pair }}
      className="count"
      aria-label={`${number(n)} ${t.columns[figure]}`}
    >
      {number(n)}
    </Link>
  )
}

/** The same on a phone: one card a pair of organisations, the figures that are not nought. */
function Cards({ id, ledger }: { id: string; ledger: Ledger }) {
  const t = useTexts(ledgerTexts)
  const all = [{ line: ledger.total, title: t.total, whole: true }].concat(
    ledger.lines.map((line) => ({
      line,
      title: `${line.from || t.unknownPlace}, ${line.to || t.unknownPlace}`,
      whole: false,
    })),
  )
  return (
    <ul className="Cards">
      {all.map(({ line, title, whole }) => (
        <li key={title} className="card">
          <b>{title}</b>
          <dl className="Ledger-card">
            {figures.map(
              (figure) =>
                (whole || line[figure].n > 0) && (
                  <div key={figure}>
                    <dt>{t.columns[figure]}</dt>
                    <dd>
                      <FigureLink id={id} line={line} figure={figure} quarter={ledger.quarter} whole={whole} />
                    </dd>
                  </div>
                ),
            )}
          </dl>
        </li>
      ))}
    </ul>
  )
}
