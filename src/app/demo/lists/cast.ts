import { addDays, type Day } from '#kernel/day.ts'
import type { Sex } from '../people/index.ts'

/** Somebody the demo's story tells of by name. Made up, like everybody here. */
export interface Cast {
  readonly name: string
  readonly sex: Sex
  /** A day, or the year alone. */
  readonly birth: string
  /** 0: the Party's agencies, 1: the People's Committee's. */
  readonly agency: 0 | 1
  readonly cell: string
  /** Days before today; undefined: the list does not say. */
  readonly introduced: number | undefined
  readonly notice?: number
  readonly effective?: number
}

/** Sent to the ward and in none of its lists. Their clocks are overdue, due, running and unknown. */
export const notSeen: readonly Cast[] = [
  { name: 'Phan Thị Hồng Nhạn', sex: 'female', birth: '1969-06-14', agency: 0, cell: 'Khối Trung Hợp', introduced: 91, notice: 87, effective: 145 },
  { name: 'Lê Quang Bỉnh', sex: 'male', birth: '1965-02-03', agency: 1, cell: 'Khối 12', introduced: 77, notice: 73, effective: 112 },
  { name: 'Trần Đức Khoan', sex: 'male', birth: '1964-12-21', agency: 0, cell: 'Khối Trung Hợp', introduced: 63, effective: 84 },
  { name: 'Nguyễn Thị Tố Quyên', sex: 'female', birth: '1983-08-30', agency: 1, cell: 'Khối 7', introduced: 49 },
  { name: 'Hồ Sỹ Lượng', sex: 'male', birth: '1965-04-02', agency: 0, cell: 'Khối 7', introduced: 42, effective: 53 },
  { name: 'Võ Thị Thanh Mận', sex: 'female', birth: '1984-10-11', agency: 1, cell: 'Khối 3', introduced: 41 },
  { name: 'Đặng Hữu Thuần', sex: 'male', birth: '1965-01-17', agency: 1, cell: 'Khối 12', introduced: 28, effective: 53 },
  { name: 'Cao Thị Xuân Diệp', sex: 'female', birth: '1969-09-25', agency: 0, cell: 'Khối 3', introduced: 21, effective: 53 },
  { name: 'Bùi Văn Trước', sex: 'male', birth: '1965', agency: 1, cell: 'Khối Trung Hợp', introduced: undefined },
] // prettier-ignore

/** The last three months, oldest first, as the lists cut them: days before today. */
export const periods = [
  { from: 95, to: 65 },
  { from: 64, to: 35 },
  { from: 34, to: 3 },
] as const

export type Period = 0 | 1 | 2

export function before(today: Day, days: number): Day {
  return addDays(today, -days)
}

/** The month a list is called after. */
export function periodOf(daysBefore: number): Period {
  if (daysBefore >= periods[0].to) return 0
  return daysBefore >= periods[1].to ? 1 : 2
}
