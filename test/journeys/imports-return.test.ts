import assert from 'node:assert/strict'
import test from 'node:test'
import { signedIn, type Person } from './a-server.ts'
import {
  accepted,
  aList,
  anImportDesk,
  aRow,
  given,
  members,
  rested,
  standing,
  undone,
  who,
  whole,
  type Desk,
} from './import-desk.ts'
import { bySecond } from './second-person.ts'

/** Entered by a list of September and ended on a day in October, as the member’s page does it. */
async function ended(desk: Desk, row: Parameters<typeof aRow>, cause: string, on = '2026-10-05'): Promise<string> {
  const first = await given(desk, await aList([aRow(...row)]), '&on=2026-09-01')
  await accepted(desk.person, first.import.id)
  const { person, affiliation } = await who(desk.person, desk.ward, row[1])
  const page = (await desk.person.get(`/api/members/${person}`)).json
  const answered = await desk.person.send('POST', `/api/members/${person}/end`, {
    body: { version: page.version, on, affiliation, cause },
  })
  if (cause === 'removed') {
    const second = await signedIn(desk.server, [{ role: 'communeStaff', unit: desk.ward }])
    await bySecond(answered, second.person)
  } else assert.equal(answered.status, 200, answered.text)
  assert.deepEqual(await members(desk.person, desk.ward), [])
  return person
}

async function choose(person: Person, id: string, row: number, verdict: string | null) {
  return person.send('PATCH', `/api/imports/${id}/choices`, { body: { row, verdict } })
}

test('somebody who left and stands in a list again is shown apart, nothing of it chosen; the return is written and taken back', async () => {
  const desk = await anImportDesk()
  const { person, ward, cells, server } = desk
  const lan = await ended(desk, [1, 'Nguyễn Thị Lan', 'Khối 3'], 'left')
  const before = (await person.get(`/api/members/${lan}`)).json
  const list = await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 7'), aRow(2, 'Trần Văn Hùng', 'Khối 7')])
  const { import: draft, difference } = await given(desk, list, '&on=2026-11-01')
  assert.deepEqual([difference.rows.returning, difference.rows.new], [1, 1], JSON.stringify(difference))
  assert.equal(difference.taken.returned, 0, 'nothing is chosen unless somebody decides')
  const [row] = await standing(person, draft.id, 'returning')
  assert.deepEqual([row.name, row.taken, row.verdict], ['Nguyễn Thị Lan', false, null])
  assert.equal(row.others[0].person, lan)
  assert.equal(row.others[0].cell, 'Chi bộ Khối 3')
  assert.match(row.others[0].past.told, /^Ghi thôi sinh hoạt ngày 05\/10\/2026: ra khỏi Đảng\./)
  const chosen = await choose(person, draft.id, row.row, lan)
  assert.equal(chosen.status, 200, chosen.text)
  assert.deepEqual([chosen.json.stands, chosen.json.taken, chosen.json.known.person], ['returning', true, lan])
  assert.equal((await person.get(`/api/imports/${draft.id}`)).json.difference.taken.returned, 1)
  const compared = await person.send('POST', `/api/imports/${draft.id}/compare`, { body: { cells: {} } })
  assert.equal(compared.status, 202, compared.text)
  await rested(person, draft.id)
  const done = await accepted(person, draft.id)
  assert.deepEqual(done.import.done, { new: 1, changed: 0, ended: 0, returned: 1 }, 'the choice outlives a comparison')
  const back = await who(person, ward, 'Nguyễn Thị Lan')
  assert.deepEqual([back.person, back.unit.id, back.fromOn], [lan, cells['Khối 7'], '2026-11-01'])
  const between = (await person.get(`/api/members?unit=${ward}&on=2026-10-20`)).json.rows
  assert.deepEqual(between, [], 'in between they belonged nowhere')
  await whole(server)
  const again = await given(desk, list, '&on=2026-11-01')
  assert.equal(again.difference.rows.same, 2, 'the same file again changes nothing')
  const undo = await undone(person, draft.id)
  assert.deepEqual([undo.import.state, undo.import.undoneRows], ['undone', 2])
  assert.deepEqual(await members(person, ward), [])
  const after = (await person.get(`/api/members/${lan}`)).json
  assert.deepEqual(after.status, before.status, 'they have left again, as it was written before')
  await whole(server)
})

test('a return may be left alone, and a namesake be somebody else', async () => {
  const desk = await anImportDesk()
  const { person, ward } = desk
  const lan = await ended(desk, [1, 'Nguyễn Thị Lan', 'Khối 3'], 'moved')
  const list = await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3'), aRow(2, 'Trần Văn Hùng', 'Khối 3')])
  const left = await given(desk, list)
  await accepted(person, left.import.id)
  assert.deepEqual(
    (await members(person, ward)).map((m) => m.name),
    ['Trần Văn Hùng'],
    'nobody decided: nothing about her is written',
  )
  const next = await given(desk, list)
  const [row] = await standing(person, next.import.id, 'returning')
  const other = await choose(person, next.import.id, row.row, 'new')
  assert.deepEqual([other.json.stands, other.json.taken], ['new', true])
  const taken = await choose(person, next.import.id, row.row, null)
  assert.deepEqual([taken.json.stands, taken.json.taken], ['returning', false], 'the choice is taken back')
  await choose(person, next.import.id, row.row, 'new')
  const done = await accepted(person, next.import.id)
  assert.equal(done.import.done.new, 1)
  assert.notEqual((await who(person, ward, 'Nguyễn Thị Lan')).person, lan)
})

test('who was removed, has died, or went after the day of the list is not written back, and it is said what to do', async () => {
  const causes = [
    ['removed', /thủ tục riêng/],
    ['deceased', /đã từ trần/],
    ['moved', /sau ngày của danh sách/],
  ] as const
  for (const [cause, words] of causes) {
    const desk = await anImportDesk()
    const lan = await ended(desk, [1, 'Nguyễn Thị Lan', 'Khối 3'], cause)
    const on = cause === 'moved' ? '&on=2026-10-01' : '&on=2026-11-01'
    const { import: draft } = await given(desk, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3')]), on)
    const [row] = await standing(desk.person, draft.id, 'returning')
    assert.match(row.others[0].past.hindrance, words)
    const refused = await choose(desk.person, draft.id, row.row, lan)
    assert.deepEqual([refused.status, refused.json.code], [409, 'imports.noReturn'])
    assert.match(refused.json.detail, words)
    const nothing = await desk.person.send('POST', `/api/imports/${draft.id}/accept`)
    assert.equal(nothing.json.code, 'imports.nothingToAccept')
  }
})

test('a neighbour’s list is answered as if those who left here had never been', async () => {
  const desk = await anImportDesk()
  const { server, other } = desk
  await ended(desk, [1, 'Nguyễn Thị Lan', 'Khối 3'], 'left')
  const neighbour = (await signedIn(server, [{ role: 'communeStaff', unit: other }])).person
  const look = async (row: Parameters<typeof aRow>) => {
    const preview = await given({ person: neighbour, ward: other }, await aList([aRow(...row)]))
    const rows = await standing(neighbour, preview.import.id, 'new')
    return { difference: preview.difference, row: { ...rows[0], name: '', born: '' } }
  }
  const hidden = await look([1, 'Nguyễn Thị Lan', 'Khối 12'])
  const none = await look([1, 'Nguyễn Thị Lân', 'Khối 12', { 4: '040201009999' }])
  assert.deepEqual(hidden, none)
  assert.deepEqual([hidden.difference.rows.returning, hidden.difference.rows.new], [0, 1])
})
