import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { dayText } from '#browser/texts/words.ts'
import { DataTable } from '#ui/DataTable.tsx'
import type { ListColumn, MemberRow } from './contract.ts'
import { Pages } from './ListPages.tsx'
import { useListLook } from './look.ts'
import { cellName, shortPlace } from './unit-words.ts'
import type { List } from './use-list.ts'

/** One page of members, in the columns this account has chosen. */
export function ListTable({ of, rows, scope }: { of: List; rows: readonly MemberRow[]; scope: string }) {
  const t = useTexts(memberListTexts)
  const words = useTexts(belongingTexts)
  const [{ density, columns }] = useListLook()
  const cell = useCells(of, scope)
  const { sort } = of.search
  const sorting = {
    sorted: sort === 'nameDown' ? ('down' as const) : true,
    onSort: () => of.change({ sort: sort === 'nameDown' ? undefined : 'nameDown' }),
  }
  return (
    <DataTable
      caption={t.title}
      rows={rows}
      keyOf={(row) => row.affiliation}
      density={density}
      broad={columns.length > 8}
      foot={<Pages of={of} />}
      columns={columns.map((key) => ({
        key,
        head: key === 'admittedOn' ? t.admitted : words.fields[key],
        cell: (row: MemberRow) => cell[key](row),
        className: key === 'unit' || key === 'workplace' ? 'Members-words' : 'nowrap',
        ...(key === 'name' && sorting),
      }))}
    />
  )
}

function useCells(of: List, scope: string): Readonly<Record<ListColumn, (row: MemberRow) => ReactNode>> {
  const words = useTexts(belongingTexts)
  const { columns } = useListLook()[0]
  const sayAbove = !columns.includes('above')
  return {
    name: (row) => (
      <Link
        to="/members/$person"
        params={{ person: row.person }}
        search={of.asOf.query}
        className="person Members-name"
      >
        {row.name}
      </Link>
    ),
    born: (row) => day(row.born),
    sex: (row) => row.sex && words.sexes[row.sex],
    card: (row) => row.card,
    admittedOn: (row) => day(row.admittedOn),
    officialOn: (row) => day(row.officialOn),
    unit: (row) => (
      <>
        {cellName(row.unit.name)}
        {sayAbove && row.unit.above !== null && row.unit.above !== scope && row.unit.name !== scope && (
          <span className="quiet">, {shortPlace(row.unit.above)}</span>
        )}
      </>
    ),
    above: (row) => row.unit.above,
    kind: (row) => words.kinds[row.kind],
    status: (row) =>
      row.status === 'official' ? (
        words.statusesShort.official
      ) : (
        <span className="Members-status">{words.statusesShort[row.status]}</span>
      ),
    retiredOn: (row) => day(row.retiredOn),
    workplace: (row) => row.workplace,
    fromOn: (row) => day(row.fromOn),
    toOn: (row) => day(row.toOn),
  }
}

function day(text: string | null): string {
  return text === null ? '' : dayText(text)
}
