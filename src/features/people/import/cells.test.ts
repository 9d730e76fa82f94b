import assert from 'node:assert/strict'
import test from 'node:test'
import { cellKey, resolver, type Unit } from './cells.ts'

const unit = (
  id: string,
  name: string,
  above: string | null,
  kind = 'residentialCell',
  labels: string[] = [],
): Unit => ({
  id,
  kind,
  name,
  above,
  labels: [name, ...labels],
  since: '2020-01-01',
})

const units: readonly Unit[] = [
  unit('p', 'Đảng bộ tỉnh Nghệ An', null, 'provincialCommittee'),
  unit('tv', 'Đảng bộ Phường Trường Vinh', 'p', 'communeCommittee'),
  unit('vp', 'Đảng bộ Phường Vinh Phú', 'p', 'communeCommittee'),
  unit('tv3', 'Chi bộ Khối 3', 'tv'),
  unit('vp3', 'Chi bộ Khối 3', 'vp'),
  unit('tv7', 'Chi bộ Khối Trung Hợp', 'tv', 'residentialCell', ['TV-07', 'Khối 7']),
  unit('gun', 'Chi bộ Đồn biên phòng', 'tv', 'armedForcesCell'),
]

test('a cell is found by its name, its code or what else it is called, however it is typed', () => {
  const ward = resolver(
    units.filter((u) => u.above === 'tv' || u.id === 'tv'),
    {},
  )
  for (const typed of [
    'Chi bộ Khối 3',
    'khối 03',
    'CB Khối 3',
    'K3',
    'Khối phố 3',
    'Chi bộ Khối 3, phường Trường Vinh',
  ])
    assert.deepEqual(ward(typed), { unit: 'tv3' }, typed)
  for (const typed of ['Khối Trung Hợp', 'Trung Hợp - Khối Trung Hợp', 'TV-07', 'K7'])
    assert.deepEqual(ward(typed), { unit: 'tv7' }, typed)
})

test('of two cells of one name the committee beside it tells which; without it a person is asked', () => {
  const province = resolver(units, {})
  assert.deepEqual(province('Chi bộ Khối 3'), { unit: null, why: 'several' })
  assert.deepEqual(province('Chi bộ Khối 3, Đảng bộ Phường Vinh Phú'), { unit: 'vp3' })
  assert.deepEqual(province('Khối 3 (phường Trường Vinh)'), { unit: 'tv3' })
})

test('what nobody is called by waits for a choice, and the choice holds for every row that says so', () => {
  const ward = resolver(units, { [cellKey('Khối Hòa Bình')]: 'tv3' })
  assert.deepEqual(ward('khối hòa bình'), { unit: 'tv3' })
  assert.deepEqual(ward('Khối 99'), { unit: null, why: 'unknown' })
  assert.deepEqual(ward(''), { unit: null, why: 'noCell' })
  assert.deepEqual(ward('Chi bộ Đồn biên phòng'), { unit: null, why: 'unknown' }, 'the armed forces keep their own')
})

test('where there is only one cell it needs no naming', () => {
  assert.deepEqual(resolver([unit('one', 'Chi bộ Khối 3', null)], {})(''), { unit: 'one' })
})
