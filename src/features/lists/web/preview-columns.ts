import type { SheetSeen } from '../draft.contract.ts'

export interface PreviewColumn {
  readonly field: string
  readonly label: string
  /** The columns of the file it was read from. */
  readonly headers: readonly string[]
}

/** Each of our fields once, however many columns of the file it was read from: a name in two parts, a birth date under "Nam" or "Nữ". */
export function columnsOf({ columns }: Pick<SheetSeen, 'columns'>): readonly PreviewColumn[] {
  const labels = new Map(columns.map((c) => [c.field, c.label]))
  const merged = new Map<string, PreviewColumn>()
  for (const column of columns) {
    const field = column.field === 'familyName' && labels.has('name') ? 'name' : column.field
    const before = merged.get(field)?.headers ?? []
    const headers = before.includes(column.header) ? before : [...before, column.header]
    merged.set(field, { field, label: labels.get(field) ?? column.label, headers })
  }
  return [...merged.values()]
}
