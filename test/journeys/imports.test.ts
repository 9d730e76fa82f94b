import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import {
  accepted,
  aList,
  anImportDesk,
  aRow,
  corrected,
  given,
  members,
  standing,
  undone,
  until,
  who,
  whole,
} from './import-desk.ts'

test('a list is read, compared with the register, accepted, and the same file again changes nothing', async () => {
  const desk = await anImportDesk()
  const { person, ward, cells } = desk
  const list = await aList([
    aRow(1, 'Nguyễn Thị Lan', 'Chi bộ Khối 3'),
    aRow(2, 'Trần Văn Hùng', 'Khối 03'),
    aRow(3, 'Phan Đình Bách', 'CB khối 7'),
  ])
  const preview = await given(desk, list)
  assert.equal(preview.import.state, 'draft', JSON.stringify(preview.import))
  assert.equal(preview.difference.rows.new, 3, JSON.stringify(preview.difference))
  assert.deepEqual(await members(person, ward), [], 'nothing is written before it is accepted')
  const done = await accepted(person, preview.import.id)
  assert.deepEqual(done.import.done, { new: 3, changed: 0, ended: 0, returned: 0 })
  const rows = await members(person, ward)
  assert.deepEqual(
    rows.map((r) => r.name),
    ['Phan Đình Bách', 'Trần Văn Hùng', 'Nguyễn Thị Lan'],
  )
  assert.deepEqual(
    rows.map((r) => r.unit.id),
    [cells['Khối 7'], cells['Khối 3'], cells['Khối 3']],
  )
  assert.deepEqual(
    rows.map((r) => [r.status, r.born, r.admittedOn]),
    [
      ['official', '1953-04-04', '1993-02-03'],
      ['official', '1952-03-03', '1992-02-03'],
      ['official', '1951-02-02', '1991-02-03'],
    ],
  )
  const again = await given(desk, list)
  assert.equal(again.difference.rows.same, 3, JSON.stringify(again.difference))
  assert.equal(again.warnings.length > 0, true, 'it is told that the same file was accepted before')
  const nothing = await person.send('POST', `/api/imports/${again.import.id}/accept`)
  assert.equal(nothing.json.code, 'imports.nothingToAccept')
  assert.equal((await members(person, ward)).length, 3)
})

test('the next export is a difference: new, changed, gone; nobody is doubled, what was corrected here is kept', async () => {
  const desk = await anImportDesk()
  const { person, ward, cells, server } = desk
  const first = await given(
    desk,
    await aList([
      aRow(1, 'Nguyễn Thị Lan', 'Khối 3'),
      aRow(2, 'Trần Văn Hùng', 'Khối 3'),
      aRow(3, 'Phan Đình Bách', 'Khối 7'),
      aRow(4, 'Hồ Thị Thơm', 'Khối 7'),
      aRow(6, 'Bùi Văn Nam', 'Khối 7'),
    ]),
    '&on=2026-10-01',
  )
  await accepted(person, first.import.id)
  const lan = await who(person, ward, 'Nguyễn Thị Lan')
  await corrected(person, lan.person, { admittedOn: '1991-02-05' })
  const next = await given(
    desk,
    await aList([
      aRow(1, 'Nguyễn Thị Lan', 'Khối 3'),
      aRow(2, 'Trần Văn Hùng', 'Khối 7'),
      aRow(3, 'Phan Đình Bách', 'Khối 7', { 2: '04/04/1963' }),
      aRow(5, 'Lê Văn Sơn', 'Khối 7'),
    ]),
  )
  const { id } = next.import
  const { rows, gone } = next.difference
  assert.deepEqual(
    [rows.new, rows.changed, rows.kept, rows.same, gone],
    [1, 2, 1, 0, 2],
    JSON.stringify(next.difference),
  )
  const [kept] = await standing(person, id, 'kept')
  assert.deepEqual(
    kept.changes.map((c: any) => [c.field, c.before, c.after, c.taken]),
    [['admittedOn', '05/02/1991', '03/02/1991', false]],
  )
  assert.match(kept.changes[0].because, /Đã sửa ở đây/)
  const missing = (await person.get(`/api/imports/${id}/gone`)).json.rows
  assert.deepEqual(missing.map((m: any) => m.person.name).toSorted(), ['Bùi Văn Nam', 'Hồ Thị Thơm'])
  assert.equal(missing[0].choice, null, 'nothing happens to whoever is missing unless somebody says so')
  const nam = missing.find((m: any) => m.person.name === 'Bùi Văn Nam')
  const chosen = await person.send('PATCH', `/api/imports/${id}/gone-choices`, {
    body: { n: nam.n, choice: 'deceased' },
  })
  assert.equal(chosen.status, 200, chosen.text)
  const hung = (await standing(person, id, 'changed')).find((r) => r.name === 'Trần Văn Hùng')
  assert.deepEqual(
    hung.changes.map((c: any) => [c.field, c.before, c.after]),
    [['cell', 'Chi bộ Khối 3', 'Chi bộ Khối 7']],
  )
  const done = await accepted(person, id)
  assert.deepEqual(done.import.done, { new: 1, changed: 2, ended: 1, returned: 0 })
  const now = await members(person, ward)
  assert.deepEqual(now.map((m) => m.name).toSorted(), [
    'Hồ Thị Thơm',
    'Lê Văn Sơn',
    'Nguyễn Thị Lan',
    'Phan Đình Bách',
    'Trần Văn Hùng',
  ])
  assert.equal((await who(person, ward, 'Nguyễn Thị Lan')).admittedOn, '1991-02-05')
  assert.equal((await who(person, ward, 'Phan Đình Bách')).born, '1963-04-04')
  assert.equal((await who(person, ward, 'Trần Văn Hùng')).unit.id, cells['Khối 7'])
  const before = (await person.get(`/api/members?unit=${cells['Khối 3']}&on=2026-11-01`)).json.rows
  assert.deepEqual(
    before.map((m: any) => m.name),
    ['Trần Văn Hùng', 'Nguyễn Thị Lan'],
    'a past day answers as it was',
  )
  await whole(server)
})

test('a month later an import is taken back but for what later work hangs on, and that is told row by row', async () => {
  const desk = await anImportDesk()
  const { person, ward, cells, server } = desk
  const first = await given(desk, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3')]), '&on=2026-09-01')
  await accepted(person, first.import.id)
  const second = await given(
    desk,
    await aList([
      aRow(1, 'Nguyễn Thị Lan', 'Khối 7', { 2: '02/02/1971' }),
      aRow(2, 'Trần Văn Hùng', 'Khối 3'),
      aRow(3, 'Phan Đình Bách', 'Khối 7'),
      aRow(4, 'Hồ Thị Thơm', 'Khối 7'),
    ]),
    '&on=2026-10-01',
  )
  await accepted(person, second.import.id)
  const hung = await who(person, ward, 'Trần Văn Hùng')
  const page = (await person.get(`/api/members/${hung.person}`)).json
  const moved = await person.send('POST', `/api/members/${hung.person}/move`, {
    body: { version: page.version, on: page.on, affiliation: hung.affiliation, unit: cells['Khối 7'] },
  })
  assert.equal(moved.status, 200, moved.text)
  const bach = await who(person, ward, 'Phan Đình Bách')
  await corrected(person, bach.person, { workplace: 'Trường tiểu học Trường Vinh' })
  const { id } = second.import
  const undo = (await person.get(`/api/imports/${id}/undo`)).json
  assert.deepEqual([undo.free, undo.hanging], [2, 2], JSON.stringify(undo))
  assert.deepEqual(
    undo.rows.map((r: any) => [r.name, /chuyển/.test(r.because), /sửa/.test(r.because)]),
    [
      ['Phan Đình Bách', false, true],
      ['Trần Văn Hùng', true, true],
    ],
  )
  const first409 = await person.send('POST', `/api/imports/${id}/undo`, { body: {} })
  assert.equal(first409.json.code, 'imports.workHangs')
  const back = await undone(person, id, true)
  assert.deepEqual([back.import.state, back.import.undoneRows], ['accepted', 2])
  const lan = await who(person, ward, 'Nguyễn Thị Lan')
  assert.deepEqual([lan.unit.id, lan.born], [cells['Khối 3'], '1951-02-02'], 'what it had changed is as before')
  assert.deepEqual((await members(person, ward)).map((m) => m.name).toSorted(), [
    'Nguyễn Thị Lan',
    'Phan Đình Bách',
    'Trần Văn Hùng',
  ])
  await whole(server)
  const ofFirst = await undone(person, first.import.id)
  assert.equal(ofFirst.import.state, 'undone', 'the first import can be taken back too: only copies of its rows stood')
  await whole(server)
})

test('an import is taken back whole, and what was known before stays readable', async () => {
  const desk = await anImportDesk()
  const { person, ward, server } = desk
  const first = await given(
    desk,
    await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3'), aRow(2, 'Trần Văn Hùng', 'Khối 3')]),
  )
  await accepted(person, first.import.id)
  const back = await undone(person, first.import.id)
  assert.deepEqual([back.import.state, back.import.undoneRows], ['undone', 2])
  assert.deepEqual(await members(person, ward), [])
  const known = await server.database.asOwner((tx) =>
    sql<{ n: number }>`select count(*)::int as n from person_record where voided_at < 'infinity'`.execute(tx),
  )
  assert.equal(known.rows[0]?.n, 2, 'the rows stand as known before')
  await whole(server)
  const again = await person.send('POST', `/api/imports/${first.import.id}/undo`, { body: {} })
  assert.equal(again.json.code, 'imports.notAccepted')
})

test('whoever comes in with a list and seems to be known already is found among the duplicates without asking', async () => {
  const desk = await anImportDesk()
  const { person } = desk
  const first = await given(
    desk,
    await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3'), aRow(2, 'Trần Văn Hùng', 'Khối 3')]),
  )
  await accepted(person, first.import.id)
  const other = { 4: '040201999999', 5: '03/02/1999', 6: '03/02/2000' }
  const second = await given(desk, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 7', other)]))
  const [row] = await standing(person, second.import.id, 'doubtful')
  const chosen = await person.send('PATCH', `/api/imports/${second.import.id}/choices`, {
    body: { row: row.row, verdict: 'new' },
  })
  assert.equal(chosen.status, 200, chosen.text)
  await accepted(person, second.import.id)
  const found = await until(async () => {
    const { json } = await person.get('/api/duplicates?state=open')
    return json.searching === null && json.rows.length > 0 ? json.rows : undefined
  })
  assert.deepEqual([found[0].one.name, found[0].other.name, found.length], ['Nguyễn Thị Lan', 'Nguyễn Thị Lan', 1])
})
