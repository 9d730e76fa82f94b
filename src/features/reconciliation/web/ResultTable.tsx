import type { ReactNode } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { dayText } from '#browser/texts/words.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { Trust } from '#ui/Tag.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { Group, PersonView } from './contract.ts'
import { useLook } from './look.ts'
import { shapeOf } from './group-shape.ts'
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

/** One group, or everybody who was sent with where each stands. */
export type Shown = Group | 'everyone'
export type Row = PersonView & { readonly group: Group }
type Sort = NonNullable<ResultSearch['sort']>

/** One page of people as a table; which columns depends on where they stand. */
export function ResultTable({
  id,
  group,
  rows,
  sort,
  onSort,
}: {
  id: string
  group: Shown
  rows: readonly Row[]
  sort: Sort
  onSort: (sort: Sort) => void
}) {
  const words = useTexts(reconciliationTexts)
  const [{ density, hidden }] = useLook()
  const left = hidden[group] ?? []
  const columns = useColumns(id, group).filter((c, i) => i === 0 || !left.includes(c.key))
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

type Sortable = Column<Row> & { readonly head: string; readonly sort?: Sort }

/** The columns of a group with what each is called. */
export function useColumnNames(group: Shown): readonly { key: string; name: string }[] {
  return useColumns('', group).map(({ key, head }) => ({ key, name: head }))
}

function useColumns(id: string, group: Shown): readonly Sortable[] {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const c = t.columns
  const person = twice('person', c.person, (p) => <PersonCell id={id} person={p} />, 'name')
  const move = twice('move', c.move, (p) => <MoveCell person={p} />, 'from')
  const attempts = { ...twice('attempts', c.attempts, (p) => <AttemptsCell person={p} />), className: 'Twice Days' }
  const seenAs = twice('seenAs', c.seenAs, (p) => <SeenAsCell person={p} />)
  const toConfirm = <Trust of="presumed">{words.trusts.presumed}</Trust>
  const clock = (rule: 'transfers.presentation' | 'transfers.procedure', head: string): Sortable => ({
    key: rule,
    head,
    note: toConfirm,
    cell: (p) => <ClockCell person={p} rule={rule} />,
    sort: 'due',
  })
  switch (group) {
    case 'everyone':
      return [
        person,
        move,
        { key: 'stands', head: t.group, cell: (p) => <Tag shape={shapeOf[p.group]}>{words.groups[p.group]}</Tag> },
        seenAs,
      ]
    case 'notSeenYet':
      return [
        person,
        move,
        clock('transfers.presentation', c.due),
        { ...twice('noShow', c.noShow, (p) => <NoShowCell person={p} />), className: 'Twice Days' },
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

/** A cell of two lines: what it is about above, the second thing under it. */
function twice(key: string, head: string, cell: (p: Row) => ReactNode, sort?: Sort): Sortable {
  return { key, head, cell, className: 'Twice', ...(sort ? { sort } : {}) }
}
