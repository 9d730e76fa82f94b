import type { Day } from '#kernel/day.ts'
import type { Grid } from '#kernel/grid.ts'
import { agencies } from '../people/index.ts'
import { demoCases, nextDoor, type Agency, type DemoRow } from './cases.ts'
import type { Period } from './cast.ts'
import type { Fate } from './fates.ts'
import { gridOf, heads, monthOf } from './grids.ts'

export { counts } from './cases.ts'

/** A list as a person would drag it in. */
export interface DemoList {
  readonly kind: 'sent' | 'received' | 'residing'
  readonly fileName: string
  /** The organisation that drew it up, as people call it. */
  readonly suppliedBy: string
  /** 0 is the oldest of the three months, 2 this one. */
  readonly period: Period
  readonly grid: Grid
}

/** The seed of the demo as it is shipped. */
export const demoSeed = 20_261_123

const ward = 'Đảng bộ phường Trường Vinh'
const three = [0, 1, 2] as const
const layouts = [heads.partyAgencies, heads.government] as const
const shortNames = ['co quan Dang', 'UBND tinh'] as const

/** Three months of lists, ending today: two senders and the ward each month, the neighbouring ward once, the residing list once. */
export function demoLists(today: Day, seed = demoSeed): readonly DemoList[] {
  const cases = demoCases(today, seed)
  const monthly = three.flatMap((period) => [
    sentList(today, period, 0, cases.sent[0]),
    sentList(today, period, 1, cases.sent[1]),
    receivedList(today, period, cases.received),
  ])
  return [...monthly, neighbourList(today, cases.elsewhere), residingList(today, cases.residing)]
}

/** Who the people of those lists really are, for the register. */
export function fatesOf(today: Day, seed = demoSeed): readonly Fate[] {
  return demoCases(today, seed).fates
}

/** The same people in three lists, for whoever has none at hand: all who were sent, all whom the ward received, the residing list. */
export function sampleLists(today: Day, seed = demoSeed): readonly DemoList[] {
  const cases = demoCases(today, seed)
  const both = [...cases.sent[0], ...cases.sent[1]]
  const received = [
    ...cases.received.map(within('phường Trường Vinh')),
    ...cases.elsewhere.map(within('phường Vinh Phú')),
  ]
  const senders = agencies.map((a) => a.name)
  return [
    {
      kind: 'sent',
      fileName: 'Mau - gioi thieu di.xlsx',
      suppliedBy: senders.join(', '),
      period: 2,
      grid: gridOf(
        {
          sheet: 'Giới thiệu đi',
          title: [...senders, 'Danh sách mẫu: đảng viên đã giới thiệu đi'],
          heads: heads.partyAgencies,
        },
        both,
      ),
    },
    {
      kind: 'received',
      fileName: 'Mau - tiep nhan.xlsx',
      suppliedBy: `${ward}, ${nextDoor}`,
      period: 2,
      grid: gridOf(
        { sheet: 'Tiếp nhận', title: [ward, nextDoor, 'Danh sách mẫu: đảng viên đã tiếp nhận'], heads: heads.ward },
        received,
      ),
    },
    { ...residingList(today, cases.residing), fileName: 'Mau - noi cu tru.xlsx' },
  ]
}

/** A cell with its ward, where one list holds more than one ward's. */
function within(place: string): (row: DemoRow) => DemoRow {
  return (row) => ({ ...row, values: { ...row.values, cell: `${row.values.cell ?? ''}, ${place}` } })
}

function inPeriod(rows: readonly DemoRow[], period: Period): readonly DemoRow[] {
  return rows.filter((row) => row.period === period)
}

function sentList(today: Day, period: Period, agency: Agency, rows: readonly DemoRow[]): DemoList {
  const month = monthOf(today, period)
  const name = agencies[agency]?.name ?? ''
  return {
    kind: 'sent',
    fileName: `Gioi thieu di ${shortNames[agency]} ${month.replace('/', '-')}.xlsx`,
    suppliedBy: name,
    period,
    grid: gridOf(
      {
        sheet: `Tháng ${month.replace('/', '-')}`,
        title: [name.toUpperCase(), `Danh sách đảng viên giới thiệu chuyển sinh hoạt tháng ${month}`],
        heads: layouts[agency],
      },
      inPeriod(rows, period),
    ),
  }
}

function receivedList(today: Day, period: Period, rows: readonly DemoRow[]): DemoList {
  const month = monthOf(today, period)
  return {
    kind: 'received',
    fileName: `Tiep nhan Truong Vinh ${month.replace('/', '-')}.xlsx`,
    suppliedBy: ward,
    period,
    grid: gridOf(
      {
        sheet: `T${month.replace('/', '-')}`,
        title: ['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH', `Danh sách đảng viên tiếp nhận tháng ${month}`],
        heads: heads.ward,
      },
      inPeriod(rows, period),
    ),
  }
}

function neighbourList(today: Day, rows: readonly DemoRow[]): DemoList {
  return {
    kind: 'received',
    fileName: 'Tiep nhan Vinh Phu.xlsx',
    suppliedBy: nextDoor,
    period: 2,
    grid: gridOf(
      {
        sheet: 'Vinh Phú',
        title: ['ĐẢNG ỦY PHƯỜNG VINH PHÚ', `Đảng viên tiếp nhận từ tháng ${monthOf(today, 0)}`],
        heads: heads.nextDoor,
      },
      rows,
    ),
  }
}

function residingList(today: Day, rows: readonly DemoRow[]): DemoList {
  return {
    kind: 'residing',
    fileName: 'Dang vien 213 Truong Vinh.xlsx',
    suppliedBy: ward,
    period: 2,
    grid: gridOf(
      {
        sheet: '213',
        title: [
          'ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH',
          `Đảng viên đang công tác giữ mối liên hệ nơi cư trú, đến tháng ${monthOf(today, 2)}`,
        ],
        heads: heads.residing,
      },
      rows,
    ),
  }
}
