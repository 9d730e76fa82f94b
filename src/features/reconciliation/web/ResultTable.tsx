import type { ReactNode } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { dayText } from '#browser/texts/words.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { Trust } from '#ui/Tag.tsx'
import type { Group, PersonView } from './contract.ts'
import {
  AttemptsCell,
  ClockCell,
  MoveCell,
  NoShowCell,
  PersonCell,
  ReceivedCell,
  SeenAsCell,
} from './person-columns.tsx'
import type { ResultSearch } from './search.ts'

type Sort = NonNullable<ResultSearch['sort']>
export type Density = 'tight' | 'middle' | 'wide'

/** One page of people as a table; which columns depends on where they stand. */
export function ResultTable({
  id,
  group,
  rows,
  sort,
  density,
  onSort,
}: {
  id: string
  group: Group
  rows: readonly PersonView[]
  sort: Sort
  density: Density
  onSort: (sort: Sort) => void
}) {
  const words = useTexts(reconciliationTexts)
  const columns = useColumns(id, group)
  return (
    <DataTable
      caption={words.lists[group]}
      rows={rows}
      keyOf={(p) => p.id}
      density={density}
      columns={columns.map((c) => ({
        ...c,
        ...(c.sort ? { sorted: c.sort === sort, onSort: () => c.sort && onSort(c.sort) } : {}),
      }))}
    />
  )
}

type Sortable = Column<PersonView> & { readonly sort?: Sort }

function useColumns(id: string, group: Group): readonly Sortable[] {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const c = t.columns
  const twice = (key: string, head: ReactNode, cell: (p: PersonView) => ReactNode, sort?: Sort): Sortable => ({
    key,
    head,
    cell,
    className: 'Twice',
    ...(sort ? { sort } : {}),
  })
  const person = twice('person', c.person, (p) => <PersonCell id={id} person={p} />, 'name')
  const move = twice('move', c.move, (p) => <MoveCell person={p} />, 'from')
  const attempts = twice('attempts', c.attempts, (p) => <AttemptsCell person={p} />)
  const seenAs = twice('seenAs', c.seenAs, (p) => <SeenAsCell person={p} />)
  const toConfirm = <Trust of="presumed">{words.trusts.presumed}</Trust>
  const clock = (rule: 'transfers.presentation' | 'transfers.procedure', head: string): Sortable => ({
    key: rule,
    head: (
      <>
        {head} {toConfirm}
      </>
    ),
    cell: (p) => <ClockCell person={p} rule={rule} />,
    sort: 'due',
  })
  switch (group) {
    case 'notSeenYet':
      return [
        person,
        move,
        clock('transfers.presentation', c.due),
        twice('noShow', c.noShow, (p) => <NoShowCell person={p} />),
        attempts,
      ]
    case 'neverIntroduced':
      return [
        person,
        twice('from', c.from, (p) => (
          <>
            <span>{p.to ?? words.notWritten}</span>
            <span>{p.from}</span>
          </>
        )),
        { key: 'retired', head: c.retired, cell: (p) => (p.retiredOn === null ? '' : dayText(p.retiredOn)) },
        clock('transfers.procedure', c.procedure),
        attempts,
      ]
    case 'arrived':
    case 'wrongDestination':
      return [person, move, seenAs]
    case 'unannounced':
      return [person, twice('received', c.received, (p) => <ReceivedCell person={p} />, 'to')]
    case 'notCompared':
      return [person, move, { key: 'why', head: c.why, cell: (p) => p.because }]
    case 'doubtful':
      return [person, move, twice('where', c.where, (p) => t.rowOf(p.source.fileName, p.source.row))]
  }
}
