import { understand, type Understanding, type Value } from '#engines/sheets/index.ts'
import type { Day } from '#kernel/day.ts'
import {
  marksOf,
  type DraftCell,
  type DraftCells,
  type DraftRow,
  type EditRefusal,
  type ListHead,
  type Warning,
} from './draft.ts'
import { refuse, type Decision } from '#kernel/decision.ts'
import type { GivenList, Kept, List, Side } from './entry.ts'
import { anotherYear } from './list.view.ts'
import { dayOf, placeLists } from './organisations.ts'
import { keptOf, notesOf, type FileNote } from './read.ts'
import { repeats } from './repeats.ts'
import { vocabularyFor } from './vocabulary.ts'

export interface Draft {
  readonly head: ListHead
  readonly rows: readonly DraftRow[]
  readonly title: readonly string[]
  /** Organisations by name; empty where the list speaks for all. */
  readonly speaksFor: readonly string[]
  /** The one organisation that drew it up, by its title or by whoever gave it. */
  readonly organisation: string | null
}

/** An understood sheet as the draft its uploader looks through. */
export function draftOf(
  understanding: Understanding,
  list: { readonly id: string; readonly kind: Side; readonly supplied_by: string | null },
  today: Day,
  notes: readonly FileNote[] = [],
): Draft {
  const rows = understanding.rows.map(({ row, values, group }): DraftRow => ({
    row,
    cells: values,
    heading: group ?? null,
    ...marksOf(values),
  }))
  const kept = rows.flatMap((row) => keptRow(row, list.kind) ?? [])
  const given: GivenList = {
    id: list.id,
    side: list.kind,
    title: understanding.title,
    rows: kept,
    ...(list.supplied_by === null ? {} : { named: [list.supplied_by] }),
  }
  const [placed] = placeLists([given])
  const repeated = placed ? repeats(placed.entries).filter((r) => r.length > 1) : []
  const { columns, dropped, unknownHeaders, otherSheets, leftOut, nameless, font } = understanding
  return {
    rows,
    title: understanding.title,
    speaksFor: namesOf(placed),
    organisation: onlyOne(namesOf(placeLists([{ ...given, rows: [] }])[0])),
    head: {
      columns: columns.map(({ field, header }) => ({ field, header })),
      dropped: dropped.map((d) => d.header),
      unknownHeaders,
      otherSheets,
      leftOut,
      nameless,
      oldFont: { rows: font.converted, from: font.from },
      duplicates: repeated.map((group) => group.map((e) => e.row)),
      warnings: [...notesOf(notes, understanding.sheet), ...warningsOf(kept, understanding, repeated.length, today)],
    },
  }
}

function namesOf(list: List | undefined): readonly string[] {
  return list === undefined || list.speaksFor === 'all' ? [] : list.speaksFor.map((s) => s.name)
}

function onlyOne(names: readonly string[]): string | null {
  return names.length === 1 ? (names[0] ?? null) : null
}

/** What is kept of a draft row: cells still wrong are empty, the person stays. */
export function keptRow({ row, cells, heading }: DraftRow, kind: Side): Kept | undefined {
  const usable = Object.fromEntries(Object.entries(cells).filter(([field, cell]) => isUsable(field, cell)))
  return keptOf({ row, values: usable, ...(heading === null ? {} : { group: heading }) }, kind)
}

/** Days of what is told as having happened: one that has not come yet is a slip, whoever confirms it. */
const happened: ReadonlySet<string> = new Set(['introducedOn', 'receivedOn', 'noticeOn'])

function isUsable(field: string, cell: DraftCell): boolean {
  if (happened.has(field) && cell.because?.code === 'inTheFuture') return false
  return cell.mark !== 'wrong' || cell.settled === true
}

function warningsOf(kept: readonly Kept[], { rows }: Understanding, repeated: number, today: Day): readonly Warning[] {
  const days = kept.flatMap((k) => dayOf(k.introducedOn) ?? dayOf(k.receivedOn) ?? [])
  const year = anotherYear(days, today)
  const ahead = rows.filter(({ values }) =>
    ['introducedOn', 'receivedOn'].some((f) => values[f]?.because?.code === 'inTheFuture'),
  ).length
  return [
    ...(year === undefined ? [] : [{ code: 'anotherYear', year } as const]),
    ...(ahead === 0 ? [] : [{ code: 'inTheFuture', rows: ahead } as const]),
    ...(repeated === 0 ? [] : [{ code: 'manyDuplicates', rows: repeated } as const]),
  ]
}

export interface Edit {
  readonly field: string
  readonly how: 'confirm' | 'instead' | 'type'
  readonly text?: string | undefined
}

/** Confirm our reading, take the other one, or read what the person typed as the engine would have read it in the file. */
export function editCell(
  row: DraftRow,
  edit: Edit,
  list: { readonly kind: Side; readonly columns: readonly { readonly field: string }[] },
  today: Day,
): Decision<{ readonly row: DraftRow }, EditRefusal> {
  const { field } = edit
  const cell = row.cells[field]
  if (!list.columns.some((c) => c.field === field)) return refuse({ code: 'lists.noSuchCell', row: row.row, field })
  const changed =
    edit.how === 'type' ? typed(field, edit.text ?? '', cell, list.kind, today) : chosen(cell, edit, row.row)
  if (!changed.ok) return changed
  const cells: DraftCells = { ...row.cells, [field]: changed.cell }
  return { ok: true, row: { ...row, cells, ...marksOf(cells) } }
}

type Changed = Decision<{ readonly cell: DraftCell }, EditRefusal>

function chosen(cell: DraftCell | undefined, { how, field }: Edit, row: number): Changed {
  if (!cell) return refuse({ code: 'lists.noSuchCell', row, field })
  if (how === 'confirm') {
    const { mark: _mark, ...rest } = cell
    if (cell.text === undefined && cell.date === undefined) return refuse({ code: 'lists.nothingToChoose' })
    if (happened.has(field) && cell.because?.code === 'inTheFuture')
      return refuse({ code: 'lists.notReadable', text: cell.raw, because: 'inTheFuture' })
    return { ok: true, cell: { ...rest, settled: true } }
  }
  if (!cell.instead) return refuse({ code: 'lists.nothingToChoose' })
  return { ok: true, cell: { raw: cell.raw, ...cell.instead, settled: true } }
}

function typed(field: string, text: string, before: DraftCell | undefined, kind: Side, today: Day): Changed {
  const raw = before?.raw ?? ''
  const clean = text.normalize('NFC').trim()
  if (clean === '') return emptied(field, raw)
  const value = readTyped(field, clean, kind, today)
  if (!value || !isUsable(field, value))
    return refuse({ code: 'lists.notReadable', text: clean, because: value?.because?.code ?? 'unusable' })
  const { mark: _mark, because: _because, instead: _instead, ...read } = value
  return { ok: true, cell: { ...read, raw, settled: true } }
}

function emptied(field: string, raw: string): Changed {
  return field === 'name' ? refuse({ code: 'lists.nameNeeded' }) : { ok: true, cell: { raw, settled: true } }
}

/** One typed value, read by the same engine as a whole sheet: a sheet of one row whose columns are headed beyond doubt. */
function readTyped(field: string, text: string, kind: Side, today: Day): Value | undefined {
  const vocabulary = vocabularyFor(kind, today)
  const word = vocabulary.fields.find((f) => f.field === field)
  const name = vocabulary.fields.find((f) => f.field === vocabulary.name)
  if (!word || !name) return undefined
  const isName = field === vocabulary.name
  const other = { field: isName ? 'beside' : field, kind: isName ? ('text' as const) : word.kind }
  const { digits, past } = word
  const fields = [
    { ...name, headers: [typedHeaders.name] },
    { ...other, headers: [typedHeaders.other], ...(digits && { digits }), ...(past === undefined ? {} : { past }) },
  ]
  const rows = [[typedHeaders.name, typedHeaders.other], isName ? [text, null] : ['Nguyễn Văn An', text]]
  const read = understand([{ sheet: '', rows, merges: [] }], { ...vocabulary, fields, dropped: [], unwanted: [] })
  return read.ok ? read.understanding.rows[0]?.values[field] : undefined
}

const typedHeaders = { name: 'nguoi', other: 'gia tri' }
