import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { day } from '#kernel/day.ts'
import { writeLongSheet } from './index.ts'
import { readHere } from './read-here.ts'

async function* many(n: number) {
  for (let i = 0; i < n; i += 1) yield [`Người ${String(i)}`, { date: day('1970-03-02') }]
}

async function* formulas() {
  yield* [['=cmd|1'], ['+84'], ['@x'], ['040196000123']]
}

test('a long list is read back row by row as it was written', async () => {
  const columns = [
    { header: 'Họ và tên', width: 20, holds: 'text' },
    { header: 'Ngày sinh', width: 12, holds: 'day' },
  ] as const
  const bytes = await writeLongSheet({ name: 'Đảng viên', columns, rows: many(3000) })
  const read = await readHere(bytes, 'a.xlsx')
  assert.ok(read.ok)
  assert.equal(read.grids[0]?.rows.length, 3001)
  assert.deepEqual(read.grids[0]?.rows[0], ['Họ và tên', 'Ngày sinh'])
  assert.equal(read.grids[0]?.rows[3000]?.[0], 'Người 2999')
})

test('a text that begins like a formula stays a text', async () => {
  const bytes = await writeLongSheet({
    name: 'x',
    columns: [{ header: '=A1', width: 9, holds: 'text' }],
    rows: formulas(),
  })
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  assert.ok(!sheet.includes('<f>'))
  assert.match(strFromU8(unzipSync(bytes)['xl/styles.xml'] ?? new Uint8Array()), /numFmtId="49"|formatCode="@"/u)
})
