import type { Trust } from '#kernel/rule.ts'
import type { Text } from '#kernel/text.ts'

/** How sure a version is, as people read it. */
export const trustWords: Readonly<Record<Trust, Text>> = {
  read: { vi: 'đã đọc nguyên văn', en: 'wording read' },
  reported: { vi: 'nguồn công khai, chờ xác nhận', en: 'public source, to be confirmed' },
  presumed: { vi: 'chờ xác nhận', en: 'to be confirmed' },
}

/** Values with their units, as people read them. */
const units = {
  workingDays: ['ngày làm việc', 'working day', 'working days'],
  days: ['ngày', 'day', 'days'],
  hours: ['giờ', 'hour', 'hours'],
  minutes: ['phút', 'minute', 'minutes'],
  months: ['tháng', 'month', 'months'],
  years: ['năm', 'year', 'years'],
  members: ['đảng viên chính thức', 'official member', 'official members'],
  people: ['đảng viên', 'member', 'members'],
  households: ['hộ', 'household', 'households'],
  meetings: ['lần', 'time', 'times'],
} as const satisfies Record<string, readonly [vi: string, one: string, many: string]>

type Counted = keyof typeof units

/** `30 ngày làm việc`. */
export function counted(unit: Counted): (value: number) => Text {
  const [vi, one, many] = units[unit]
  return (value) => ({ vi: `${value} ${vi}`, en: `${value} ${value === 1 ? one : many}` })
}

/** `6 tháng một lần`. */
export function every(unit: 'months'): (value: number) => Text {
  const [vi, one, many] = units[unit]
  return (value) => ({
    vi: value === 1 ? `mỗi ${vi} một lần` : `${value} ${vi} một lần`,
    en: value === 1 ? `every ${one}` : `every ${value} ${many}`,
  })
}

/** `3 đến 24 tháng`. */
export function between(unit: Counted): (value: { from: number; to: number }) => Text {
  const [vi, , many] = units[unit]
  return ({ from, to }) => ({ vi: `${from} đến ${to} ${vi}`, en: `${from} to ${to} ${many}` })
}

/** `3 đến dưới 12 tháng`. */
export function under(unit: Counted): (value: { from: number; under: number }) => Text {
  const [vi, , many] = units[unit]
  return (value) => ({
    vi: `${value.from} đến dưới ${value.under} ${vi}`,
    en: `${value.from} to under ${value.under} ${many}`,
  })
}

/** `90 / 70 / 50 điểm`: the floors of the levels, highest first. */
export function floors(value: readonly number[]): Text {
  return { vi: `${value.join(' / ')} điểm`, en: `${value.join(' / ')} points` }
}
