import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { compare, groupsOf } from './cli-reconcile-lists.ts'

const name = fc.constantFrom(
  'Nguyễn Thị Lan',
  'NGUYEN THI LAN',
  'Nguyễn Lan',
  'Trần Văn Minh',
  'Lê Văn Tám',
  'Lê Văn Tâm',
  '',
  'Hồ Sỹ Lượng',
)
const birth = fc.constantFrom('07/03/1968', '03/07/1968', '1968', '', '31/02/1970', '01/05/1960', '20/10/1964', 'xx')
const sex = fc.constantFrom('Nam', 'Nữ', '', '?')
const card = fc.constantFrom('040194052210', '040194052299', '', '', '12')
const unit = fc.constantFrom(
  'Khối 3',
  'phường Trường Vinh',
  'Khối 3 - P. Hưng Dũng',
  'phường Vinh Phú',
  'Sở Y tế',
  '',
  'K.T.Hợp',
  'xa Nam Can',
)
const event = fc.constantFrom('24/08/2026', '01/12/2026', '5/2026', '2026', '')
const title = fc.constantFrom(
  'ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH',
  'ĐẢNG BỘ UBND TỈNH',
  'Danh sách chuyển đến phường Vinh Phú',
  'DANH SÁCH',
)

const rows = fc.array(
  fc.tuple(name, birth, sex, card, unit, unit, event).map((cells) => cells.join('|')),
  { maxLength: 8 },
)

function list(heading: string, columns: string, people: readonly string[]): readonly string[] {
  return [heading, columns, ...people]
}

const lists = fc.record({ sent: rows, received: rows, residing: rows, titles: fc.tuple(title, title) })

test('no list throws, and every sent and received row with a name stands in exactly one group', () => {
  fc.assert(
    fc.property(lists, ({ sent, received, residing, titles }) => {
      const answer = compare({
        sent: list(titles[0], 'Họ và tên|Ngày sinh|Giới tính|Số thẻ đảng|Nơi đi|Nơi đến|Ngày giới thiệu', sent),
        received: list(titles[1], 'Họ và tên|Ngày sinh|Giới tính|Số thẻ đảng|Nơi đi|Chi bộ|Ngày tiếp nhận', received),
      })
      for (const side of ['sent', 'received'] as const) {
        const placed = groupsOf(answer, side).map(([row]) => row)
        assert.equal(new Set(placed).size, placed.length, `a ${side} row stands twice`)
        assert.equal(placed.length, answer.compared[side]?.rows, `a ${side} row stands nowhere`)
      }
      // with the third list a settled row may be in doubt against a residing one; nothing else changes for it
      const third = compare({
        sent: list(titles[0], 'Họ và tên|Ngày sinh|Giới tính|Số thẻ đảng|Nơi đi|Nơi đến|Ngày giới thiệu', sent),
        received: list(titles[1], 'Họ và tên|Ngày sinh|Giới tính|Số thẻ đảng|Nơi đi|Chi bộ|Ngày tiếp nhận', received),
        residing: list(
          'PHƯỜNG TRƯỜNG VINH',
          'Họ và tên|Ngày sinh|Giới tính|Số thẻ đảng|Nơi đi|Chi bộ|Nghỉ hưu',
          residing,
        ),
      })
      assert.deepEqual(third.arrived, answer.arrived)
      for (const { residing: row } of third.neverIntroduced)
        assert.ok(!third.doubtful.some((d) => Reflect.get(d, 'residing') === row))
    }),
    { numRuns: 150 },
  )
})

test('the same lists give the same answer', () => {
  fc.assert(
    fc.property(lists, ({ sent, received }) => {
      const asked = {
        sent: list('', 'Họ và tên|Ngày sinh|Giới tính|Số thẻ đảng|Nơi đi|Nơi đến|Ngày giới thiệu', sent),
        received: list('', 'Họ và tên|Ngày sinh|Giới tính|Số thẻ đảng|Nơi đi|Chi bộ|Ngày tiếp nhận', received),
      }
      assert.deepEqual(compare(asked), compare(asked))
    }),
    { numRuns: 30 },
  )
})
