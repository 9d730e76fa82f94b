import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { day } from '#kernel/day.ts'
import { fillWord, MissingInTemplate, writeWorkbook } from './index.ts'
import { readHere } from './read-here.ts'

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const rels =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

function template(...lines: string[]): Uint8Array {
  const body = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
  const document = `<w:document xmlns:w="${w}"><w:body>${body}</w:body></w:document>`
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(rels),
    'word/document.xml': strToU8(document),
  })
}

async function textOf(docx: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(docx) })).value.trim()
}

describe('Viết báo cáo / Reports are written', () => {
  test('a text that begins like a formula is written as a text, in a cell that Excel takes for text', async () => {
    const rows = [['=HYPERLINK("x")'], ['+84'], ['-5'], ['@x'], ['040123456789']]
    const bytes = await writeWorkbook([{ name: 'Tháng 7/2026', columns: [{ header: 'Nơi đến' }], rows }])
    const read = await readHere(bytes, 'a.xlsx')
    assert.ok(read.ok)
    assert.deepEqual(read.grids[0]?.rows.slice(1), rows)
    const parts = unzipSync(bytes)
    assert.ok(!strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).includes('<f>'), 'no formula')
    assert.match(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array()), /numFmtId="49"|formatCode="@"/u)
  })

  test('numbers, days, titles and control characters', async () => {
    const bytes = await writeWorkbook([
      {
        name: 'A',
        title: ['BÁO CÁO'],
        columns: [{ header: 'Số' }, { header: 'Ngày' }, { header: 'Tên' }],
        rows: [
          [12, { date: day('2026-07-31') }, 'Nguyễn\u0000 Văn\u0007 An'],
          [null, null, null],
        ],
      },
    ])
    const read = await readHere(bytes, 'a.xlsx')
    assert.ok(read.ok)
    assert.deepEqual(read.grids[0]?.rows, [
      ['BÁO CÁO'],
      [],
      ['Số', 'Ngày', 'Tên'],
      [12, { date: '2026-07-31' }, 'Nguyễn Văn An'],
    ])
  })

  test('a Word template is filled, its lists repeated, and no text becomes markup', async () => {
    const filled = await fillWord(template('Kính gửi {to}', '{#people}', '{n}. {name}', '{/people}'), {
      to: 'Đảng ủy <b>&\u0001',
      people: [
        { n: 1, name: 'Nguyễn Văn An' },
        { n: 2, name: '{to}' },
      ],
    })
    const text = await textOf(filled)
    assert.match(text, /Kính gửi Đảng ủy <b>&/u)
    assert.match(text, /1\. Nguyễn Văn An/u)
    assert.ok(!strFromU8(unzipSync(filled)['word/document.xml'] ?? new Uint8Array()).includes('\u0001'))
  })

  test('a value that a template asks for and nobody gave is an error, not a blank', async () => {
    await assert.rejects(
      fillWord(template('{a} {b}', '{#people}{name}{/people}'), { a: '', people: [{ n: 1 }] }),
      (error) => {
        assert.ok(error instanceof MissingInTemplate)
        assert.deepEqual(error.tags, ['b', 'people.name'])
        return true
      },
    )
  })
})
