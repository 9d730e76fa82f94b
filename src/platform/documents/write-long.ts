import { writeXlsxStream } from 'hucre/xlsx'
import { cleanText } from './clean-text.ts'
import type { WrittenCell } from './write-workbook.ts'

export interface LongColumn {
  readonly header: string
  /** In characters. */
  readonly width: number
  /** Days are shown as Vietnam writes them; texts stay texts, whatever they begin with. */
  readonly holds: 'text' | 'day'
}

/**
 * A long list as an .xlsx file: rows are taken as they come and packed at once, so that memory holds the file and a few rows, not
 * the list. A text is never a formula, and the format "Text" keeps Excel from computing it when the cell is edited.
 */
export async function writeLongSheet(sheet: {
  readonly name: string
  readonly columns: readonly LongColumn[]
  readonly rows: AsyncIterable<readonly WrittenCell[]>
}): Promise<Uint8Array> {
  const stream = writeXlsxStream(valuesOf(sheet), {
    name: sheet.name,
    columns: sheet.columns.map(({ header, width, holds }) => ({
      header: cleanText(header),
      width,
      numFmt: holds === 'day' ? 'dd/mm/yyyy' : '@',
    })),
    freezePane: { rows: 1 },
  })
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

async function* valuesOf({ rows }: { readonly rows: AsyncIterable<readonly WrittenCell[]> }) {
  for await (const row of rows) yield row.map(valueOf)
}

function valueOf(cell: WrittenCell): string | number | Date | null {
  if (typeof cell === 'string') return cleanText(cell).slice(0, 32_767)
  return cell === null || typeof cell === 'number' ? cell : new Date(`${cell.date}T00:00:00Z`)
}
