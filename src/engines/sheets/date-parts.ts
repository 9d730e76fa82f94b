import type { Cell } from '#kernel/grid.ts'
import type { Meaning } from './headers.ts'
import { shown } from './texts.ts'

/** Days written in three columns: by the column of the year, those of day, month and year; -1 where there is none. */
export type Joins = ReadonlyMap<number, readonly number[]>

type Fielded = Meaning & { readonly is: Extract<Meaning['is'], { kind: 'field' }> }

export function dateJoins(chosen: readonly Fielded[]): Joins {
  const years = chosen.filter((c) => c.is.part === 'nam')
  return new Map(
    years.map((year) => [year.at, [columnOf('ngay', year, chosen), columnOf('thang', year, chosen), year.at]]),
  )
}

function columnOf(part: string, year: Fielded, chosen: readonly Fielded[]): number {
  const near = chosen.find((c) => c.is.part === part && c.is.field === year.is.field && Math.abs(c.at - year.at) <= 2)
  return near?.at ?? -1
}

/** `{ joins: [] }` for a column of days or months, which the column of years speaks for. */
export function partOf({ at, is }: Fielded, joins: Joins): { joins?: readonly number[] } {
  return is.part === undefined ? {} : { joins: joins.get(at) ?? [] }
}

/** The three as one text; what is empty counts as not known. */
export function joinedDate(row: readonly Cell[], parts: readonly number[]): string {
  const texts = parts.map((at) => shown(row[at]))
  return texts.every((text) => text === '') ? '' : texts.map((text) => (text === '' ? '00' : text)).join('/')
}
