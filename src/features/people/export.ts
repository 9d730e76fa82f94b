import { readDay } from '#kernel/day.ts'
import type { Day } from '#kernel/day.ts'
import type { Language } from '#kernel/text.ts'
import type { MemberRow } from './member.contract.ts'
import { kindWords, sexWords, statusWords } from './people.words.ts'
import { type ListColumn, listColumns } from './reading.contract.ts'

type Cell = string | { readonly date: Day } | null

/** A day as a day; what is known only as a year or a month as a text. */
function dayCell(text: string | null): Cell {
  if (text === null) return null
  const found = readDay(text)
  return found ? { date: found } : text.split('-').toReversed().join('/')
}

const cells: { readonly [C in ListColumn]: (row: MemberRow, language: Language) => Cell } = {
  name: ({ name }) => name,
  born: ({ born }) => dayCell(born),
  sex: ({ sex }, language) => sex && sexWords[sex][language],
  card: ({ card }) => card,
  admittedOn: ({ admittedOn }) => dayCell(admittedOn),
  officialOn: ({ officialOn }) => dayCell(officialOn),
  unit: ({ unit }) => unit.name,
  above: ({ unit }) => unit.above,
  kind: ({ kind }, language) => kindWords[kind][language],
  status: ({ status }, language) => statusWords[status][language],
  retiredOn: ({ retiredOn }) => dayCell(retiredOn),
  workplace: ({ workplace }) => workplace,
  fromOn: ({ fromOn }) => dayCell(fromOn),
  toOn: ({ toOn }) => dayCell(toOn),
}

export function exportCells(row: MemberRow, columns: readonly ListColumn[], language: Language): Cell[] {
  return columns.map((column) => cells[column](row, language))
}

const dayColumns: readonly ListColumn[] = ['born', 'admittedOn', 'officialOn', 'retiredOn', 'fromOn', 'toOn']
const wide: Partial<Record<ListColumn, number>> = { name: 28, unit: 28, above: 28, workplace: 32, card: 15, status: 18 }

export function columnShape(column: ListColumn): { readonly width: number; readonly holds: 'text' | 'day' } {
  return { width: wide[column] ?? 14, holds: dayColumns.includes(column) ? 'day' : 'text' }
}

/** Columns by their names, each once; the first name that is none of ours is told. */
export function readColumns(
  given: string | undefined,
): { readonly columns: readonly ListColumn[] } | { readonly unknown: string } {
  const names = [...new Set(given?.split(',') ?? listColumns)]
  const columns = names.flatMap((name) => listColumns.filter((column) => column === name))
  const unknown = names.find((name) => !listColumns.some((column) => column === name))
  return unknown === undefined ? { columns } : { unknown }
}
