import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { aUnit } from './a-server.ts'
import { accepted, aList, anImportDesk, aRow, corrected, given, standing, who } from './import-desk.ts'

test('whoever looks through an import or at the posts of a unit is written down with the people shown', async () => {
  const desk = await anImportDesk()
  const { server, person, ward, cells } = desk
  const first = await given(
    desk,
    await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3'), aRow(2, 'Trần Văn Hùng', 'Khối 3')]),
    '&on=2026-09-01',
  )
  await accepted(person, first.import.id)
  const { person: lan } = await who(person, ward, 'Nguyễn Thị Lan')
  const { person: hung } = await who(person, ward, 'Trần Văn Hùng')
  await corrected(person, lan, { workplace: 'Trường Lê Lợi' })
  const post = await person.send('POST', `/api/units/${cells['Khối 3']}/posts`, {
    body: { on: '2026-10-01', title: 'secretary', person: lan },
  })
  assert.equal(post.status, 201, post.text)
  const second = await given(desk, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3', { 5: '04/02/1991' })]))
  const { id } = second.import
  await read(`/api/imports/${id}/difference?stands=changed`, 'listImportDifference', lan)
  await read(`/api/imports/${id}/gone`, 'listImportGone', hung)
  const [row] = await standing(person, id, 'changed')
  await read(`/api/imports/${id}/choices`, 'chooseImportRow', lan, { row: row.row, leave: true })
  await read(`/api/imports/${id}/gone-choices`, 'chooseImportGone', hung, { n: 1, choice: 'moved' })
  await read(`/api/imports/${first.import.id}/undo`, 'getImportUndo', lan)
  await read(`/api/units/${cells['Khối 3']}/posts`, 'listPosts', lan)

  async function read(path: string, operation: string, subject: string, body?: object) {
    const answered = await person.send(body ? 'PATCH' : 'GET', path, body ? { body } : {})
    assert.equal(answered.status, 200, answered.text)
    assert.ok(answered.text.includes(subject), `${operation}: ${answered.text}`)
    const { rows } = await server.database.asOwner((tx) =>
      sql`select from read_log where operation = ${operation} and ${subject} = any (subjects)`.execute(tx),
    )
    assert.ok(rows.length > 0, `${operation} was not written down`)
  }
})

test('a list older than a cell says from which day it is written; one that was only moved is older than its move', async () => {
  const desk = await anImportDesk()
  const { server, person, ward, other, cells } = desk
  await server.database.owner.query(`update unit_edge set to_on = '2025-07-01', parent = $2 where unit = $1`, [
    cells['Khối 3'],
    other,
  ])
  await server.database.owner.query(`insert into unit_edge (unit, parent, from_on) values ($1, $2, '2025-07-01')`, [
    cells['Khối 3'],
    ward,
  ])
  const cell = await aUnit(server.database, { name: 'Chi bộ Khối 9', parent: ward, kind: 'residentialCell' })
  await server.database.owner.query(`update unit_edge set from_on = '2025-08-01' where unit = $1`, [cell])
  const preview = await given(
    desk,
    await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3'), aRow(2, 'Trần Văn Hùng', 'Khối 9')]),
    '&on=2025-06-01',
  )
  const rows = await standing(person, preview.import.id, 'new')
  assert.deepEqual(
    rows.map((r) => [r.name, r.because?.includes('01/08/2025') ?? null]),
    [
      ['Nguyễn Thị Lan', null],
      ['Trần Văn Hùng', true],
    ],
  )
  await accepted(person, preview.import.id)
  const { rows: written } = await server.database.owner.query(
    `select unit, from_on::text as from from affiliation where voided_at = 'infinity' order by from_on`,
  )
  assert.deepEqual(written, [
    { unit: cells['Khối 3'], from: '2025-06-01' },
    { unit: cell, from: '2025-08-01' },
  ])
})

test('a cell of others cannot be chosen for a row, and a file of nothing but a header says so', async () => {
  const desk = await anImportDesk()
  const { person, otherCell, cells } = desk
  const preview = await given(desk, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 99')]))
  const choose = (cell: string) =>
    person.send('POST', `/api/imports/${preview.import.id}/compare`, { body: { cells: { 'khoi 99': cell } } })
  const foreign = await choose(otherCell)
  assert.equal(foreign.status, 422, foreign.text)
  assert.equal(foreign.json.code, 'imports.noCellHere')
  assert.equal((await choose(cells['Khối 3']!)).status, 202)
  const empty = await given(desk, await aList([]))
  assert.equal(empty.import.state, 'refused')
  assert.match(empty.import.job.problem.title, /không có dòng nào ghi họ và tên/)
})
