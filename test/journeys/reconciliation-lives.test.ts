import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eraseOld } from '#features/reconciliation/index.server.ts'
import { accepted, aDesk, aWorkbook, opened, settled, type Desk, type Row } from './reconciliation-server.ts'

const sentHead = ['Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên', 'Nơi chuyển đến', 'Ngày giới thiệu']
const sent = (rows: readonly Row[]) => aWorkbook(['ĐẢNG BỘ UBND TỈNH'], sentHead, rows)
const received = (rows: readonly Row[]) =>
  aWorkbook(['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'], ['Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên'], rows)
const nhạn: Row = ['Phan Thị Hồng Nhạn', '14/06/1969', '040194052210', 'phường Trường Vinh', '24/08/2026']
const khoan: Row = ['Trần Đức Khoan', '21/12/1964', '040188017746', 'phường Trường Vinh', '21/09/2026']
const bỉnh: Row = ['Lê Quang Bỉnh', '03/02/1965', '040188017745']

async function people(desk: Desk, id: string, group = 'notSeenYet'): Promise<any[]> {
  return (await desk.person.get(`/api/reconciliations/${id}/people?group=${group}`)).json.rows
}

test('a list taken back leaves nobody behind of whom nothing was written', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  const list = await accepted(person, id, 'sent', 'a.xlsx', await sent([nhạn, khoan]))
  await accepted(person, id, 'received', 'b.xlsx', await received([bỉnh]))
  await settled(person, id)
  assert.equal((await people(desk, id)).length, 2)
  await person.send('POST', `/api/lists/${list}/withdraw`)
  await settled(person, id)
  const left = await server.database.asOwner((tx) =>
    sql<{ name: string }>`select name from subject union all select name from list_row`.execute(tx),
  )
  assert.deepEqual([...new Set(left.rows.map((r) => r.name))], ['Lê Quang Bỉnh'])
})

test('a list taken back and given again, mended, finds the attempts made meanwhile', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  const list = await accepted(person, id, 'sent', 'a.xlsx', await sent([nhạn, khoan]))
  await accepted(person, id, 'received', 'b.xlsx', await received([bỉnh]))
  await settled(person, id)
  const before = (await people(desk, id)).find((p) => p.name === nhạn[0])
  const attempt = { on: '2026-10-20', way: 'visit', by: 'cellSecretary', outcome: 'met' }
  assert.equal((await person.send('POST', `/api/people/${before.id}/attempts`, { body: attempt })).status, 201)
  await person.send('POST', `/api/lists/${list}/withdraw`)
  await settled(person, id)
  await accepted(
    person,
    id,
    'sent',
    'a2.xlsx',
    await sent([['PHAN THI HONG NHAN', '14/06/1969', '040194052210', 'phường Trường Vinh', '24/08/2026']]),
  )
  await settled(person, id)
  const [again] = await people(desk, id)
  assert.equal(again.id, before.id)
  assert.equal(again.attempts.n, 1)
})

test('comparing again without anything new leaves the result, and what changed since the last lists, as they are', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  await accepted(person, id, 'sent', 'a.xlsx', await sent([nhạn, khoan]))
  await accepted(person, id, 'received', 'b.xlsx', await received([bỉnh]))
  await settled(person, id)
  await accepted(person, id, 'received', 'c.xlsx', await received([nhạn.slice(0, 3)]))
  const once = await settled(person, id)
  assert.equal(once.changes.arrived, 1)
  await person.send('POST', `/api/reconciliations/${id}/runs`)
  const twice = await settled(person, id)
  assert.deepEqual(twice.changes, once.changes)
  const runs = await server.database.asOwner((tx) => sql`select from run`.execute(tx))
  assert.equal(runs.rows.length, 2)
})

test('two runs of one reconciliation end with the lists as they are now, whichever ends last', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  const many: Row[] = Array.from({ length: 1500 }, (_, i) => [
    `Nguyễn Văn Thử ${i}`,
    `${(i % 28) + 1}/04/1966`,
    null,
    'phường Trường Vinh',
    '24/08/2026',
  ])
  await accepted(person, id, 'sent', 'a.xlsx', await sent(many))
  const list = await accepted(person, id, 'received', 'b.xlsx', await received(many.map((r) => r.slice(0, 3))))
  assert.ok((await settled(person, id)).counts.arrived > 0)
  await person.send('POST', `/api/reconciliations/${id}/runs`)
  await person.send('POST', `/api/lists/${list}/withdraw`)
  assert.equal((await settled(person, id)).counts.arrived, 0)
})

test('a reconciliation is kept as long as the office set, and then erased by itself', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  await accepted(person, id, 'sent', 'a.xlsx', await sent([nhạn]))
  assert.equal((await person.get(`/api/reconciliations/${id}`)).json.erasesOn, null)
  const kept = await person.send('PUT', `/api/reconciliations/${id}/kept-for`, { body: { months: 6 } })
  assert.equal(kept.status, 200, kept.text)
  const run = () => eraseOld.run((work) => server.database.asOwner(work), new AbortController().signal)
  await run()
  assert.equal((await person.get(`/api/reconciliations/${id}`)).status, 200)
  await server.database.asOwner((tx) =>
    sql`update reconciliation set last_list_on = last_list_on - interval '7 months'`.execute(tx),
  )
  await run()
  assert.equal((await person.get(`/api/reconciliations/${id}`)).status, 404)
  const left = await server.database.asOwner((tx) => sql`select from list_row`.execute(tx))
  assert.equal(left.rows.length, 0)
})
