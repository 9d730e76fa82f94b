import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { readHere } from './read-here.ts'

/** A workbook whose first cell says `cell`, with a declaration before it in every part that could hold it. */
async function withDeclaration(declaration: string, cell: string): Promise<Uint8Array> {
  const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'Danh sách', rows: [['Ô GHI DẤU', 'Họ và tên']] }] }))
  for (const [name, bytes] of Object.entries(parts).filter(([part]) => part.endsWith('.xml'))) {
    const text = strFromU8(bytes).replaceAll('Ô GHI DẤU', cell)
    parts[name] = strToU8(text.replace(/^(<\?xml[^>]*\?>)?/, (head) => `${head}${declaration}`))
  }
  return zipSync(parts)
}

test('a workbook whose XML asks for another file, or unfolds without end, is refused or read as it stands', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chibo-xml-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const secret = path.join(folder, 'secret.txt')
  writeFileSync(secret, 'KHÔNG AI ĐƯỢC ĐỌC')
  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY b${n + 1} "${`&b${n};`.repeat(10)}">`).join('')
  for (const [declaration, cell] of [
    [`<!DOCTYPE x [<!ENTITY b SYSTEM "file://${secret}">]>`, '&b;'],
    [`<!DOCTYPE x [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x.dtd"> %b;]>`, 'x'],
    [`<!DOCTYPE x [<!ENTITY b0 "ha ha ha ha ">${laughs}]>`, '&b9;'],
  ] as const) {
    const read = await readHere(await withDeclaration(declaration, cell), 'danh-sach.xlsx')
    const told = JSON.stringify(read)
    assert.doesNotMatch(told, /KHÔNG AI/)
    assert.ok(told.length < 20_000, 'nothing unfolded')
  }
})

test('a cell of more letters than anybody writes is read up to its thousandth, so that no reading of it takes long', async () => {
  const long = 'Chi bộ '.repeat(4_000)
  for (const [bytes, name] of [
    [await writeXlsx({ sheets: [{ name: 'A', rows: [['Họ và tên'], [long], ['Lê Thị Bình']] }] }), 'a.xlsx'],
    [strToU8(`Họ và tên;Ngày sinh\n${long};1990\nLê Thị Bình;1991\n`), 'a.csv'],
  ] as const) {
    const read = await readHere(bytes, name)
    assert.ok(read.ok)
    const cells = read.grids.flatMap(({ rows }) => rows.map((row) => row[0]))
    assert.deepEqual(cells, ['Họ và tên', long.slice(0, 1_000), 'Lê Thị Bình'])
  }
})
