import { understandInSteps } from '#engines/sheets/index.ts'
import { vocabularyFor } from '#features/reconciliation/vocabulary.ts'
import { day } from '#kernel/day.ts'
import { readGrids, writeWorkbook, type WrittenCell } from '#platform/documents/index.ts'
import { numbers, report, told, type Line } from './table.ts'

interface SheetMark {
  readonly rows: number
  readonly bytes: number
  /** Milliseconds: the file to cells in the child process, the cells to people, and the longest that others had to wait meanwhile. */
  readonly reading: number
  readonly understanding: number
  /** Milliseconds of processor time of the understanding. */
  readonly processor: number
  readonly longestStep: number
  readonly understood: number
}

async function measure(size: number): Promise<SheetMark> {
  const bytes = await writeWorkbook([
    { name: 'Danh sách', columns: headers.map((header) => ({ header, width: 20 })), rows: people(size) },
  ])
  const started = performance.now()
  const read = await readGrids(bytes, 'danh-sach.xlsx')
  if (!read.ok) throw new Error(read.refusal.code)
  const cells = performance.now()
  const before = process.cpuUsage()
  const steps = understandInSteps(read.grids, vocabularyFor('sent', day('2026-11-25')))
  let longestStep = 0
  for (;;) {
    const from = performance.now()
    const step = steps.next()
    longestStep = Math.max(longestStep, performance.now() - from)
    if (step.done !== true) continue
    const understood = step.value.ok ? step.value.understanding.rows.length : 0
    return {
      rows: size,
      bytes: bytes.byteLength,
      reading: cells - started,
      understanding: performance.now() - cells,
      processor: process.cpuUsage(before).user / 1000,
      longestStep,
      understood,
    }
  }
}

const headers = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số thẻ đảng viên',
  'Ngày vào Đảng',
  'Nơi chuyển đến',
  'Ngày giới thiệu',
]
const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Hồ']
const middle = ['Văn', 'Thị', 'Đình', 'Xuân', 'Quang', 'Thanh', 'Ngọc']
const given = ['An', 'Bình', 'Cường', 'Dũng', 'Hà', 'Hạnh', 'Lan', 'Minh', 'Nga', 'Phúc', 'Quyên', 'Sơn', 'Tuấn']

function people(size: number): WrittenCell[][] {
  return Array.from({ length: size }, (_, i): WrittenCell[] => [
    i + 1,
    `${pick(family, i)} ${pick(middle, i)} ${pick(given, i)}`,
    `${two((i % 28) + 1)}/${two((i % 12) + 1)}/${1950 + (i % 50)}`,
    i % 2 === 0 ? 'Nam' : 'Nữ',
    `0400${String(10_000_000 + i)}`,
    { date: day(`${1975 + (i % 40)}-${two((i % 12) + 1)}-${two((i % 28) + 1)}`) },
    `Chi bộ Khối ${(i % 30) + 1}, phường Trường Vinh`,
    `${two((i % 28) + 1)}/${two((i % 9) + 1)}/2026`,
  ])
}

function pick(from: readonly string[], i: number): string {
  return from[i % from.length] ?? ''
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function linesOf(mark: SheetMark): Line[] {
  const what = `an .xlsx of ${mark.rows} rows, ${(mark.bytes / 1e6).toFixed(1)} MB`
  return [
    { what: `${what}: understood`, mark: String(mark.rows), ours: String(mark.understood) },
    {
      what: `${what}: cells to meaning`,
      ours: told({ wall: mark.understanding, processor: mark.processor }),
      beside: `file to cells: ${(mark.reading / 1000).toFixed(1)} s`,
      ratio: (mark.understanding / mark.reading).toFixed(2),
    },
    { what: `${what}: longest step`, ours: `${mark.longestStep.toFixed(0)} ms` },
  ]
}

const lines: Line[] = []
for (const size of numbers('rows', [50_000, 200_000])) lines.push(...linesOf(await measure(size)))
report(lines)
