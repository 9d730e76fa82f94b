import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { accepted, aDesk, aWorkbook, opened, settled } from './reconciliation-server.ts'

const people = (n: number) =>
  Array.from({ length: n }, (_, i) => [
    `Nguyễn Thị ${'Lan Hoa Mai Cúc Đào Liên'.split(' ')[i % 6]} ${i}`,
    `${(i % 28) + 1}/03/19${60 + (i % 30)}`,
    'phường Trường Vinh',
  ])

test('a page of the result takes the same number of statements, however many people are on it', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  await accepted(
    person,
    id,
    'sent',
    'a.xlsx',
    await aWorkbook(['ĐẢNG BỘ UBND TỈNH'], ['Họ và tên', 'Ngày sinh', 'Nơi chuyển đến'], people(300)),
  )
  await accepted(
    person,
    id,
    'received',
    'b.xlsx',
    await aWorkbook(['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'], ['Họ và tên', 'Ngày sinh', 'Chi bộ'], people(20)),
  )
  await settled(person, id)
  const counted = async (path: string): Promise<number> => {
    const watch = server.database.watch()
    const answered = await person.get(path)
    watch.stop()
    assert.equal(answered.status, 200, answered.text)
    return watch.statements.length
  }
  const list = `/api/reconciliations/${id}/people?group=notSeenYet`
  const one = await counted(`${list}&size=1`)
  assert.equal(await counted(`${list}&size=200`), one)
  assert.equal(await counted(`${list}&size=50&search=lan&sort=name&page=2`), one)
  assert.ok(one <= 15, `${one} statements for a page`)
  const overview = await counted(`/api/reconciliations/${id}`)
  assert.ok(overview <= 20, `${overview} statements for the overview`)
})

test('the pages of a large result are found by index, never by reading whole tables', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  await accepted(
    person,
    id,
    'sent',
    'a.xlsx',
    await aWorkbook(['ĐẢNG BỘ UBND TỈNH'], ['Họ và tên', 'Ngày sinh', 'Nơi chuyển đến'], people(2000)),
  )
  await accepted(
    person,
    id,
    'received',
    'b.xlsx',
    await aWorkbook(['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'], ['Họ và tên', 'Ngày sinh', 'Chi bộ'], people(20)),
  )
  await settled(person, id)
  const plan = await server.database.asOwner(async (tx) => {
    await sql`analyze`.execute(tx)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select s.name from standing st join subject s on s.id = st.subject join list_row r on r.list = s.list and r.row = s.row
      where st.run = (select id from run where reconciliation = ${id} order by number desc limit 1) and st.stands = 'notSeenYet'
      order by st.due_on limit 50`.execute(tx)
    return rows.map((r) => r['QUERY PLAN']).join('\n')
  })
  assert.match(plan, /Index.*standing_of_group/)
})
