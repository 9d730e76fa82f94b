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
