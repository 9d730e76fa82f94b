import type { Cell, Grid } from '#kernel/grid.ts'
import { planColumns, unicodeOf, type Kept, type Plan } from './columns.ts'
import { dateValue, plausible } from './date-columns.ts'
import { readDate } from './dates.ts'
import { toUnicode, type OldFont } from './fonts.ts'
import { findHeader, type Header } from './headers.ts'
import { prepare } from './words.ts'
import { isNamePart, judgeRows, type Judge } from './rows.ts'
import { isBlank, shown } from './texts.ts'
import type { UnderstandRefusal, Understanding, UnderstoodRow, Value, Vocabulary } from './understanding.ts'
import { nameValue, readValue } from './values.ts'

export type Understood =
  | { readonly ok: true; readonly understanding: Understanding }
  | { readonly ok: false; readonly refusal: UnderstandRefusal }

export interface Progress {
  readonly done: number
  readonly of: number
}

const stride = 1_000

/** Gives the cells of the first sheet with a recognised header their meaning. Pure; see `understandInSteps` for long lists. */
export function understand(grids: readonly Grid[], vocabulary: Vocabulary): Understood {
  const steps = understandInSteps(grids, vocabulary)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same in steps of a thousand rows: whoever drives it can show progress, let others work in between, or stop. */
export function* understandInSteps(grids: readonly Grid[], vocabulary: Vocabulary): Generator<Progress, Understood> {
  const words = prepare(vocabulary)
  for (const grid of grids) {
    const header = findHeader(grid, words)
    if (!header) continue
    const understanding = yield* readSheet(grid, header, vocabulary)
    const otherSheets = grids.filter((other) => other !== grid && other.rows.length > 0).map((other) => other.sheet)
    return { ok: true, understanding: { ...understanding, otherSheets } }
  }
  return { ok: false, refusal: { code: 'sheets.noHeader', sheets: grids.map((grid) => grid.sheet) } }
}

function* readSheet(
  grid: Grid,
  header: Header,
  vocabulary: Vocabulary,
): Generator<Progress, Omit<Understanding, 'otherSheets'>> {
  const planning = planColumns(grid, header, vocabulary)
  let planned = planning.next()
  while (planned.done !== true) {
    yield { done: 0, of: grid.rows.length }
    planned = planning.next()
  }
  const plan = planned.value
  const judge = judgeRows(grid, plan, vocabulary)
  const found: Found = {
    rows: [],
    leftOut: [],
    nameless: [],
    lonely: new Set(),
    group: undefined,
    fonts: { tcvn3: 0, vni: 0 },
  }
  for (let at = header.bottom + 1; at < grid.rows.length; at += 1) {
    if (at % stride === 0) yield { done: at, of: grid.rows.length }
    readRow(grid, at, plan, vocabulary, judge, found)
  }
  const { tcvn3, vni } = found.fonts
  return {
    sheet: grid.sheet,
    title: titleOf(grid, header, plan),
    headerRow: header.bottom + 1,
    columns: plan.columns,
    dropped: plan.dropped,
    unknownHeaders: plan.unknown,
    rows: doubtLonely(found, vocabulary),
    leftOut: found.leftOut,
    nameless: found.nameless,
    font: { converted: tcvn3 + vni, from: tcvn3 + vni === 0 ? null : tcvn3 >= vni ? 'tcvn3' : 'vni' },
  }
}

interface Found {
  readonly rows: UnderstoodRow[]
  readonly leftOut: Understanding['leftOut'][number][]
  readonly nameless: number[]
  /** Rows where nothing stands beside the name, not even a running number. */
  readonly lonely: Set<number>
  group: string | undefined
  readonly fonts: Record<OldFont, number>
}

/** What stands in one cell is one text; a label with a colon goes with what stands beside it. */
function titleOf(grid: Grid, header: Header, plan: Plan): string[] {
  return grid.rows.slice(0, header.top).flatMap((row) => {
    const texts = row
      .filter((cell) => !isBlank(cell))
      .map((cell) => (typeof cell === 'string' ? toUnicode(shown(cell), plan.fonts, plan.fonts).text : shown(cell)))
    return texts
      .filter((text, i) => texts.indexOf(text) === i)
      .reduce<string[]>((lines, text) => {
        const label = lines.at(-1)?.endsWith(':') === true ? lines.pop() : undefined
        return [...lines, label === undefined ? text : `${label} ${text}`]
      }, [])
  })
}

function readRow(grid: Grid, at: number, plan: Plan, vocabulary: Vocabulary, judge: Judge, found: Found): void {
  const cells = grid.rows[at] ?? []
  const kind = judge.kindOf(cells, at)
  switch (kind) {
    case 'blank':
      return
    case 'person':
      return readPerson(grid, at, plan, vocabulary, found)
    case 'nameless':
      found.nameless.push(at + 1)
      return
    case 'group':
      found.group = judge.headingOf(cells)
      found.leftOut.push({ row: at + 1, why: kind })
      return
    case 'total':
    case 'signature':
    case 'header':
    case 'numbering':
      found.leftOut.push({ row: at + 1, why: kind })
  }
}

function readPerson(grid: Grid, at: number, plan: Plan, vocabulary: Vocabulary, found: Found): void {
  const cells = grid.rows[at] ?? []
  const parts = plan.kept.filter(isNamePart)
  const converted = parts.map((k) => unicodeOf(cells[k.at], k, plan))
  const named = nameValue(converted, vocabulary.today)
  if (!named) {
    found.nameless.push(at + 1)
    return
  }
  for (const { from } of converted) if (from) found.fonts[from] += 1
  const values: Record<string, Value> = { [vocabulary.name]: named.value }
  for (const kept of plan.kept)
    if (!isNamePart(kept)) addValue(values, kept, valueAt(grid, at, kept, plan, vocabulary), cells, vocabulary)
  addFromName(values, named.read, plan, vocabulary)
  if (isLonely(cells, at, plan)) found.lonely.add(at + 1)
  found.rows.push({ row: at + 1, values, ...(found.group === undefined ? {} : { group: found.group }) })
}

function isLonely(cells: readonly Cell[], at: number, { kept }: Plan): boolean {
  const names = new Set(kept.filter(isNamePart).map((k) => k.at))
  return cells.every((cell, column) => isBlank(cell) || names.has(column)) && !kept.some((k) => k.merged.has(at))
}

/** A text alone in its row, where others have more, may be a heading nobody knows. */
function doubtLonely({ rows, lonely }: Found, { name }: Vocabulary): readonly UnderstoodRow[] {
  if (lonely.size * 2 > rows.length) return rows
  return rows.map((row) => {
    const value = row.values[name]
    if (!lonely.has(row.row) || !value || value.mark) return row
    return { ...row, values: { ...row.values, [name]: { ...value, mark: 'doubtful', because: { code: 'notAName' } } } }
  })
}

function valueAt(grid: Grid, at: number, kept: Kept, plan: Plan, vocabulary: Vocabulary): Value | undefined {
  const row = grid.rows[at] ?? []
  const from = isBlank(row[kept.at]) ? kept.merged.get(at) : rowMeant(grid, at, kept, plan)
  return from === undefined
    ? readValue(row, at, kept, plan, vocabulary.today)
    : readValue(grid.rows[from] ?? [], from, kept, plan, vocabulary.today)
}

/** "nt", "như trên" or a ditto mark under a unit or a day means the nearest row above that says more. */
function rowMeant(grid: Grid, at: number, kept: Kept, plan: Plan): number | undefined {
  const shared = kept.field.kind === 'unit' || kept.field.kind === 'day'
  const cellOf = (row: number) => grid.rows[row]?.[kept.at]
  if (!shared || !isDitto(cellOf(at))) return undefined
  let above = at - 1
  while (above > plan.header.bottom && saysNothing(cellOf(above))) above -= 1
  return above > plan.header.bottom ? above : undefined
}

function saysNothing(cell: Cell | undefined): boolean {
  return isBlank(cell) || isDitto(cell)
}

function isDitto(cell: Cell | undefined): boolean {
  return (
    typeof cell === 'string' && cell.length < 16 && /^\W*(?:nt|như trên|nhu tren|-?["”“″〃]-?|''|'')\W*$/iu.test(cell)
  )
}

/** Several columns of one field make one value: the parts of a unit, a birth under "Nam" or "Nữ". */
function addValue(
  values: Record<string, Value>,
  kept: Kept,
  value: Value | undefined,
  cells: readonly Cell[],
  vocabulary: Vocabulary,
): void {
  const { field, sex } = kept
  if (value === undefined) {
    if (kept.blankSays && isBlank(cells[kept.at])) values[field.field] ??= { text: kept.blankSays, raw: '' }
    return
  }
  const before = values[field.field]
  values[field.field] = before ? joined(before, value, field.kind === 'unit') : value
  const sexField = vocabulary.fields.find((f) => f.kind === 'sex')
  if (sex && sexField && field.kind === 'birth')
    values[sexField.field] ??= { text: sex, raw: '', because: { code: 'mixedCell' } }
}

function joined(before: Value, next: Value, isUnit: boolean): Value {
  if (!isUnit) return before.mark === 'wrong' ? next : before
  const mark = before.mark ?? next.mark
  const because = before.because ?? next.because
  const text = [before.text, next.text].filter((part) => part !== undefined && part !== '').join(', ')
  return { text, raw: `${before.raw}, ${next.raw}`, ...(mark ? { mark } : {}), ...(because ? { because } : {}) }
}

/** A birth date or a sex that stood in the name's cell, where no column of its own tells it. */
function addFromName(
  values: Record<string, Value>,
  read: { readonly sex?: 'male' | 'female'; readonly birth?: string },
  plan: Plan,
  vocabulary: Vocabulary,
): void {
  const birthField = vocabulary.fields.find((f) => f.kind === 'birth')
  const sexField = vocabulary.fields.find((f) => f.kind === 'sex')
  if (read.sex && sexField) values[sexField.field] ??= { text: read.sex, raw: '', because: { code: 'mixedCell' } }
  if (read.birth === undefined || !birthField || values[birthField.field]) return
  const custom = { texts: 'first', doubtTexts: false, cells: 'keep' } as const
  const value = dateValue(
    readDate(read.birth, vocabulary.today, true),
    read.birth,
    plan.kept.find((k) => k.field === birthField)?.custom ?? custom,
  )
  if (value)
    values[birthField.field] = plausible(
      { because: { code: 'mixedCell' }, ...value },
      { birth: true, past: true, today: vocabulary.today },
    )
}
