import type { Partial as DatePart, Understanding, UnderstoodRow, Value } from '#engines/sheets/understanding.ts'
import { fold } from '#kernel/names.ts'
import type { ReadingCode } from '#features/lists/index.ts'
import type { Kept, Side } from './entry.ts'

/** Something about a list that a person should know. `row` and `column` say where; facts fill the sentence of `texts.ts`. */
export interface ListProblem {
  /** As Excel shows it; absent where the whole file is meant. */
  readonly row?: number
  /** The text of the header. */
  readonly column?: string
  readonly code: ProblemCode
  readonly facts: Readonly<Record<string, string | number>>
}

export type ProblemCode = ReadingCode | OwnCode

/** What only a reconciliation asks of a list. */
export type OwnCode = 'yearOfRetirement' | 'birthNeeded' | 'sexNeeded'

export interface ReadList {
  readonly title: readonly string[]
  readonly rows: readonly Kept[]
  readonly problems: readonly ListProblem[]
}

/** The rows of an understood sheet as one side of a reconciliation, and what could not be read. */
export function readList(understanding: Understanding, side: Side): ReadList {
  const { rows, nameless, otherSheets, title } = understanding
  const headers = new Map(understanding.columns.map((c) => [c.field, c.header]))
  const problems: readonly ListProblem[] = [
    ...otherSheets.map((sheet) => ({ code: 'otherSheet', facts: { sheet } }) as const),
    ...[...nameless, ...rows.filter((row) => !keptOf(row, side)).map((r) => r.row)].map(
      (row) => ({ row, code: 'nameless', facts: {} }) as const,
    ),
    ...rows.flatMap((row) => problemsOf(row, side, headers)),
  ]
  return {
    title,
    rows: rows.flatMap((row) => keptOf(row, side) ?? []),
    problems: problems.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  }
}

/** All that is kept of a row; `undefined` where it has no name. What is marked wrong is empty, the row stays. */
export function keptOf(
  { row, values, group }: Pick<UnderstoodRow, 'row' | 'values' | 'group'>,
  side: Side,
): Kept | undefined {
  const usable = (field: string) => (values[field]?.mark === 'wrong' ? undefined : values[field])
  const text = (field: string) => clean(usable(field)?.text)
  const date = (field: string) => usable(field)?.date
  const name = text('name')
  if (name === undefined) return undefined
  const sex = text('sex')
  const { from, to } = unitsOf(text, side, clean(group))
  return withoutEmpty({
    row,
    name,
    birth: date('birth'),
    sex: sex === 'male' || sex === 'female' ? sex : undefined,
    card: text('card'),
    admittedOn: date('admittedOn'),
    officialOn: date('officialOn'),
    from,
    to,
    effectiveOn: date('effectiveOn'),
    introducedOn: date('introducedOn'),
    receivedOn: date('receivedOn'),
    noticeOn: date('noticeOn'),
    retiredOn: retirementDay(date('retiredOn')),
  })
}

/**
 * "Chi bộ" tells of the list's own side: the sender's of a sent list, the receiver's of the others. So does a heading
 * over the rows where no column does; where one does, the heading tells of the other side. A heading that says "chuyển
 * đến …" or "từ …" tells of where it says.
 */
function unitsOf(text: (field: string) => string | undefined, side: Side, group: string | undefined) {
  const cell = text('cell')
  const [from, to] = [text('fromUnit'), text('toUnit')]
  const own = joined(cell, side === 'sent' ? from : to)
  const other = side === 'sent' ? to : from
  const heads = headed(group, side) ?? (own === undefined ? 'near' : 'far')
  const near = own ?? (heads === 'near' ? group : undefined)
  const far = other ?? (heads === 'far' ? group : undefined)
  return side === 'sent' ? { from: near, to: far } : { from: far, to: near }
}

/** Which side of the list a heading leads to, where it says so. */
function headed(group: string | undefined, side: Side): 'near' | 'far' | undefined {
  const lead = group === undefined ? undefined : leadOf(group)
  if (lead === undefined) return undefined
  return (lead === 'from') === (side === 'sent') ? 'near' : 'far'
}

/** "Chuyển đến phường …", "Giới thiệu về …" lead to the unit, "Chuyển đến từ …" comes from it. */
function leadOf(heading: string): 'from' | 'to' | undefined {
  const said =
    /^(?:danh sach )?(?:dang vien )?(?:chuyen|gioi thieu|tiep nhan)(?: sinh hoat)?(?: dang)?( den| ve| toi)?( tu)? /u.exec(
      fold(heading),
    )
  if (said?.[2] !== undefined) return 'from'
  return said?.[1] === undefined ? undefined : 'to'
}

function joined(cell: string | undefined, unit: string | undefined): string | undefined {
  return cell !== undefined && unit !== undefined && cell !== unit ? `${cell}, ${unit}` : (cell ?? unit)
}

/** `5/2026` is its first day; a year alone tells no day. */
function retirementDay(date: DatePart | undefined): DatePart | undefined {
  return date && 'year' in date ? undefined : date
}

function clean(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}

function withoutEmpty(kept: { [K in keyof Kept]-?: Kept[K] | undefined } & Pick<Kept, 'row' | 'name'>): Kept {
  const { row, name, ...rest } = kept
  return { row, name, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) }
}

function problemsOf(
  { row, values }: UnderstoodRow,
  side: Side,
  headers: ReadonlyMap<string, string>,
): readonly ListProblem[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const problem = problemOf(field, value, side)
    const column = headers.get(field)
    return problem ? [{ row, ...(column === undefined ? {} : { column }), ...problem }] : []
  })
}

function problemOf(field: string, value: Value, side: Side): Pick<ListProblem, 'code' | 'facts'> | undefined {
  if (field === 'retiredOn' && side === 'residing' && isYear(value.date))
    return { code: 'yearOfRetirement', facts: { raw: value.raw } }
  const { because } = value
  if (!isToldOf(value)) return clockless(field, value)
  // what a date or a sex says may be repeated; a name or a card number may not
  const raw = mayRepeat(field) ? { raw: value.raw } : {}
  return { code: because?.code ?? 'unusable', facts: { ...because?.facts, ...raw } }
}

/** A clock runs from a day: a month or a year alone sets none going, and that is told. */
function clockless(field: string, { date, raw }: Value): Pick<ListProblem, 'code' | 'facts'> | undefined {
  if (!['introducedOn', 'noticeOn', 'effectiveOn'].includes(field) || date === undefined || 'day' in date)
    return undefined
  return { code: 'year' in date ? 'yearOnly' : 'monthOnly', facts: { raw } }
}

/** Marked cells; and a date that could only be read month first, though nothing else about it is doubtful. */
function isToldOf({ mark, because }: Value): boolean {
  return mark !== undefined || because?.code === 'monthFirst'
}

function isYear(date: DatePart | undefined): boolean {
  return date !== undefined && 'year' in date
}

function mayRepeat(field: string): boolean {
  return field.endsWith('On') || field === 'birth' || field === 'sex'
}
