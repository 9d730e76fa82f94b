import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { signedIn } from './a-server.ts'
import {
  accepted,
  aList,
  anImportDesk,
  aRow,
  corrected,
  given,
  head,
  members,
  rested,
  standing,
  undone,
  until,
  who,
  whole,
} from './import-desk.ts'

test('what the register does not keep is in no table; the identity number is sealed, found by its hash and never shown', async () => {
  const { server, person, ward } = await anImportDesk()
  const columns = [...head, 'Dân tộc', 'Tôn giáo', 'Số CCCD', 'Ghi chú', 'Họ tên vợ', 'Sức khỏe']
  const preview = await given(
    { person, ward },
    await aList(
      [
        [
          ...aRow(1, 'Nguyễn Thị Lan', 'Khối 3'),
          'Dân tộc Z',
          'Tôn giáo Z',
          '040196000123',
          'Ghi chú Z',
          'Vợ Z',
          'Khỏe Z',
        ],
      ],
      columns,
    ),
  )
  assert.deepEqual(preview.dropped.toSorted(), ['Dân tộc', 'Ghi chú', 'Họ tên vợ', 'Sức khỏe', 'Tôn giáo'])
  assert.equal(JSON.stringify(preview).includes('040196000123'), false)
  const whatStands = async () => {
    const tables = await server.database.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const texts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await server.database.owner.query<{ all: string }>(`select t::text as all from "${name}" t`)
      texts.push(...rows.map((r) => r.all))
    }
    return texts.join('\n')
  }
  assert.doesNotMatch(await whatStands(), / Z|040196000123/)
  await accepted(person, preview.import.id)
  assert.doesNotMatch(await whatStands(), / Z|040196000123/)
  assert.equal(server.log.join('\n').includes('040196000123'), false)
  const lan = await who(person, ward, 'Nguyễn Thị Lan')
  const read = await person.send('POST', `/api/members/${lan.person}/number`, { body: { reason: 'checkPaper' } })
  assert.equal(read.json.number, '040196000123')
  const found = await person.send('POST', '/api/members/by-number', { body: { number: '040196000123' } })
  assert.deepEqual(
    found.json.people.map((p: any) => p.person),
    [lan.person],
  )
  const draft = await server.database.asOwner((tx) => sql`select from import_row`.execute(tx))
  assert.equal(draft.rows.length, 0, 'no cell of the file outlives the acceptance')
  await undone(person, preview.import.id)
  const secret = await server.database.asOwner((tx) => sql`select from person_secret`.execute(tx))
  assert.equal(secret.rows.length, 0)
})

test('31/02, a day in the future and an official day before the admission are no facts', async () => {
  const { person, ward } = await anImportDesk()
  const preview = await given(
    { person, ward },
    await aList([
      aRow(1, 'Nguyễn Thị Lan', 'Khối 3', { 2: '31/02/1960' }),
      aRow(2, 'Trần Văn Hùng', 'Khối 3', { 6: '03/02/2090' }),
      aRow(3, 'Phan Đình Bách', 'Khối 3', { 5: '03/02/1999', 6: '03/02/1998' }),
    ]),
  )
  assert.equal(preview.wrong > 0, true)
  await accepted(person, preview.import.id)
  const rows = await members(person, ward)
  assert.deepEqual(
    rows.map((r) => [r.name, r.born, r.officialOn, r.status]),
    [
      ['Phan Đình Bách', '1953-04-04', null, 'probationary'],
      ['Trần Văn Hùng', '1952-03-03', null, 'probationary'],
      ['Nguyễn Thị Lan', null, '1992-02-03', 'official'],
    ],
  )
  const future = await person.send('POST', `/api/imports?unit=${ward}&fileName=a.xlsx&on=2090-01-01`, {
    raw: await aList([]),
    headers: { 'content-type': 'application/octet-stream' },
  })
  assert.equal(future.json.code, 'imports.inTheFuture')
})

test('a cell nobody knows waits until it is chosen; another unit’s cell is no cell here', async () => {
  const { person, ward, cells } = await anImportDesk()
  const preview = await given(
    { person, ward },
    await aList([
      aRow(1, 'Nguyễn Thị Lan', 'Khối Hòa Bình'),
      aRow(2, 'Trần Văn Hùng', 'Chi bộ Khối 12, phường Vinh Phú'),
      aRow(3, 'Phan Đình Bách', 'Chi bộ không có'),
    ]),
  )
  assert.equal(preview.difference.rows.waiting, 3)
  const words = (await standing(person, preview.import.id, 'waiting')).map((r) => r.because)
  assert.equal(new Set(words).size, 1, 'that another ward has such a cell makes no difference to the answer')
  const { id } = preview.import
  const choice = await person.send('POST', `/api/imports/${id}/compare`, {
    body: { cells: { 'khoi hoa binh': cells['Khối 7'] } },
  })
  assert.equal(choice.status, 202, choice.text)
  const again = await rested(person, id)
  assert.deepEqual([again.difference.rows.new, again.difference.rows.waiting], [1, 2])
  await accepted(person, id)
  assert.deepEqual(
    (await members(person, ward)).map((m) => [m.name, m.unit.id]),
    [['Nguyễn Thị Lan', cells['Khối 7']]],
  )
})

test('of two people who accept the same list at once, one is shown the new difference and nobody is doubled', async () => {
  const { server, person, ward } = await anImportDesk()
  const colleague = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const list = await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3'), aRow(2, 'Trần Văn Hùng', 'Khối 7')])
  const mine = await given({ person, ward }, list)
  const theirs = await given({ person: colleague.person, ward }, list)
  const [one, other] = await Promise.all([
    accepted(person, mine.import.id),
    accepted(colleague.person, theirs.import.id),
  ])
  assert.deepEqual([one.import.state, other.import.state].toSorted(), ['accepted', 'draft'])
  const late = one.import.state === 'draft' ? one : other
  assert.equal(late.difference.changedMeanwhile, true)
  assert.equal(late.difference.rows.same, 2, JSON.stringify(late.difference))
  assert.equal((await members(person, ward)).length, 2)
  await whole(server)
})

test('whoever was changed by hand while the difference was looked at is not overwritten unseen', async () => {
  const desk = await anImportDesk()
  const { person, ward } = desk
  const first = await given(desk, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3')]), '&on=2026-09-01')
  await accepted(person, first.import.id)
  const next = await given(desk, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3', { 2: '02/02/1961' })]))
  assert.equal(next.difference.rows.changed, 1)
  const lan = await who(person, ward, 'Nguyễn Thị Lan')
  await corrected(person, lan.person, { born: '1951-02-20' })
  const tried = await accepted(person, next.import.id)
  assert.deepEqual([tried.import.state, tried.difference.changedMeanwhile], ['draft', true])
  assert.equal((await who(person, ward, 'Nguyễn Thị Lan')).born, '1951-02-20')
})

test('a row like somebody waits for a decision, and is decided both ways', async () => {
  const desk = await anImportDesk()
  const { person, ward } = desk
  const first = await given(
    desk,
    await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3', { 4: '', 5: '', 6: '' })]),
    '&on=2026-09-01',
  )
  await accepted(person, first.import.id)
  const next = await given(
    desk,
    await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3', { 2: '03/02/1951', 4: '', 5: '', 6: '' })]),
  )
  const { id } = next.import
  assert.equal(next.difference.rows.doubtful, 1, JSON.stringify(next.difference))
  const [row] = await standing(person, id, 'doubtful')
  assert.equal(row.others.length, 1)
  assert.equal(next.difference.taken.new, 0, 'in doubt nothing is written')
  const choose = (verdict: string | null) =>
    person.send('PATCH', `/api/imports/${id}/choices`, { body: { row: row.row, verdict } })
  assert.equal((await choose('new')).json.stands, 'new')
  assert.equal((await choose(null)).json.stands, 'doubtful')
  const same = (await choose(row.others[0].person)).json
  assert.deepEqual([same.stands, same.changes.map((c: any) => c.field)], ['changed', ['born']])
  await accepted(person, id)
  assert.equal((await who(person, ward, 'Nguyễn Thị Lan')).born, '1951-02-03')
})

test('files that are no list are refused with a sentence, as before', async () => {
  const { person, ward } = await anImportDesk()
  const send = async (name: string, raw: Uint8Array) => {
    const answered = await person.send('POST', `/api/imports?unit=${ward}&fileName=${encodeURIComponent(name)}`, {
      raw,
      headers: { 'content-type': 'application/octet-stream' },
    })
    return rested(person, answered.json.id)
  }
  const text = new TextEncoder()
  for (const [name, bytes] of [
    ['a.xlsx', text.encode('không phải bảng tính')],
    ['b.xlsb', text.encode('PK')],
    ['c.xlsx', await aList([], ['Số', 'Nội dung'])],
  ] as const) {
    const { import: one } = await send(name, bytes)
    assert.equal(one.state, 'refused', name)
    assert.ok(one.job.problem.title.length > 10, name)
  }
})

test('an import of many rows is cancelled in the middle and leaves nothing', async () => {
  const { server, person, ward } = await anImportDesk()
  const rows = Array.from({ length: 6000 }, (_, i) => aRow(i, `Phan Thị Hồng ${i}`, i % 2 ? 'Khối 3' : 'Khối 7'))
  const preview = await given({ person, ward }, await aList(rows))
  assert.equal(preview.difference.rows.new, 6000, JSON.stringify(preview.difference))
  const answered = await person.send('POST', `/api/imports/${preview.import.id}/accept`)
  const job = answered.json.job.id
  await until(async () => ((await person.get(`/api/jobs/${job}`)).json.state === 'running' ? true : undefined))
  assert.equal((await person.send('DELETE', `/api/jobs/${job}`)).status, 200)
  const after = await rested(person, preview.import.id)
  const people = await server.database.asOwner((tx) => sql`select from person`.execute(tx))
  if (after.import.state === 'draft') assert.equal(people.rows.length, 0)
  else assert.equal(people.rows.length, 6000, 'it was faster than the cancelling: whole, not half')
  await whole(server)
})
