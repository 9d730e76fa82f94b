import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useRouter } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { ledgerTexts } from '#browser/texts/ledger.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { Pages } from '#features/lists/web/index.ts'
import { buttonClass } from '#ui/Button.tsx'
import { Empty } from '#ui/Notice.tsx'
import { Trust } from '#ui/Tag.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Overview } from './contract.ts'
import { GroupChips } from './GroupChips.tsx'
import { ProblemRows, RepeatedRows } from './OtherRows.tsx'
import { peopleQuery, type PeopleFilter } from './queries.ts'
import { ResultCards } from './ResultCards.tsx'
import { ClockChips, ResultTools } from './ResultFilters.tsx'
import { ResultTable, type Shown } from './ResultTable.tsx'
import type { ResultSearch } from './search.ts'

/** The rows behind the numbers: one group at a time, filtered, searched, sorted, a page at a time. */
export function ResultRows({ of, search, folded }: { of: Overview; search: ResultSearch; folded: boolean }) {
  const words = useTexts(reconciliationTexts)
  const group = search.group ?? (search.cell === undefined ? 'notSeenYet' : 'everyone')
  return (
    <section className="stack Result-rows" id="rows" aria-labelledby="rows-title">
      {folded && <GroupChips of={of} chosen={group} />}
      {group === 'duplicates' || group === 'problems' ? (
        <>
          <h2 id="rows-title">{words.lists[group]}</h2>
          {group === 'duplicates' ? <RepeatedRows id={of.id} /> : <ProblemRows id={of.id} />}
        </>
      ) : (
        <People of={of} group={group} search={search} />
      )}
    </section>
  )
}

const perPage = 50

function People({ of, group, search }: { of: Overview; group: Shown; search: ResultSearch }) {
  const title = useRowsTitle(search, group)
  const go = useNavigate()
  const router = useRouter()
  const filter = filterOf(search, group)
  const turn = (change: Partial<ResultSearch>) => {
    // Somebody who has followed a link in the meantime is not called back by letters typed before.
    if (router.latestLocation.pathname !== `/reconciliations/${of.id}`) return
    void go({
      to: '/reconciliations/$id',
      params: { id: of.id },
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    })
  }
  return (
    <>
      <div className="apart Result-bar">
        <h2 id="rows-title">{title}</h2>
        {group === 'notSeenYet' && <ClockChips of={of} search={search} onChange={turn} />}
      </div>
      <ResultTools of={of} group={group} search={search} filter={filter} onChange={turn} />
      <CellNotice search={search} id={of.id} />
      <PageOfPeople of={of} group={columnsFor(search, group)} search={search} filter={filter} onChange={turn} />
      {group === 'doubtful' && of.pairsToSee > 0 && <PairsLink of={of} />}
      {(group === 'notSeenYet' || group === 'neverIntroduced') && <RowsFoot group={group} />}
    </>
  )
}

function PageOfPeople({
  of,
  group,
  search,
  filter,
  onChange,
}: {
  of: Overview
  group: Shown
  search: ResultSearch
  filter: PeopleFilter
  onChange: (change: Partial<ResultSearch>) => void
}) {
  const t = useTexts(resultTexts)
  const phone = useWidth() === 'phone'
  const { data, error } = useQuery(peopleQuery(of.id, filter))
  if (error) return <Failure of={error} />
  if (!data) return null
  if (data.total === 0) return <Nobody of={of} search={search} />
  return (
    <>
      <p className={search.search ? 'second' : 'hidden'} aria-live="polite">
        {t.found(data.total)}
      </p>
      {phone ? (
        <ResultCards id={of.id} group={group} rows={data.rows} />
      ) : (
        <ResultTable
          id={of.id}
          group={group}
          rows={data.rows}
          sort={search.sort ?? 'due'}
          onSort={(next) => onChange({ sort: next, page: undefined })}
        />
      )}
      <Pages page={data.page} pages={data.pages} onPage={(page) => onChange({ page })} />
    </>
  )
}

/** A figure of the report that is a group of its own shows what that group shows. */
function columnsFor({ cell }: ResultSearch, group: Shown): Shown {
  return cell === 'neverIntroduced' || cell === 'unannounced' ? cell : group
}

function PairsLink({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  return (
    <Link to="/reconciliations/$id/pairs" params={{ id: of.id }} className={`${buttonClass('act')} Lists-go`}>
      {t.seePairs(of.pairsToSee)}
    </Link>
  )
}

/** The name of the group, or of the figure of the report that was opened. */
function useRowsTitle(search: ResultSearch, group: Shown): string {
  const words = useTexts(reconciliationTexts)
  const ledger = useTexts(ledgerTexts)
  if (search.cell !== undefined)
    return Object.entries(ledger.columns).find(([cell]) => cell === search.cell)?.[1] ?? words.lists.everyone
  return words.lists[search.side === 'received' && group === 'notCompared' ? 'receivedNotCompared' : group]
}

function filterOf(search: ResultSearch, group: Shown): PeopleFilter {
  const { group: _group, sort, page, ...rest } = search
  const kept = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined))
  const which = group === 'everyone' ? (search.cell === undefined ? { side: 'sent' as const } : {}) : { group }
  return { ...kept, ...which, sort: sort ?? 'due', page: page ?? 1, size: perPage }
}

/** Which figure of the quarterly report these people are. */
function CellNotice({ search, id }: { search: ResultSearch; id: string }) {
  const t = useTexts(resultTexts)
  const ledger = useTexts(ledgerTexts)
  const cell = Object.entries(ledger.columns).find(([key]) => key === search.cell)?.[1]
  const text =
    search.quarter === undefined
      ? search.only !== undefined && t.onlyChanged
      : t.cellFilter(cell ?? '', ledger.quarterName(search.quarter.slice(6), search.quarter.slice(0, 4)))
  if (!text) return null
  return (
    <p className="strip">
      {text}{' '}
      <Link to="/reconciliations/$id" params={{ id }} search={search.group ? { group: search.group } : {}}>
        {t.clear}
      </Link>{' '}
      {search.quarter !== undefined && (
        <Link to="/reconciliations/$id/report" params={{ id }} search={{ quarter: search.quarter }}>
          {t.backToReport}
        </Link>
      )}
    </p>
  )
}

function Nobody({ of, search }: { of: Overview; search: ResultSearch }) {
  const t = useTexts(resultTexts)
  const { group, ...rest } = search
  const filtered = Object.values(rest).some((v) => v !== undefined)
  if (!filtered) return <Empty title={t.none} />
  return (
    <Empty
      title={t.noneFound}
      button={
        <Link
          to="/reconciliations/$id"
          params={{ id: of.id }}
          search={group ? { group } : {}}
          className={buttonClass('outlined')}
        >
          {t.clear}
        </Link>
      }
    >
      {t.noneFoundWhat}
    </Empty>
  )
}

/** Stands under every list of people who are missed: under which rule, how sure, and that nobody is accused. */
function RowsFoot({ group }: { group: 'notSeenYet' | 'neverIntroduced' }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const rule = group === 'notSeenYet' ? 'transfers.presentation' : 'transfers.procedure'
  return (
    <p className="second">
      {words.rules[rule]}:{' '}
      <Link to="/rules" search={{ rule }}>
        {t.ruleLink}
      </Link>{' '}
      <Trust of="presumed">{words.trusts.presumed}</Trust> {words.notAnError}
    </p>
  )
}
