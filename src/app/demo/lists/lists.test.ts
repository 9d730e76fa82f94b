import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day.ts'
import { demoLists, sampleLists, type DemoList } from './index.ts'

const today = day('2026-11-23')

/** People of a list: rows under the header. */
function people(list: DemoList): readonly (readonly unknown[])[] {
  return list.grid.rows.slice(list.grid.rows.findIndex((row) => row[0] === 'STT') + 1)
}

function count(lists: readonly DemoList[], kind: DemoList['kind']): number {
  return lists.filter((l) => l.kind === kind).reduce((n, l) => n + people(l).length, 0)
}

function label(cell: unknown): string {
  return typeof cell === 'string' ? cell : ''
}

test('three months hold 131 who were sent, 128 rows received and 214 who live in the ward', () => {
  for (const lists of [demoLists(today), sampleLists(today), demoLists(day('2027-03-31'))]) {
    assert.equal(count(lists, 'sent'), 131)
    assert.equal(count(lists, 'received'), 128)
    assert.equal(count(lists, 'residing'), 214)
  }
})

test('each month has a list of each sender and of the ward, called after the months before today', () => {
  const lists = demoLists(today)
  for (const month of ['9-2026', '10-2026', '11-2026'])
    assert.equal(lists.filter((l) => l.fileName.endsWith(` ${month}.xlsx`)).length, 3)
})

test('the same day and seed give the same lists, and no event lies after today', () => {
  assert.deepEqual(demoLists(today), demoLists(today))
  assert.notDeepEqual(demoLists(today, 1), demoLists(today, 2))
  for (const list of demoLists(today)) {
    const [header = []] = list.grid.rows.filter((row) => row[0] === 'STT')
    for (const row of people(list))
      row.forEach((cell, at) => {
        if (!/giới thiệu|tiếp nhận|phiếu báo/i.test(label(header[at])) || !/^\d\d\//.test(label(cell))) return
        const written = label(cell).split('/').toReversed().join('-')
        assert.ok(written <= today, `${list.fileName}: ${written}`)
      })
  }
})

test('nine people wait by name, the first with her notice', () => {
  const rows = demoLists(today).flatMap((l) => (l.kind === 'sent' ? people(l) : []))
  const first = rows.find((row) => row.includes('Phan Thị Hồng Nhạn'))
  assert.ok(first?.includes('24/08/2026') && first.includes('28/08/2026'))
})
