import type { Partial as DatePart } from '#engines/sheets/understanding.ts'
import { fold } from '#kernel/names.ts'
import { textOf, usableCells, type DraftCells } from '#features/lists/index.ts'
import type { Status } from '../member.ts'
import { longest, type Known } from './fields.ts'
import { happened } from './vocabulary.ts'

/** What a row of a list tells of one person; null where it says nothing usable. */
export interface Entry {
  /** As Excel shows it. */
  readonly row: number
  readonly known: Known
  readonly status: Status | null
  /** The cell as the file calls it, with the committee above it where a column tells it; empty where it does not. */
  readonly cell: string
  readonly hasNumber: boolean
}

export interface RowToRead {
  readonly row: number
  readonly cells: DraftCells
  readonly heading: string | null
  readonly hasNumber: boolean
}

/** `undefined` where the row has no name. */
export function entryOf({ row, cells, heading, hasNumber }: RowToRead): Entry | undefined {
  const usable = usableCells(cells, happened)
  const text = (field: string) => cut(usable[field]?.text)
  const dayOf = (field: string) => dayIn(usable[field]?.date)
  const name = text('name')
  if (name === null) return undefined
  const admittedOn = dayOf('admittedOn')
  return {
    row,
    known: {
      name: name.slice(0, 200),
      born: textOf(usable['birth']?.date),
      sex: sexOf(text('sex')),
      card: cardOf(text('card')),
      admittedOn,
      officialOn: notBefore(admittedOn, dayOf('officialOn')),
      retiredOn: dayOf('retiredOn'),
      workplace: text('workplace'),
      permanentResidence: text('permanentResidence'),
      temporaryResidence: text('temporaryResidence'),
      actualResidence: text('actualResidence'),
      skills: text('skills'),
    },
    status: statusOf(text('status')),
    cell: [text('cell') ?? cut(heading ?? undefined), text('committee')].filter((said) => said !== null).join(', '),
    hasNumber,
  }
}

/** A month or a year is no day. */
function dayIn(date: DatePart | undefined): string | null {
  return date && 'day' in date ? date.day : null
}

function sexOf(text: string | null): 'male' | 'female' | null {
  return text === 'male' || text === 'female' ? text : null
}

function cardOf(text: string | null): string | null {
  const digits = text?.replace(/\D/g, '') ?? ''
  return /^\d{1,20}$/.test(digits) ? digits : null
}

/** An official day before the admission is a slip in one of the two: the later step is not taken from it. */
function notBefore(admittedOn: string | null, officialOn: string | null): string | null {
  return admittedOn !== null && officialOn !== null && officialOn < admittedOn ? null : officialOn
}

function cut(text: string | undefined): string | null {
  const clean = text?.normalize('NFC').trim().replace(/\s+/g, ' ') ?? ''
  return clean === '' ? null : clean.slice(0, longest)
}

/** The first that fits; what fits none says nothing. */
const statusWords: readonly (readonly [RegExp, Status])[] = [
  [/tu tran|qua doi|da mat|\bchet\b/u, 'deceased'],
  [/khai tru|xoa ten|xoa khoi|dua ra khoi/u, 'removed'],
  [/xin ra|ra khoi|thoi dang|bo sinh hoat/u, 'left'],
  [/dinh chi/u, 'suspended'],
  [/mien/u, 'exempt'],
  [/du bi|^db$/u, 'probationary'],
  [/chinh thuc|^ct$/u, 'official'],
]

export function statusOf(text: string | null): Status | null {
  if (text === null) return null
  const folded = fold(text)
  return statusWords.find(([words]) => words.test(folded))?.[1] ?? null
}
