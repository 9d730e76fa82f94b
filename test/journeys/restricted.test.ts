import assert from 'node:assert/strict'
import test from 'node:test'
import { readHere } from '#platform/documents/read-here.ts'
import { accepted, aList, anImportDesk, aRow, given, standing, who } from './import-desk.ts'

async function done<T extends { status: number; text: string }>(answered: T): Promise<T> {
  assert.ok(answered.status < 300, answered.text)
  return answered
}

test('what is kept and not used: no list that is read in changes it, no list that is taken out names it, until it is used again', async () => {
  const desk = await anImportDesk()
  const { person: staff, ward } = desk
  const both = [aRow(1, 'Nguyễn Thị Lan', 'Khối 3'), aRow(2, 'Trần Văn Hùng', 'Khối 3')]
  await accepted(staff, (await given(desk, await aList(both), '&on=2026-09-01')).import.id)
  const { person: lan } = await who(staff, ward, 'Nguyễn Thị Lan')
  const request = { kind: 'restriction', words: 'Đang xem lại ngày sinh.' }
  const { id } = (await done(await staff.send('POST', `/api/members/${lan}/requests`, { body: request }))).json
  await done(
    await staff.send('POST', `/api/requests/${id}/answer`, { body: { outcome: 'done', words: 'Đã tạm ngừng dùng.' } }),
  )
  const again = await staff.send('POST', `/api/members/${lan}/requests`, { body: request })
  assert.equal(again.json.code, 'mine.alreadyRestricted')

  const changed = [
    aRow(1, 'Nguyễn Thị Lan', 'Khối 3', { 5: '04/02/1991' }),
    aRow(2, 'Trần Văn Hùng', 'Khối 3', { 5: '05/02/1991' }),
  ]
  const second = await given(desk, await aList(changed))
  assert.equal((await standing(staff, second.import.id, 'elsewhere')).length, 1)
  await accepted(staff, second.import.id)
  const admitted = async (name: string) => (await who(staff, ward, name)).admittedOn
  assert.equal(await admitted('Trần Văn Hùng'), '1991-02-05')
  assert.notEqual(await admitted('Nguyễn Thị Lan'), '1991-02-04')

  const sheet = await done(await staff.get(`/api/members/export?unit=${ward}&columns=name`))
  const cells = JSON.stringify(await readHere(sheet.bytes, 'a.xlsx'))
  assert.ok(cells.includes('Trần Văn Hùng') && !cells.includes('Nguyễn Thị Lan'))
  assert.ok(cells.includes('Không kể 1 đồng chí'))

  await done(await staff.send('POST', `/api/members/${lan}/restriction/end`, { body: { words: 'Đã xem xong.' } }))
  assert.equal((await staff.get(`/api/members/${lan}/words`)).json.restriction, null)
})
