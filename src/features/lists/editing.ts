import { understand, type Value, type Vocabulary } from '#engines/sheets/index.ts'
import { refuse, type Decision } from '#kernel/decision.ts'
import { marksOf, type DraftCell, type DraftCells, type DraftRow, type EditRefusal } from './draft.ts'
import { isUsable } from './drafting.ts'

export interface Edit {
  readonly field: string
  readonly how: 'confirm' | 'instead' | 'type'
  readonly text?: string | undefined
}

/** What an edit must know of the list the row stands in. */
export interface EditedList {
  readonly vocabulary: Vocabulary
  readonly columns: readonly { readonly field: string }[]
  /** Days of what is told as having happened: one that has not come yet is a slip, whoever confirms it. */
  readonly happened: ReadonlySet<string>
}

/** Confirm our reading, take the other one, or read what the person typed as the engine would have read it in the file. */
export function editCell(
  row: DraftRow,
  edit: Edit,
  list: EditedList,
): Decision<{ readonly row: DraftRow }, EditRefusal> {
  const { field } = edit
  const cell = row.cells[field]
  if (!list.columns.some((c) => c.field === field)) return refuse({ code: 'lists.noSuchCell', row: row.row, field })
  const changed =
    edit.how === 'type' ? typed(field, edit.text ?? '', cell, list) : chosen(cell, edit, row.row, list.happened)
  if (!changed.ok) return changed
  const cells: DraftCells = { ...row.cells, [field]: changed.cell }
  return { ok: true, row: { ...row, cells, ...marksOf(cells) } }
}

type Changed = Decision<{ readonly cell: DraftCell }, EditRefusal>

function chosen(
  cell: DraftCell | undefined,
  { how, field }: Edit,
  row: number,
  happened: ReadonlySet<string>,
): Changed {
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

function typed(field: string, text: string, before: DraftCell | undefined, list: EditedList): Changed {
  const raw = before?.raw ?? ''
  const clean = text.normalize('NFC').trim()
  if (clean === '') return emptied(field, raw)
  const value = readTyped(field, clean, list.vocabulary)
  if (!value || !isUsable(field, value, list.happened))
    return refuse({ code: 'lists.notReadable', text: clean, because: value?.because?.code ?? 'unusable' })
  const { mark: _mark, because: _because, instead: _instead, ...read } = value
  return { ok: true, cell: { ...read, raw, settled: true } }
}

function emptied(field: string, raw: string): Changed {
  return field === 'name' ? refuse({ code: 'lists.nameNeeded' }) : { ok: true, cell: { raw, settled: true } }
}

/** One typed value, read by the same engine as a whole sheet: a sheet of one row whose columns are headed beyond doubt. */
export function readTyped(field: string, text: string, vocabulary: Vocabulary): Value | undefined {
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
