// Writes the lists of the story again: node test/story/make.ts. Needs what test/lists/make/all.ts needs.
import { join } from 'node:path'
import { paper } from '../lists/make/paper.ts'
import type { PlanCell, PlanSheet } from '../lists/make/plan.ts'
import { byHucre, byPython, bySheetJs, throughLibreOffice } from '../lists/make/writers.ts'
import { everybody, type Month, type Sender } from './people.ts'

const all = everybody()
const months = [0, 1, 2] as const
const called = ['9-2026', '10-2026', '11-2026'] as const
const senders: Readonly<Record<Sender, string>> = {
  agencies: 'Đảng bộ các cơ quan Đảng tỉnh',
  government: 'Đảng bộ UBND tỉnh',
}

function slashed(day: string | undefined): string | null {
  return day ? day.split('-').toReversed().join('/') : null
}

function dotted(day: string | undefined): string | null {
  return day ? day.split('-').toReversed().map(Number).join('.') : null
}

/** Real date cells; a year alone stays text. */
function dated(day: string | undefined): PlanCell {
  if (!day) return null
  return day.length === 10 ? { date: day } : day
}

/** The same people again each month, written anew each time: in capitals, then with other dates. */
function agencies(month: Month): PlanSheet {
  const people = all.filter((t) => t.sent?.by === 'agencies' && t.sent.month <= month)
  const write = month === 2 ? dotted : slashed
  const spelt = (name: string) => (month === 1 ? name.toUpperCase() : name)
  const rows = people.map((t, i): PlanCell[] => [
    i + 1,
    spelt(t.name),
    write(t.birth),
    t.card ?? null,
    write(t.admitted),
    t.sent?.to ?? null,
    write(t.sent?.effective),
    write(t.sent?.introduced),
    write(t.sent?.notice),
    `Số ${i + 5}, đường Hoa Sim`,
  ])
  return {
    name: `Lũy kế ${called[month]}`,
    rows: [
      ...paper('ĐẢNG BỘ TỈNH NGHỆ AN', 'ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH', 6, 'DANH SÁCH ĐẢNG VIÊN GIỚI THIỆU CHUYỂN SINH HOẠT', `Lũy kế đến tháng ${called[month].replace('-', '/')}`).map((r) => [...r]),
      ['TT', 'Họ và tên', 'Ngày sinh', 'Số thẻ Đảng', 'Ngày vào Đảng', 'Nơi giới thiệu đến', 'Ngày hiệu lực', 'Ngày giới thiệu', 'Ngày nhận phiếu báo', 'Chỗ ở hiện nay'],
      ...rows,
      [null, `Tổng cộng: ${people.length} đồng chí`],
      [],
      [null, 'NGƯỜI LẬP', null, null, null, null, 'T/M BAN THƯỜNG VỤ'],
    ],
  } // prettier-ignore
}

/** Only the month's people; the name in two columns, the birth date under Nam or Nữ. */
function government(month: Month): PlanSheet {
  const people = all.filter((t) => t.sent?.by === 'government' && t.sent.month === month)
  return {
    name: 'Sheet1',
    merges: [
      [3, 3, 3, 4],
      [3, 0, 4, 0],
      [3, 1, 4, 1],
      [3, 2, 4, 2],
    ],
    rows: [
      ['ĐẢNG BỘ UBND TỈNH'],
      [`Đảng viên chuyển sinh hoạt tháng ${called[month].replace('-', '/')}`],
      [],
      ['STT', 'Họ đệm', 'Tên', 'Ngày sinh', null, 'Dân tộc', 'Số thẻ', 'Vào Đảng', 'Chuyển đến', 'Hiệu lực', 'Ngày giới thiệu'],
      [null, null, null, 'Nam', 'Nữ'],
      ...people.map((t, i): PlanCell[] => [
        i + 1,
        t.name.split(' ').slice(0, -1).join(' '),
        t.name.split(' ').at(-1) ?? null,
        t.sex === 'male' ? slashed(t.birth) : null,
        t.sex === 'female' ? slashed(t.birth) : null,
        'Kinh',
        t.card ?? null,
        slashed(t.admitted),
        t.sent?.to ?? null,
        slashed(t.sent?.effective),
        slashed(t.sent?.introduced),
      ]),
    ],
  } // prettier-ignore
}

function ward(month: Month): PlanSheet {
  const rows = all.flatMap((t) => (t.received ?? []).filter((r) => r.month === month).map((r) => ({ ...r, told: t })))
  const cells = [...new Set(rows.map((r) => r.cell))].toSorted()
  let order = 0
  return {
    name: `Tiếp nhận T${called[month]}`,
    rows: [
      ['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'],
      [`Danh sách đảng viên tiếp nhận tháng ${called[month].replace('-', '/')}`],
      [],
      ['TT', 'Họ tên', 'Ngày sinh', 'Giới tính', 'Số thẻ Đảng viên', 'Ngày vào Đảng', 'Nơi chuyển đi', 'Ngày tiếp nhận', 'Ghi chú'],
      ...cells.flatMap((cell) => [
        [null, `Chi bộ ${cell}`],
        ...rows.filter((r) => r.cell === cell).map(({ told, from, ...r }): PlanCell[] => [
          (order += 1),
          r.name ?? told.name,
          dated(r.birth ?? told.birth),
          told.sex === 'male' ? 'Nam' : 'Nữ',
          r.card ?? told.card ?? null,
          dated(told.admitted),
          senders[from ?? told.sent?.by ?? 'government'],
          dated(r.on),
          order % 6 === 0 ? 'đã nộp đủ giấy' : null,
        ]),
      ]),
      [null, `Cộng: ${rows.length} đồng chí`],
    ],
  } // prettier-ignore
}

/** The same list every month, a little longer each time. */
function residing(month: Month): PlanSheet {
  const people = all.filter((t) => t.residing)
  const shown = people.slice(0, people.length - (2 - month) * 3)
  return {
    name: '213',
    rows: [
      ['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'],
      [`Đảng viên đang công tác giữ mối liên hệ nơi cư trú, tháng ${called[month].replace('-', '/')}`],
      [],
      ['STT', 'Họ và tên', 'Nữ', 'Năm sinh', 'Cơ quan công tác', 'Chi bộ nơi cư trú', 'Ngày nghỉ hưu', 'Số điện thoại'],
      ...shown.map((t, i): PlanCell[] => [
        i + 1,
        t.name,
        t.sex === 'female' ? 'x' : null,
        slashed(t.birth),
        t.residing?.office ?? null,
        `Chi bộ ${t.residing?.cell ?? ''}`,
        slashed(t.residing?.retired),
        `0987 00${1000 + i * 37}`,
      ]),
    ],
  } // prettier-ignore
}

const folder = import.meta.dirname
const at = (name: string) => join(folder, name)

for (const month of months) {
  const file = `thang-${called[month]}`
  byPython('xlwt')([agencies(month)], at(`${file}-gui-co-quan-dang.xls`))
  byPython('openpyxl')([government(month)], at(`${file}-gui-ubnd.xlsx`))
  if (month === 1) {
    // LibreOffice runs once at a time
    // oxlint-disable-next-line no-await-in-loop
    await throughLibreOffice(byPython('openpyxl'), 'xlsx', 'xls')([ward(month)], at(`${file}-nhan-truong-vinh.xls`))
    bySheetJs([residing(month)], at(`${file}-noi-cu-tru.xls`), 'biff8')
  } else {
    // oxlint-disable-next-line no-await-in-loop
    await byHucre([ward(month)], at(`${file}-nhan-truong-vinh.xlsx`))
    bySheetJs([residing(month)], at(`${file}-noi-cu-tru.xlsx`))
  }
}
