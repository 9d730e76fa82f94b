import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import type { Field, Table } from '#engines/linkage/index.ts'
import { readGrids, tellRefusal } from '#platform/documents/index.ts'
import type { Cell } from '#kernel/grid.ts'
import { findClassified } from '#platform/documents/classified.ts'
import { decodeText, parseRecords, separatorOf } from '#platform/documents/text.ts'
import type { CommandRefusal } from './output.ts'

/** `fields.json`: the column that names a row, and the columns to compare. */
const FieldsFile = z.object({
  id: z.string().trim().min(1),
  fields: z
    .array(
      z.object({
        name: z.string().trim().min(1),
        kind: z.enum(['name', 'date', 'identifier', 'code', 'text']),
      }),
    )
    .min(1),
})
export type FieldsFile = z.infer<typeof FieldsFile>

/** A list as `link` needs it: the names of its rows, and their values in the order of the fields. */
export interface List {
  readonly file: string
  readonly ids: readonly string[]
  readonly table: Table
  /** Rows that cannot be named in the answer, and are left out. */
  readonly withoutId: number
  /** Ids that stand in more than one row. */
  readonly repeatedIds: number
}

type Given<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: CommandRefusal }

export async function readFields(path: string): Promise<Given<FieldsFile>> {
  const bytes = await bytesOf(path)
  if (!bytes.ok) return bytes
  const parsed = FieldsFile.safeParse(fromJson(new TextDecoder().decode(bytes.value)))
  if (parsed.success) return { ok: true, value: parsed.data }
  const at = parsed.error.issues[0]?.path.join('.') ?? ''
  return refused({
    code: 'fields.unknown',
    file: path,
    at,
    message: {
      vi: `Tệp ${path} chưa mô tả được các cột${at && ` (chỗ "${at}")`}. Cần { "id": "…", "fields": [{ "name": "…", "kind": "name" }] }, kind là name, date, identifier, code hoặc text.`,
      en: `${path} does not describe the columns${at && ` (at "${at}")`}. It needs { "id": "…", "fields": [{ "name": "…", "kind": "name" }] }, kind being name, date, identifier, code or text.`,
    },
  })
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function readList(path: string, { id, fields }: FieldsFile): Promise<Given<List>> {
  const rows = await readRows(path)
  if (!rows.ok) return rows
  const header = rows.value[0]?.map((name) => name.trim()) ?? []
  const wanted = [id, ...fields.map(({ name }: Field) => name)]
  const missing = wanted.find((name) => !header.includes(name))
  if (missing !== undefined) return refused(noColumn(path, missing, header))
  return {
    ok: true,
    value: listOf(
      path,
      rows.value.slice(1),
      wanted.map((name) => header.indexOf(name)),
    ),
  }
}

function listOf(file: string, rows: readonly (readonly string[])[], [id = 0, ...columns]: readonly number[]): List {
  const written = rows.filter((row) => row.some((value) => value.trim() !== ''))
  const named = written.filter((row) => row[id]?.trim())
  const ids = named.map((row) => row[id]?.trim() ?? '')
  return {
    file,
    ids,
    table: named.map((row) => columns.map((column) => row[column]?.trim() ?? '')),
    withoutId: written.length - named.length,
    repeatedIds: ids.length - new Set(ids).size,
  }
}

async function readRows(path: string): Promise<Given<readonly (readonly string[])[]>> {
  const bytes = await bytesOf(path)
  if (!bytes.ok) return bytes
  const text = isText(bytes.value) ? decodeText(bytes.value) : undefined
  if (text?.ok) return judged(path, parseRecords(text.text, separatorOf(text.text)))
  const read = await readGrids(bytes.value, basename(path))
  if (!read.ok) return refused({ ...read.refusal, file: path, message: tellRefusal(read.refusal) })
  return { ok: true, value: (read.grids[0]?.rows ?? []).map((row) => row.map(toText)) }
}

function judged(path: string, rows: readonly (readonly string[])[]): Given<readonly (readonly string[])[]> {
  const classified = findClassified([{ sheet: basename(path), rows, merges: [] }])
  if (!classified) return { ok: true, value: rows }
  return refused({ ...classified, file: path, message: tellRefusal(classified) })
}

/** Not a packed or compound file, nor a PDF: those are told apart where documents are read. */
function isText(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 5))
  return !['PK', '%PDF', '\u00d0\u00cf', '<', '{\\rtf'].some((mark) => start.startsWith(mark))
}

function toText(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? cell.date : String(cell)
}

async function bytesOf(path: string): Promise<Given<Uint8Array>> {
  try {
    return { ok: true, value: await readFile(path) }
  } catch {
    return refused({
      code: 'files.missing',
      file: path,
      message: { vi: `Không đọc được tệp ${path}.`, en: `The file ${path} cannot be read.` },
    })
  }
}

function noColumn(file: string, column: string, header: readonly string[]): CommandRefusal {
  const has = header.slice(0, 30).join(', ')
  return {
    code: 'fields.unknown',
    file,
    column,
    message: {
      vi: `Tệp ${file} không có cột "${column}". Các cột của tệp: ${has}.`,
      en: `${file} has no column "${column}". Its columns: ${has}.`,
    },
  }
}

function refused(refusal: CommandRefusal): { readonly ok: false; readonly refusal: CommandRefusal } {
  return { ok: false, refusal }
}
