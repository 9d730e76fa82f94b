import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { readGrids, tellRefusal, type FileRefusal } from './index.ts'
import { readHere, type Read } from './read-here.ts'

async function workbook(rows: (string | number | null)[][], options: object = {}): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: 'Danh sách', rows }], ...options })
}

function refusalOf(read: Read): FileRefusal {
  assert.ok(!read.ok, 'the file is refused')
  const told = tellRefusal(read.refusal)
  assert.ok(told.vi.length > 10 && told.en.length > 10, 'it is said in both languages')
  return read.refusal
}

async function found(bytes: Uint8Array, name = 'danh-sach.xlsx'): Promise<string> {
  const refusal = refusalOf(await readHere(bytes, name))
  return refusal.code === 'files.notASpreadsheet' ? refusal.found : refusal.code
}

/** A package with one more part, as a macro or a bomb would be. */
function packed(parts: Record<string, Uint8Array>): Uint8Array {
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>'), ...parts })
}

/** A stored size of a part, told smaller than it is. */
function lying(bytes: Uint8Array, unpacked: number): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = copy.byteLength - 22; at > 0; at -= 1)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
      view.setUint32(at + 24, unpacked, true)
  return copy
}

/** The second record of the workbook turned into the one that tells of a password. */
function withPassword(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  const entry = entryOf(copy, 'Workbook')
  const at = (view.getUint32(entry + 116, true) + 1) * 512
  view.setUint16(at + 4 + view.getUint16(at + 2, true), 0x2f, true)
  return copy
}

/** Another name for a stream of a compound file. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const copy = bytes.slice()
  const entry = entryOf(copy, from)
  copy.fill(0, entry, entry + 64)
  copy.set(Buffer.from(to, 'utf16le'), entry)
  new DataView(copy.buffer).setUint16(entry + 64, (to.length + 1) * 2, true)
  return copy
}

function entryOf(bytes: Uint8Array, name: string): number {
  return Buffer.from(bytes).indexOf(Buffer.from(name, 'utf16le'))
}

describe('Tệp không dùng được / Files that cannot be used', () => {
  test('a file that is something else is told by what it is, whatever its name', async () => {
    const kinds: readonly [string, Uint8Array][] = [
      ['empty', new Uint8Array()],
      ['empty', strToU8(' \r\n \n')],
      ['pdf', strToU8('%PDF-1.7 …')],
      ['picture', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46])],
      ['picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
      ['html', strToU8('<html><body><table><tr><td>Họ và tên</td></tr></table></body></html>')],
      ['html', strToU8('\uFEFF  <table border=1><tr><td>Họ và tên</td></tr></table>')],
      ['xml', strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')],
      ['richText', strToU8('{\\rtf1\\ansi Danh sách}')],
      ['word', zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>') })],
      ['xlsb', zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.bin': strToU8('x') })],
      [
        'openDocument',
        zipSync({
          mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
          'content.xml': strToU8('<x/>'),
        }),
      ],
      ['archive', zipSync({ 'danh-sach.xlsx': strToU8('x') })],
      ['unknown', Uint8Array.from({ length: 400 }, (_, i) => (i * 7919) % 32)],
    ]
    for (const [kind, bytes] of kinds) assert.equal(await found(bytes), kind)
  })

  test('macros are refused, in a .xlsm as in a renamed one', async () => {
    assert.equal(await found(packed({ 'xl/vbaProject.bin': strToU8('x') })), 'macros')
    assert.equal(await found(packed({ 'xl/macrosheets/sheet1.xml': strToU8('x') })), 'macros')
  })

  test('a file with a password is told so', async () => {
    const bytes = await workbook([['Họ và tên']], { encryption: { password: 'kín', spinCount: 1000 } })
    assert.equal(await found(bytes), 'files.encrypted')
  })

  test('a file cut in the middle is told so, wherever it is cut', async () => {
    const whole = await workbook(Array.from({ length: 50 }, (_, i) => [`Nguyễn Văn ${i}`, i]))
    for (const share of [0.2, 0.5, 0.9, 0.99])
      assert.equal(await found(whole.slice(0, Math.floor(whole.byteLength * share))), 'cut')
    const spoilt = whole.slice()
    spoilt.fill(0x55, 40, 200)
    assert.match(await found(spoilt), /damaged|cut/u)
  })

  test('a zip bomb is refused before it is unpacked, also when it lies about its size', async () => {
    const bomb = packed({ 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) })
    assert.deepEqual(refusalOf(await readHere(bomb, 'a.xlsx')).code, 'files.tooLarge')
    assert.match(await found(lying(bomb, 900_000)), /files.tooLarge|damaged/u)
  })

  test('zip64 is refused', async () => {
    const bytes = packed({})
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    view.setUint16(bytes.byteLength - 22 + 10, 0xffff, true)
    assert.equal(await found(bytes), 'zip64')
  })

  test('a package of thousands of parts is refused with the limit', async () => {
    const parts = Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [`xl/p${i}.xml`, strToU8('x')]))
    assert.deepEqual(refusalOf(await readHere(packed(parts), 'a.xlsx')), {
      code: 'files.tooLarge',
      limit: 'parts',
      most: 2_000,
      found: 2_502,
    })
  })

  test('a million columns and too many rows are refused with the limit', async () => {
    const wide = refusalOf(await readHere(strToU8(`Họ và tên${',x'.repeat(1_000_000)}\n`), 'a.csv'))
    assert.deepEqual(wide, { code: 'files.tooLarge', limit: 'columns', most: 500, found: 1_000_001 })
    const long = refusalOf(await readHere(strToU8(`Họ và tên;Ngày sinh\n${'A B;1960\n'.repeat(200_200)}`), 'a.csv'))
    assert.deepEqual(long, { code: 'files.tooLarge', limit: 'rows', most: 200_000, found: 200_201 })
  })

  test('two far corners of a sheet are refused, not stretched over the memory', async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    const whole = await workbook([['x']])
    const parts = unzipSync(whole)
    const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) })
    assert.equal(refusalOf(await readHere(bytes, 'a.xlsx')).code, 'files.tooLarge')
  })

  test('cells with a border and nothing in them, down to the last row, do no harm', async () => {
    const parts = unzipSync(await workbook([['Họ và tên', 'Ngày sinh']]))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const far = '<row r="1048576"><c r="A1048576" s="0"/><c r="AZ1048576" s="0"/></row></sheetData>'
    const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet.replace('</sheetData>', far)) })
    const read = await readHere(bytes, 'a.xlsx')
    assert.ok(read.ok)
    assert.deepEqual(read.grids[0]?.rows, [['Họ và tên', 'Ngày sinh']])
  })

  test('a sheet that is only a chart does not spoil the others', async () => {
    const parts = unzipSync(
      await writeXlsx({
        sheets: [
          { name: 'Biểu đồ', rows: [] },
          { name: 'DS', rows: [['Họ và tên']] },
        ],
      }),
    )
    const rels = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array())
    const chart = rels.replace('relationships/worksheet"', 'relationships/chartsheet"')
    const read = await readHere(zipSync({ ...parts, 'xl/_rels/workbook.xml.rels': strToU8(chart) }), 'a.xlsx')
    assert.ok(read.ok)
    assert.deepEqual(
      read.grids.map((grid) => grid.sheet),
      ['DS'],
    )
  })

  test('an .xls file with a password, with macros, of Excel 95 or cut is told so', async () => {
    const whole = new Uint8Array(readFileSync(new URL('../../../test/lists/04-co-quan-gui.xls', import.meta.url)))
    assert.ok((await readHere(whole, 'a.xls')).ok)
    assert.equal(await found(withPassword(whole), 'a.xls'), 'files.encrypted')
    assert.equal(await found(renamed(whole, 'Workbook', 'Book'), 'a.xls'), 'oldExcel')
    assert.equal(await found(renamed(whole, 'Workbook', 'WordDocument'), 'a.xls'), 'word')
    assert.equal(await found(renamed(whole, 'Workbook', '_VBA_PROJECT_CUR'), 'a.xls'), 'macros')
    assert.equal(await found(whole.slice(0, whole.byteLength / 2), 'a.xls'), 'cut')
  })

  test('a document marked Mật is refused; a name that holds the word is not', async () => {
    for (const mark of [
      'MẬT',
      'Mật',
      'Độ mật: Tối mật',
      'TUYỆT MẬT',
      '(Mật)',
      'Dấu chỉ độ mật: Mật',
      'M Ậ T',
      'T Ố I  M Ậ T',
    ])
      assert.equal(
        refusalOf(await readHere(await workbook([[mark], ['STT', 'Họ và tên', 'Ngày sinh']]), 'a.xlsx')).code,
        'files.classified',
      )
    assert.equal(
      refusalOf(await readHere(await workbook([['ĐẢNG BỘ TỈNH NGHỆ AN', null, 'TỐI MẬT']]), 'a.xlsx')).code,
      'files.classified',
    )
    const harmless = [
      ['STT', 'Họ đệm', 'Tên', 'Ngày sinh'],
      [1, 'Trần Thị', 'Mật', '03/02/1960'],
      [2, 'Nguyễn Văn', 'Bảo Mật', '03/02/1960'],
    ]
    assert.ok((await readHere(await workbook([['Danh sách đã bảo mật'], ...harmless]), 'a.xlsx')).ok)
  })

  test('texts that begin like a formula stay texts', async () => {
    const read = await readHere(strToU8("Họ và tên;Đơn vị\n=cmd|'/c calc'!A0;+84\n@SUM(A1);-x\n"), 'a.csv')
    assert.ok(read.ok)
    assert.deepEqual(read.grids[0]?.rows[1], ["=cmd|'/c calc'!A0", '+84'])
  })

  test('the child process answers as the reading does, and ends when it is called off', async () => {
    const bytes = await workbook([
      ['Họ và tên', 'Ngày sinh'],
      ['Nguyễn Văn An', 21950],
    ])
    assert.deepEqual(await readGrids(bytes, 'a.xlsx'), await readHere(bytes, 'a.xlsx'))
    const stop = new AbortController()
    const reading = readGrids(bytes, 'a.xlsx', { signal: stop.signal })
    stop.abort(new Error('called off'))
    await assert.rejects(reading, /called off/u)
  })

  test('a file of more bytes than are taken is refused with the limit', async () => {
    const refusal = refusalOf(await readGrids(new Uint8Array(60_000_001), 'a.csv'))
    assert.deepEqual(refusal, { code: 'files.tooLarge', limit: 'bytes', most: 60_000_000, found: 60_000_001 })
  })
})
