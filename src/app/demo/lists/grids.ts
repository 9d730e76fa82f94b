import { addMonths, type Day } from '#kernel/day.ts'
import type { Cell, Grid } from '#kernel/grid.ts'
import type { Field, Values } from '../people/index.ts'
import type { DemoRow } from './cases.ts'
import type { Period } from './cast.ts'

type Heads = readonly (readonly [header: string, field: Field])[]

/** How each office draws up its list. */
export interface Layout {
  readonly sheet: string
  readonly title: readonly string[]
  readonly heads: Heads
}

export function monthOf(today: Day, period: Period): string {
  const [year, month] = addMonths(today, period - 2).split('-')
  return `${Number(month)}/${year}`
}

export const heads: Readonly<Record<'partyAgencies' | 'government' | 'ward' | 'nextDoor' | 'residing', Heads>> = {
  partyAgencies: [
    ['Họ và tên', 'name'],
    ['Ngày sinh', 'birth'],
    ['Giới tính', 'sex'],
    ['Số thẻ đảng viên', 'card'],
    ['Ngày vào Đảng', 'admittedOn'],
    ['Chi bộ chuyển đi', 'fromUnit'],
    ['Nơi giới thiệu đến', 'toUnit'],
    ['Ngày quyết định có hiệu lực', 'effectiveOn'],
    ['Ngày giới thiệu', 'introducedOn'],
    ['Ngày nơi nhận nhận phiếu báo', 'noticeOn'],
  ],
  government: [
    ['HỌ TÊN', 'name'],
    ['NĂM SINH', 'birth'],
    ['NAM/NỮ', 'sex'],
    ['SỐ THẺ', 'card'],
    ['NGÀY VÀO ĐẢNG', 'admittedOn'],
    ['ĐƠN VỊ', 'fromUnit'],
    ['CHUYỂN ĐẾN', 'toUnit'],
    ['NGÀY HIỆU LỰC', 'effectiveOn'],
    ['NGÀY GIỚI THIỆU', 'introducedOn'],
    ['NGÀY PHIẾU BÁO', 'noticeOn'],
  ],
  ward: [
    ['Họ tên đảng viên', 'name'],
    ['Ngày sinh', 'birth'],
    ['Giới tính', 'sex'],
    ['Số thẻ Đảng', 'card'],
    ['Ngày vào Đảng', 'admittedOn'],
    ['Nơi chuyển đi', 'fromUnit'],
    ['Chi bộ', 'cell'],
    ['Ngày tiếp nhận', 'receivedOn'],
  ],
  nextDoor: [
    ['Họ và tên', 'name'],
    ['Ngày sinh', 'birth'],
    ['Số thẻ', 'card'],
    ['Ngày vào Đảng', 'admittedOn'],
    ['Chuyển từ', 'fromUnit'],
    ['Chi bộ', 'cell'],
    ['Ngày tiếp nhận', 'receivedOn'],
  ],
  residing: [
    ['Họ và tên', 'name'],
    ['Giới tính', 'sex'],
    ['Ngày sinh', 'birth'],
    ['Số thẻ', 'card'],
    ['Cơ quan công tác', 'fromUnit'],
    ['Chi bộ nơi cư trú', 'cell'],
    ['Ngày nghỉ hưu', 'retiredOn'],
  ],
}

/** A sheet as people draw it up: titles, an empty row, the header, numbered rows; days written `03/02/1965`. */
export function gridOf({ sheet, title, heads: columns }: Layout, rows: readonly DemoRow[]): Grid {
  return {
    sheet,
    merges: [],
    rows: [
      ...title.map((text) => [text]),
      [],
      ['STT', ...columns.map(([header]) => header)],
      ...rows.map(({ values }, at): Cell[] => [at + 1, ...columns.map(([, field]) => shown(values, field))]),
    ],
  }
}

function shown(values: Values, field: Field): Cell {
  const text = values[field]
  if (text === undefined) return null
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').toReversed().join('/') : text
}
