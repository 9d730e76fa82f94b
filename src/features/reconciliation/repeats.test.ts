import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day.ts'
import type { Entry } from './entry.ts'
import { repeats } from './repeats.ts'

function row(at: number, name: string, card?: string): Entry {
  return {
    id: `list:${at}`,
    list: 'list',
    side: 'sent',
    row: at,
    name,
    birth: { day: day('1960-01-01') },
    ...(card !== undefined && { card }),
  }
}

const rowsOf = (entries: readonly Entry[]) => repeats(entries).map((group) => group.map((entry) => entry.row))

test('of rows with one name and one birth date those without a card number are one person, different numbers are different people', () => {
  assert.deepEqual(
    rowsOf([
      row(1, 'Nguyễn Văn Lý', '001'),
      row(2, 'NGUYỄN VĂN LÍ'),
      row(3, 'Nguyễn Văn Lý', '002'),
      row(4, 'Nguyen Van Ly'),
      row(5, 'Nguyễn Văn Lý', '002'),
      row(6, 'Nguyễn Văn Long'),
    ]),
    [[1, 2, 4], [3, 5], [6]],
  )
})

test('tens of thousands of rows with one name and one birth date are no more work than as many people', () => {
  const many = Array.from({ length: 30_000 }, (_, i) => i + 1)
  assert.equal(repeats(many.map((at) => row(at, 'Nguyễn Văn An'))).length, 1)
  assert.equal(repeats(many.map((at) => row(at, 'Nguyễn Văn An', String(at)))).length, many.length)
})
