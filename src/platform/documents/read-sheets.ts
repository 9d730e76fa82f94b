import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'

type Sheets = Awaited<ReturnType<typeof readXlsx>>['sheets']

/** The sheets of an .xlsx file, without those that only hold a chart; empty cells far below and beside the table do not count. */
export async function readSheets(bytes: Uint8Array): Promise<Sheets> {
  try {
    return await readBesideCharts(bytes, [])
  } catch (error) {
    if (!isTooWide(error)) throw error
    return readBesideCharts(withoutEmptyCells(bytes), [])
  }
}

/** The library stops at a sheet that is no table; it is asked again without it. */
async function readBesideCharts(bytes: Uint8Array, charts: readonly string[]): Promise<Sheets> {
  try {
    return (await readXlsx(bytes, { sheets: (info) => !charts.includes(info.name) })).sheets
  } catch (error) {
    const chart = /missing worksheet file for sheet "(.*)"$/su.exec(messageOf(error))?.[1]
    if (chart === undefined || charts.includes(chart) || charts.length > 20) throw error
    return readBesideCharts(bytes, [...charts, chart])
  }
}

function isTooWide(error: unknown): boolean {
  return /over the \d+ limit/u.test(messageOf(error))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}

/** A border drawn down to the last row leaves cells with a style and nothing in them. */
function withoutEmptyCells(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [name, part] of Object.entries(parts))
    if (/^xl\/worksheets\/[^/]+\.xml$/u.test(name))
      parts[name] = strToU8(
        strFromU8(part)
          .replace(/<c\b[^<>]*\/>|<c\b[^<>]*><\/c>/gu, '')
          .replace(/<row\b[^<>]*\/>|<row\b[^<>]*>\s*<\/row>/gu, ''),
      )
  return zipSync(parts, { level: 0 })
}
