import { build, fixture } from './build.ts'
import { col, facts, secret, text, under, type Column, type Fact } from './columns.ts'
import { toVni } from './fonts.ts'
import type { Fixture, PlanCell } from './plan.ts'
import { asText, byHucre, byPython, latin1, throughLibreOffice } from './writers.ts'
import { inFont } from './texts.ts'

// A second round with malice, drawn up after the first had been read: habits of offices that the first round left out.

function vniBytes(): Fixture {
  return fixture({
    name: '34-vni-chu-hoa',
    held: true,
    kind: 'bytes of VNI with names and headers in capitals, `;`',
    program: 'text',
    extension: 'csv',
    write: (sheets, path) => asText({ separator: ';', encode: latin1 })(inFont(sheets, toVni), path),
    list: build({
      role: 'received',
      sheet: '',
      title: [['ĐẢNG ỦY PHƯỜNG VINH LỘC'], ['TIẾP NHẬN ĐẢNG VIÊN']],
      facts: facts(303, 20),
      columns: [
        col.order('STT'),
        col.name('HỌ VÀ TÊN', (n) => n.toUpperCase()),
        col.birth('NGÀY SINH', 'slash'),
        col.unit('cell', 'CHI BỘ', (f) => text.cellLong(f)),
        col.unit('fromUnit', 'NƠI CHUYỂN ĐI', text.office),
        col.day('receivedOn', 'NGÀY NHẬN', 'slash'),
      ],
    }),
  })
}

const year = (sex: 'male' | 'female', header: string): Column => ({
  header,
  fields: [],
  write: ({ person }) =>
    person.sex === sex
      ? {
          cell: Number(person.born.slice(0, 4)),
          values: { birth: person.born.slice(0, 4), sex },
          may: { birth: 'the year alone' },
        }
      : { cell: null },
})

function yearsBySex(): Fixture {
  return fixture({
    name: '35-nam-sinh-nam-nu',
    held: true,
    kind: 'the year of birth as a number under "Nam" or "Nữ", through LibreOffice to .xls',
    program: 'openpyxl, LibreOffice (xls)',
    extension: 'xls',
    write: throughLibreOffice(byPython('openpyxl'), 'xlsx', 'xls'),
    list: build({
      role: 'residing',
      sheet: 'Trích ngang',
      title: [['DANH SÁCH TRÍCH NGANG'], ['Đảng viên 213 của Chi bộ Khối 5, phường Trường Vinh']],
      facts: facts(304, 24, { atHome: 1 }),
      columns: [
        col.order(),
        col.name('Họ và tên'),
        ...under('Năm sinh', year('male', 'Nam'), year('female', 'Nữ')),
        col.unit('fromUnit', 'Đơn vị công tác', (f) => f.person.office),
        col.day('retiredOn', 'Ngày nghỉ hưu (dự kiến)', 'slash'),
        col.other('Mức đóng đảng phí', (f) => 30_000 + f.at * 500),
        col.forbidden('Nơi ở', secret.address),
      ],
    }),
  })
}

function timed(field: 'birth' | 'receivedOn', header: string, of: (f: Fact) => string): Column {
  return {
    header,
    fields: [field],
    write: (f) => {
      const d = of(f)
      const cell = f.at % 2 ? `${d} 00:00:00` : `${d.split('-').toReversed().join('/')} 0:00`
      return { cell, values: { [field]: d } }
    },
  }
}

function withTimes(): Fixture {
  return fixture({
    name: '36-ngay-kem-gio',
    held: true,
    kind: 'days exported with a time of day',
    program: 'hucre',
    extension: 'xlsx',
    write: byHucre,
    list: build({
      role: 'received',
      sheet: 'export',
      title: [],
      facts: facts(305, 20),
      columns: [
        col.name('Họ và tên'),
        timed('birth', 'Ngày sinh', (f) => f.person.born),
        col.card('Số thẻ Đảng'),
        col.unit('cell', 'Chi bộ', text.cellLong),
        timed('receivedOn', 'Ngày tiếp nhận', (f) => f.days.receivedOn),
      ],
    }),
  })
}

function bigEndian(said: string): Uint8Array {
  const bytes = Buffer.from(`\ufeff${said}`, 'utf16le')
  return Uint8Array.from(bytes.swap16())
}

function utf16Big(): Fixture {
  const note: readonly PlanCell[] = [null, 'Ghi chú: danh sách này thay cho danh sách gửi ngày 05/11/2026.']
  return fixture({
    name: '37-utf16-nguoc',
    held: true,
    kind: 'UTF-16 with the bytes the other way round, tabs, a note under the list',
    program: 'text',
    extension: 'csv',
    write: asText({ separator: '\t', encode: bigEndian }),
    list: build({
      role: 'received',
      sheet: '',
      title: [['Đảng ủy xã Diễn Châu']],
      facts: facts(308, 18),
      columns: [
        col.order(),
        col.name('Tên đảng viên'),
        col.birth('Năm sinh', 'yearText'),
        col.admitted('Vào Đảng', 'slash'),
        col.unit('fromUnit', 'Từ', text.committee),
        col.unit('cell', 'Về chi bộ', text.cellLong),
        col.day('receivedOn', 'Ngày về sinh hoạt', 'slash'),
      ],
      tail: [
        { cells: [], why: null },
        { cells: note, why: null },
      ],
    }),
  })
}

export const again: readonly Fixture[] = [vniBytes(), yearsBySex(), withTimes(), utf16Big()]
