import type { Column, Fact, Written } from './columns.ts'
import type { Expected, Fixture, Marked, PlanCell, PlanSheet, Role } from './plan.ts'

export interface ListSpec {
  readonly role: Role
  readonly sheet: string
  /** Rows above the header. */
  readonly title: readonly (readonly PlanCell[])[]
  readonly columns: readonly Column[]
  readonly facts: readonly Fact[]
  /** A row (1), (2), (3) under the header. */
  readonly numbering?: (at: number) => PlanCell
  /** A heading over the rows that share it, and a subtotal under them. */
  readonly groups?: { readonly of: (fact: Fact) => string; readonly at: number; readonly subtotal?: string }
  /** The header again after so many people, as a list printed page by page has it. */
  readonly repeatEvery?: number
  readonly blankEvery?: number
  /** After the list; `why` as in the expected file. */
  readonly tail?: readonly { readonly cells: readonly PlanCell[]; readonly why: 'total' | 'signature' | null }[]
  /** Replaces what one row says: keyed by the place in the list. */
  readonly twist?: Readonly<Record<number, Readonly<Record<string, Written>>>>
  readonly hidden?: readonly number[]
  readonly mergeTitle?: boolean
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] }

interface Making {
  readonly spec: ListSpec
  readonly rows: PlanCell[][]
  readonly merges: [number, number, number, number][]
  readonly expected: Mutable<Fixture['expected']>
}

export interface Built {
  readonly sheet: PlanSheet
  readonly expected: Fixture['expected']
}

/** The rows of a list, and beside them what a reader should find. */
export function build(spec: ListSpec): Built {
  const making: Making = { spec, rows: [], merges: [], expected: nothingYet(spec) }
  for (const row of spec.title) putTitle(making, row)
  making.expected.headerRow = putHeader(making)
  if (spec.numbering)
    leaveOut(
      making,
      spec.columns.map((_, at) => spec.numbering?.(at) ?? null),
      'numbering',
    )
  putPeople(making)
  for (const { cells, why } of spec.tail ?? []) {
    if (why) leaveOut(making, cells, why)
    else making.rows.push([...cells])
  }
  const hidden = spec.hidden ? { hidden: spec.hidden } : {}
  return { sheet: { name: spec.sheet, rows: making.rows, merges: making.merges, ...hidden }, expected: making.expected }
}

function nothingYet(spec: ListSpec): Mutable<Fixture['expected']> {
  return {
    role: spec.role,
    sheet: spec.sheet,
    headerRow: 0,
    columns: Object.fromEntries(spec.columns.flatMap((c) => (c.fields ?? []).map((f) => [f, headerOf(c)]))),
    dropped: spec.columns.filter((c) => c.forbidden).map(headerOf),
    unknown: spec.columns.filter((c) => !c.forbidden && !c.fields && c.header !== '').map(headerOf),
    forbiddenValues: [],
    rows: [],
    leftOut: [],
    nameless: [],
    mustBeMarked: [],
    mayBeMarked: [],
  }
}

/** The header as one text: what stands above, a space, what stands below; line breaks are spaces. */
export function headerOf(column: Column): string {
  return [column.over, column.header].filter(Boolean).join(' ').replace(/\s+/g, ' ').trim()
}

function putTitle({ spec, rows, merges }: Making, cells: readonly PlanCell[]): void {
  if (spec.mergeTitle && cells.length === 1) merges.push([rows.length, 0, rows.length, spec.columns.length - 1])
  rows.push([...cells])
}

/** Returns the row of the header as Excel shows it, the lower one where it has two. */
function putHeader(making: Making): number {
  const { spec, rows, merges } = making
  const wide = spec.columns.some((c) => c.over)
  if (!wide) return rows.push(spec.columns.map((c) => c.header || null))
  const top = rows.length
  rows.push(
    spec.columns.map((c, at) => (c.over === undefined ? c.header : isFirstOf(spec, at) ? c.over : null) || null),
  )
  rows.push(spec.columns.map((c) => (c.over === undefined ? null : c.header)))
  spec.columns.forEach((c, at) => {
    if (c.over === undefined) merges.push([top, at, top + 1, at])
    else if (isFirstOf(spec, at)) merges.push([top, at, top, lastOf(spec, at)])
  })
  return rows.length
}

function isFirstOf(spec: ListSpec, at: number): boolean {
  return spec.columns[at - 1]?.over !== spec.columns[at]?.over
}

function lastOf(spec: ListSpec, from: number): number {
  let at = from
  while (spec.columns[at + 1]?.over === spec.columns[from]?.over && at + 1 < spec.columns.length) at += 1
  return at
}

function putPeople(making: Making): void {
  const { spec } = making
  const { groups } = spec
  const blocks = groups ? [...Map.groupBy(spec.facts, groups.of)] : [['', spec.facts] as const]
  let count = 0
  for (const [label, block] of blocks) {
    if (groups) leaveOut(making, around(groups.at, label), 'group')
    for (const fact of block) putPerson(making, fact, count++)
    if (groups?.subtotal) leaveOut(making, [...around(groups.at, groups.subtotal), block.length], 'total')
  }
}

function around(at: number, label: PlanCell): PlanCell[] {
  return [...Array.from({ length: at }, () => null), label]
}

function putPerson(making: Making, fact: Fact, count: number): void {
  const { spec, rows } = making
  if (spec.repeatEvery && count > 0 && count % spec.repeatEvery === 0) repeatHeader(making)
  if (spec.blankEvery && count > 0 && count % spec.blankEvery === 0) rows.push([])
  const written = spec.columns.map((c) => spec.twist?.[count]?.[headerOf(c)] ?? c.write(fact))
  const row = rows.push(written.map((w) => w.cell))
  const values = Object.assign({}, ...written.map((w) => w.values ?? {})) as Record<string, string>
  if (values.name) making.expected.rows.push({ row, values })
  else making.expected.nameless.push(row)
  for (const w of written) note(making, row, w)
  spec.columns.forEach((c, at) => {
    if (c.forbidden) forbid(making.expected.forbiddenValues, written[at]?.cell ?? null)
  })
}

function note({ expected }: Making, row: number, { must, may }: Written): void {
  const all = (marks: Readonly<Record<string, string>> | undefined): Marked[] =>
    Object.entries(marks ?? {}).map(([field, why]) => ({ row, field, why }))
  expected.mustBeMarked.push(...all(must))
  expected.mayBeMarked.push(...all(may))
}

// Short or common values ("Kinh", "Không") may stand elsewhere by right; long ones may not.
function forbid(values: string[], cell: PlanCell): void {
  if (typeof cell === 'string' && cell.length >= 10 && !values.includes(cell)) values.push(cell)
}

function repeatHeader(making: Making): void {
  const { spec } = making
  if (spec.columns.some((c) => c.over)) {
    leaveOut(
      making,
      spec.columns.map((c, at) => (c.over === undefined ? c.header : isFirstOf(spec, at) ? c.over : null)),
      'header',
    )
    leaveOut(
      making,
      spec.columns.map((c) => (c.over === undefined ? null : c.header)),
      'header',
    )
  } else
    leaveOut(
      making,
      spec.columns.map((c) => c.header || null),
      'header',
    )
}

function leaveOut({ rows, expected }: Making, cells: readonly PlanCell[], why: string): void {
  expected.leftOut.push({ row: rows.push([...cells]), why })
}

export function fixture(
  it: Omit<Fixture, 'sheets' | 'expected'> & { list: Built; before?: PlanSheet[]; after?: PlanSheet[] },
): Fixture {
  const { list, before = [], after = [], ...rest } = it
  return { ...rest, sheets: [...before, list.sheet, ...after], expected: list.expected }
}

export function expectedFile(it: Fixture): Expected {
  return {
    file: `${it.name}.${it.extension}`,
    program: it.program,
    held: it.held ?? false,
    kind: it.kind,
    ...it.expected,
  }
}

/** JSON with one line for each row, so that a change of a list can be read in a review. */
export function linewise(expected: Expected): string {
  const parts = Object.entries(expected).map(([key, value]: [string, unknown]) => {
    const many = Array.isArray(value) && value.length > 0
    return `${JSON.stringify(key)}: ${many ? `[\n  ${value.map((v) => JSON.stringify(v)).join(',\n  ')}\n]` : JSON.stringify(value)}`
  })
  return `{\n${parts.join(',\n')}\n}\n`
}
