import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readHere } from '#platform/documents/read-here.ts'
import { aRegister, fields, namesOf } from './a-register.ts'

const { database, ward, cell, foreign, staff, colleague, neighbour, entered, page, list } = await aRegister()

test('somebody entered stands in the list, on their page and in the count', async () => {
  const id = await entered()
  const listed = await list('')
  assert.equal(listed.scope.id, ward)
  assert.ok(listed.rows.some((row: any) => row.person === id && row.unit.name === 'Chi bộ Khối 1'))
  const shown = await page(id)
  assert.equal(shown.record.name, fields.name)
  assert.equal(shown.belongs[0].unit.id, cell)
  assert.deepEqual(shown.may, ['correct', 'move', 'join', 'end', 'status'])
  const count = await staff.get('/api/members/count')
  assert.equal(count.json.total.n, listed.rows.length)
  assert.deepEqual(count.json.slices, [{ kind: 'official', status: 'official', n: listed.rows.length }])
  assert.equal(count.json.cells, 2)
})

test('names are found by words with or without marks, the last by its beginning, and cards by their first digits', async () => {
  for (const name of ['Trần Văn Dũng', 'Đỗ Thị Dung', 'Lê Thị Ái Liên']) await entered({ name, card: null })
  await entered({ name: 'Cao Thị Thẻ', card: '555666777888' })
  for (const [search, names] of [
    ['dung', ['Đỗ Thị Dung', 'Trần Văn Dũng']],
    ['Dũng', ['Đỗ Thị Dung', 'Trần Văn Dũng']],
    ['thi d', ['Đỗ Thị Dung']],
    ['van dung', ['Trần Văn Dũng']],
    ['lie', ['Lê Thị Ái Liên']],
    ['ie', []],
    ['555666', ['Cao Thị Thẻ']],
    ['555 666 777 888', ['Cao Thị Thẻ']],
    ['thẻ 555666', ['Cao Thị Thẻ']],
    ['666777', []],
    ["'; drop", []],
  ] as const) {
    const query = `search=${encodeURIComponent(search)}`
    assert.deepEqual(namesOf(await list(`?${query}`)), names, search)
    const count = await staff.get(`/api/members/count?${query}`)
    assert.deepEqual(count.json.total, { n: names.length, exact: true }, search)
    const past = await list(`?${query}&on=2026-02-01`)
    assert.deepEqual(namesOf(past), names, `${search}, on a past day`)
  }
})

test('pages go forwards and backwards in the order of names, and the other way round', async () => {
  const all = namesOf(await list('?size=200'))
  for (const sort of ['name', 'nameDown']) {
    const pages: string[][] = []
    let cursor: string | null = ''
    let last: any
    while (cursor !== null) {
      last = await list(`?size=2&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
      pages.push(namesOf(last))
      cursor = last.next
    }
    assert.deepEqual(pages.flat(), sort === 'name' ? all : all.toReversed())
    for (let i = pages.length - 2; i >= 0; i -= 1) {
      last = await list(`?size=2&sort=${sort}&cursor=${last.previous}`)
      assert.deepEqual(namesOf(last), pages[i])
    }
    assert.equal(last.previous, null)
  }
  assert.equal((await staff.get('/api/members?cursor=abc')).json.code, 'members.noSuchPage')
})

test('what another office has cannot be seen, found, counted or changed', async () => {
  const id = await entered({ name: 'Bùi Thị Riêng', card: '987654321000' }, { number: '040170001234' })
  const { version, belongs } = await page(id)
  for (const query of ['', '?search=rieng', '?search=987654321000', `?on=2026-03-01`])
    assert.ok(!namesOf(await list(query, neighbour)).includes('Bùi Thị Riêng'))
  assert.equal((await neighbour.get(`/api/members?unit=${ward}`)).status, 404)
  assert.equal((await neighbour.get(`/api/members/count?unit=${ward}`)).status, 404)
  assert.equal((await neighbour.get(`/api/members/export?unit=${ward}`)).status, 404)
  assert.equal((await neighbour.get(`/api/members/${id}`)).status, 404)
  const found = await neighbour.send('POST', '/api/members/by-number', { body: { number: '040170001234' } })
  assert.deepEqual(found.json, { people: [] })
  const number = await neighbour.send('POST', `/api/members/${id}/number`, { body: { reason: 'checkPaper' } })
  assert.equal(number.status, 404)
  for (const [how, body] of [
    ['correct', { fields: { name: 'Khác' } }],
    ['status', { status: 'exempt' }],
    ['move', { affiliation: belongs[0].id, unit: foreign }],
    ['end', { affiliation: belongs[0].id, cause: 'left' }],
  ] as const) {
    const sent = await neighbour.send('POST', `/api/members/${id}/${how}`, {
      body: { version, on: '2026-05-01', ...body },
    })
    assert.equal(sent.status, 404, sent.text)
  }
  assert.equal((await page(id)).version, version)
})

test('an identity number is found exactly, read with a reason that is logged, and stands nowhere in clear', async () => {
  const id = await entered({ name: 'Lý Thị Số' }, { number: '040170009999' })
  const found = await staff.send('POST', '/api/members/by-number', { body: { number: '040170009999' } })
  assert.deepEqual(found.json.people, [{ person: id, name: 'Lý Thị Số' }])
  assert.ok((await page(id)).may.includes('readNumber'))
  const read = await staff.send('POST', `/api/members/${id}/number`, { body: { reason: 'checkPaper' } })
  assert.equal(read.json?.number, '040170009999', read.text)
  const { rows } = await database.asOwner((tx) =>
    sql<{
      reason: string
    }>`select reason from read_log where operation = 'readNumber' and ${id} = any (subjects)`.execute(tx),
  )
  assert.deepEqual(rows, [{ reason: 'checkPaper' }])
  const kept = await database.asOwner((tx) =>
    sql<{
      all: string
    }>`select string_agg(x::text, '') as all from (select number_sealed, number_hash from person_secret union all select null, convert_to(body::text, 'UTF8') from event_body) x`.execute(
      tx,
    ),
  )
  assert.ok(
    !kept.rows[0]!.all.includes('040170009999') &&
      !kept.rows[0]!.all.includes(Buffer.from('040170009999').toString('hex')),
  )
})

test('the list as seen is an Excel file: its columns, its order, its rows', async () => {
  const answered = await staff.get('/api/members/export?columns=name,card,unit&sort=nameDown&search=thi')
  assert.equal(answered.status, 200, answered.text)
  const read = await readHere(answered.bytes, 'a.xlsx')
  assert.ok(read.ok)
  const [head, ...rows] = read.grids[0]!.rows
  assert.deepEqual(head, ['Họ và tên', 'Số thẻ đảng', 'Chi bộ'])
  assert.deepEqual(
    rows.map((row) => row[0]),
    namesOf(await list('?size=200&sort=nameDown&search=thi')),
  )
  assert.equal((await staff.get('/api/members/export?columns=religion')).json.code, 'members.noSuchColumn')
})

test('a way of looking at the list is kept under a name, by each for themselves', async () => {
  const look = { status: ['exempt'], sort: 'nameDown', columns: ['name'] }
  const saved = await staff.send('POST', '/api/members/views', { body: { name: 'Được miễn', look, isDefault: true } })
  assert.equal(saved.status, 201, saved.text)
  const other = await staff.send('POST', '/api/members/views', { body: { name: 'Dự bị', look: {}, isDefault: true } })
  const { views } = (await staff.get('/api/members/views')).json
  assert.deepEqual(
    views.map((v: any) => [v.name, v.isDefault]),
    [
      ['Dự bị', true],
      ['Được miễn', false],
    ],
  )
  const taken = await staff.send('POST', `/api/members/views/${other.json.id}`, { body: { name: 'Được miễn' } })
  assert.equal(taken.json.code, 'members.viewNameTaken')
  assert.deepEqual((await colleague.get('/api/members/views')).json.views, [])
  assert.equal((await colleague.send('DELETE', `/api/members/views/${saved.json.id}`)).status, 404)
  assert.equal((await staff.send('DELETE', `/api/members/views/${saved.json.id}`)).status, 200)
})

test('a list takes as many statements for few rows as for many', async () => {
  const watch = database.watch()
  const statements = async (query: string) => {
    const before = watch.statements.length
    await list(query)
    return watch.statements.length - before
  }
  // session, beginning, seats, unit, page, names of units with the log of readings, commit
  for (const size of [1, 2, 200]) {
    assert.equal(await statements(`?size=${size}`), 7)
    assert.equal(await statements(`?size=${size}&search=nguyen+van+thi`), 7)
    assert.equal(await statements(`?size=${size}&search=thi`), 8) // and what the beginning may mean
    assert.equal(await statements(`?size=${size}&on=2026-03-01`), 7)
  }
  watch.stop()
})
