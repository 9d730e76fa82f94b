import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import type { Cell } from '#kernel/grid.ts'
import { readHere } from './read-here.ts'
import { decodeText, parseRecords, separatorOf } from './text.ts'

async function rowsOf(bytes: Uint8Array, name = 'a.csv'): Promise<readonly (readonly Cell[])[]> {
  const read = await readHere(bytes, name)
  assert.ok(read.ok)
  return read.grids[0]?.rows ?? []
}

/** Bytes of windows-1258: a letter with its mark as one, the tone after it. */
function in1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258')
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/u
  const apart = Array.from(text.normalize('NFC')).flatMap((letter) => {
    const found = tone.exec(letter.normalize('NFD'))?.[0] ?? ''
    return [letter.normalize('NFD').replace(found, '').normalize('NFC'), found].filter((part) => part !== '')
  })
  return Uint8Array.from(apart.map((letter) => table.get(letter) ?? 63))
}

const text =
  'Họ và tên;Ngày sinh;Nơi đến\nNguyễn Thị Thắm;03/02/1960;Chi bộ Khối 3, phường Trường Vinh\nĐặng Quỳnh Như;1961;Xóm Đình\n'

describe('Đọc tệp thành ô / Files become cells', () => {
  test('a text file is read in every encoding offices use', async () => {
    const wanted = parseRecords(text, ';')
    const encodings: readonly [string, Uint8Array][] = [
      ['UTF-8', Buffer.from(text)],
      ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
      ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
      ['UTF-16 LE', Buffer.from(text, 'utf16le')],
      ['UTF-16 BE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
      ['windows-1258', in1258(text)],
    ]
    for (const [name, bytes] of encodings) assert.deepEqual(await rowsOf(new Uint8Array(bytes)), wanted, name)
  })

  test('bytes of an old font come through as their Latin letters', () => {
    const decoded = decodeText(Buffer.from('Hä vµ tªn;Ngµy sinh\nNguyÔn V¨n H¶i;1960\n', 'latin1'))
    assert.ok(decoded.ok)
    assert.equal(decoded.text.split('\n')[1], 'NguyÔn V¨n H¶i;1960')
  })

  test('a text cut inside its last letter is told to be cut', () => {
    const bytes = Buffer.from('Họ và tên;Nơi đến\nNguyễn Thị Thắm;Chi bộ Khối Đình Cầ')
    assert.deepEqual(decodeText(bytes.subarray(0, -1)), { ok: false, found: 'cut' })
  })

  test('the separator is the one that parts the lines evenly', () => {
    assert.equal(separatorOf('Họ tên;Nơi đến\nA B;Khối 3, phường Trường Vinh\nC D;Khối 4, phường Vinh Phú\n'), ';')
    assert.equal(separatorOf('Họ tên\tNơi đến\nA B\tKhối 3, phường Vinh Phú\n'), '\t')
    assert.equal(separatorOf('name,born\n"B, A",1960\n'), ',')
    assert.equal(separatorOf('sep=|\nname|born\n'), '|')
  })

  test('quotes hold separators, line breaks and quotes', () => {
    assert.deepEqual(parseRecords('a,"b\n""c"", d"\r\n\r\n"e,f', ','), [['a', 'b\n"c", d'], [''], ['"e', 'f']])
  })

  test('what was parted is what was joined', () => {
    const value = fc.string().filter((s) => !s.includes('\r'))
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const joined = rows.map((row) => row.map((v) => `"${v.replaceAll('"', '""')}"`).join(';')).join('\n')
        assert.deepEqual(parseRecords(`${joined}\n`, ';'), rows)
      }),
    )
  })

  test('any bytes are read or refused, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => void (await readHere(bytes, 'a.csv'))),
    )
    const starts = [
      [0x50, 0x4b, 3, 4],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 3_000 }), async (start, rest) => {
        await readHere(Uint8Array.from([...start, ...rest]), 'a.xls')
      }),
    )
  })

  test('days, numbers, joined cells and hidden sheets of a workbook', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Ẩn', hidden: true, rows: [['x']] },
        {
          name: 'Danh sách',
          columns: [{}, { numFmt: 'dd/mm/yyyy' }, {}],
          rows: [
            ['Nguyễn Văn An', new Date(Date.UTC(1960, 1, 3)), 40_194_000_012],
            [null, null, null, null],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }],
          cells: new Map([
            ['1,2', { formula: 'C1+1', formulaResult: 7, value: null }],
            ['2,1', { formula: 'NOW()', value: null }],
          ]),
        },
      ],
    })
    const read = await readHere(bytes, 'a.xlsx')
    assert.ok(read.ok)
    assert.deepEqual(read.grids[1]?.rows, [
      ['Nguyễn Văn An', { date: '1960-02-03' }, 40_194_000_012],
      [null, null, 7],
      [null, '=NOW()'],
    ])
    assert.deepEqual(read.grids[1]?.merges, [{ top: 0, left: 0, bottom: 1, right: 0 }])
    assert.deepEqual(read.notes, [
      { code: 'hiddenSheet', sheet: 'Ẩn' },
      { code: 'formulaWithoutValue', sheet: 'Danh sách', cell: 'B3', count: 1 },
    ])
  })
})
