import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { foundUnit } from '#features/units/index.server.ts'
import { day } from '#kernel/day.ts'
import { aServer, aUnit, type Person, signedIn } from './a-server.ts'

const server = await aServer()
const { database } = server

/** A province with two wards and a cell, and somebody of the province, of the first ward and of the second. */
async function aProvince() {
  const plant = (kind: string, name: string, parent?: string) =>
    database.asOwner((tx) =>
      foundUnit(tx, { kind, name, from: day('2020-01-01'), ...(parent !== undefined && { parent }) }),
    )
  const root = await aUnit(database, { kind: 'provincialCommittee', name: 'Đảng bộ tỉnh thử' })
  const ward = await plant('communeCommittee', 'Đảng bộ phường Thử Nhất', root)
  const other = await plant('communeCommittee', 'Đảng bộ phường Thử Hai', root)
  const cell = await plant('residentialCell', 'Chi bộ khối 1', ward)
  const [province, staff, neighbour] = [
    await signedIn(server, [{ role: 'provincialOrganiser', unit: root }]),
    await signedIn(server, [{ role: 'communeStaff', unit: ward }]),
    await signedIn(server, [{ role: 'communeStaff', unit: other }]),
  ]
  return { root, ward, other, cell, province: province.person, staff: staff.person, neighbour: neighbour.person }
}

function send(person: Person, path: string, body: Readonly<Record<string, unknown>>) {
  return person.send('POST', `/api/units${path}`, { body })
}

function found(person: Person, parent: string, over: Readonly<Record<string, unknown>> = {}) {
  return send(person, '', { on: '2026-03-01', parent, kind: 'residentialCell', name: 'Chi bộ khối 2', ...over })
}

async function refusedAs(answered: Promise<{ status: number; json: any; text: string }>, code: string) {
  const { json, text } = await answered
  assert.equal(json.code, code, text)
  return json
}

test('the ward founds a cell, gives it another name, and both can be read back as of any day', async () => {
  const { ward, staff, cell } = await aProvince()
  const made = await found(staff, ward, { decision: '12-QĐ/ĐU', short: 'Khối 2', codes: ['27.01.02'], aliases: ['K2'] })
  assert.equal(made.status, 201, made.text)
  const unit: string = made.json.unit
  const renamed = await send(staff, `/${unit}/rename`, { on: '2026-05-01', version: 1, name: 'Chi bộ  khối Yên Bình ' })
  assert.equal(renamed.status, 200, renamed.text)
  const [before, after, early] = await Promise.all([
    staff.get(`/api/units/${unit}?on=2026-04-30`),
    staff.get(`/api/units/${unit}?on=2026-05-01`),
    staff.get(`/api/units/${unit}?on=2026-02-28`),
  ])
  assert.deepEqual([before.json.unit.name, before.json.unit.stands], ['Chi bộ khối 2', true])
  assert.deepEqual([after.json.unit.name, after.json.above.id], ['Chi bộ khối Yên Bình', ward])
  assert.deepEqual([early.json.unit.stands, early.json.unit.since], [false, '2026-03-01'])
  assert.deepEqual(
    after.json.labels.map((l: any) => [l.kind, l.label, l.fromOn, l.toOn]),
    [
      ['name', 'Chi bộ khối Yên Bình', '2026-05-01', null],
      ['name', 'Chi bộ khối 2', '2026-03-01', '2026-05-01'],
      ['short', 'Khối 2', '2026-03-01', null],
      ['code', '27.01.02', '2026-03-01', null],
      ['alias', 'K2', '2026-03-01', null],
    ],
  )
  assert.deepEqual(after.json.may, ['rename', 'move', 'close', 'takeBack'], 'nothing stands below a cell')
  for (const search of ['khoi 2', 'yen bi', '27.01.02', 'K2 ']) {
    const { json } = await staff.get(`/api/units?search=${encodeURIComponent(search)}`)
    assert.deepEqual(
      json.units.map((u: any) => [u.id, u.name, u.above]),
      [[unit, 'Chi bộ khối Yên Bình', 'Đảng bộ phường Thử Nhất']],
    )
  }
  const past = await staff.get('/api/units?on=2026-02-28')
  assert.deepEqual(
    past.json.units.map((u: any) => u.id),
    [cell, ward],
  )
  const { rows } = await database.asOwner((tx) =>
    sql<{ command: string }>`select command from event where unit = ${unit} order by n`.execute(tx),
  )
  assert.deepEqual(
    rows.map((r) => r.command),
    ['units.found', 'units.rename'],
  )
})

test('a cell moves to another ward by whoever has a right at both, and only by them', async () => {
  const { root, ward, other, cell, staff, neighbour, province } = await aProvince()
  const move = (person: Person, over = {}) =>
    send(person, `/${cell}/move`, { on: '2026-06-01', version: 1, parent: other, ...over })
  assert.equal((await move(staff)).status, 404)
  assert.equal((await move(neighbour)).status, 404)
  const moved = await move(province)
  assert.deepEqual([moved.status, moved.json.version], [200, 2], moved.text)
  const levels = async (on: string) =>
    Promise.all(
      [ward, other].map(async (unit) => (await province.get(`/api/units/tree?unit=${unit}&on=${on}`)).json.total),
    )
  assert.deepEqual(await levels('2026-05-31'), [1, 0])
  assert.deepEqual(await levels('2026-06-01'), [0, 1])
  // who had it on a day sees it on that day; who has it now sees what it is called now
  assert.equal((await staff.get(`/api/units/${cell}`)).status, 404)
  assert.equal((await staff.get(`/api/units/${cell}?on=2026-05-31`)).status, 200)
  assert.equal((await neighbour.get(`/api/units/${cell}`)).json.above.id, other)
  // what was known before the decision was typed
  const yesterday = await database.asOwner((tx) =>
    sql<{ on: string }>`select (chibo.today() - 1)::text as on`.execute(tx),
  )
  const known = await province.get(`/api/units/tree?unit=${ward}&known=${yesterday.rows[0]!.on}`)
  assert.equal(known.status, 404, 'units typed today were not known yesterday')
  await refusedAs(move(province, { version: 2, on: '2026-05-15', parent: ward }), 'units.laterDecision')
  await refusedAs(move(province, { version: 1, parent: ward }), 'units.changedMeanwhile')
  await refusedAs(move(province, { version: 2 }), 'units.nothingNew')
  // of the same day the last word counts: the mistake is mended, and was known until now
  const back = await move(province, { version: 2, parent: ward })
  assert.equal(back.status, 200, back.text)
  assert.deepEqual(await levels('2026-06-01'), [1, 0])
  await refusedAs(send(province, `/${root}/move`, { on: '2026-06-01', version: 1, parent: ward }), 'units.rootStays')
})

test('a unit closes when it is empty, and says what is in the way when it is not', async () => {
  const { ward, cell, province, staff } = await aProvince()
  const close = (unit: string, over = {}) => send(province, `/${unit}/close`, { on: '2026-07-01', version: 1, ...over })
  const refused = await refusedAs(close(ward), 'units.notEmpty')
  assert.deepEqual(refused.facts, { members: 0, posts: 0, units: 1 })
  assert.deepEqual((await province.get(`/api/units/${ward}/weight?on=2026-07-01`)).json, {
    members: 0,
    posts: 0,
    units: 1,
    ownMembers: 0,
    ownPosts: 0,
    ownUnits: 1,
  })
  await refusedAs(close(cell, { on: '2020-01-01' }), 'units.closesTooEarly')
  assert.equal((await close(cell)).status, 200)
  assert.equal((await close(ward)).status, 200)
  assert.equal((await province.get(`/api/units/${cell}?on=2026-06-30`)).json.unit.until, '2026-07-01')
  assert.equal((await staff.get(`/api/units/tree?on=2026-06-30`)).json.units[0].id, ward)
  await refusedAs(close(cell, { version: 2 }), 'notFound')
  await refusedAs(found(staff, ward, { on: '2026-06-01' }), 'units.closed')
})

test('what cannot be is refused in words, and nothing is half done', async () => {
  const { root, ward, cell, province, staff } = await aProvince()
  await refusedAs(found(staff, ward, { on: '2026-02-31' }), 'http.invalid')
  await refusedAs(found(staff, ward, { on: '2150-01-01' }), 'units.dayAhead')
  await refusedAs(found(staff, ward, { on: '2019-12-31' }), 'units.notYetThere')
  await refusedAs(found(staff, ward, { name: '  ' }), 'http.invalid')
  await refusedAs(found(staff, ward, { name: 'CHI BỘ  khối 1' }), 'units.nameTaken')
  await refusedAs(found(staff, cell), 'units.kindNotBelow')
  await refusedAs(found(staff, ward, { kind: 'provincialCommittee' }), 'units.kindNotBelow')
  await refusedAs(
    send(staff, `/${cell}/rename`, { on: '2026-05-01', version: 1, name: 'Chi bộ khối 1' }),
    'units.nothingNew',
  )
  const below = await found(province, root, { kind: 'districtCommittee', name: 'Huyện thử', on: '2021-01-01' })
  assert.equal(below.status, 201)
  await send(province, `/${ward}/move`, { on: '2022-01-01', version: 1, parent: below.json.unit })
  await refusedAs(
    send(province, `/${below.json.unit}/move`, { on: '2021-06-01', version: 1, parent: ward }),
    'units.belowItself',
  )
  assert.equal((await send(province, `/${root}/close`, { on: '2026-05-01', version: 1 })).json.code, 'units.rootStays')
  for (const path of ['/tree?on=2150-01-01', `/${ward}?known=2150-01-01`, '?on=2150-01-01'])
    await refusedAs(province.get(`/api/units${path}`), 'units.dayAhead')
  const { rows } = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(rows, [])
})

test('two people rename a unit at once: one is done, the other is told whose change came first', async () => {
  const { cell, province, staff } = await aProvince()
  const both = await Promise.all(
    [province, staff].map((person, i) =>
      send(person, `/${cell}/rename`, { on: '2026-05-01', version: 1, name: `Chi bộ khối Mới ${i}` }),
    ),
  )
  assert.deepEqual(both.map((b) => b.status).toSorted(), [200, 409])
  const loser = both.find((b) => b.status === 409)!
  assert.equal(loser.json.code, 'units.changedMeanwhile')
  assert.equal(loser.json.facts.by, 'Người Thử')
  assert.match(loser.json.detail, /Người Thử ghi thay đổi lúc \d\d:\d\d \d\d\/\d\d\/\d{4}/)
})

test('the number of statements does not grow with the tree', async () => {
  const { ward, root, staff, province } = await aProvince()
  const count = async (path: string) => {
    const watch = database.watch()
    assert.equal((await province.get(path)).status, 200)
    watch.stop()
    return watch.statements.length
  }
  const paths = [
    '/api/units',
    `/api/units/${ward}`,
    `/api/units/tree?unit=${ward}`,
    `/api/units/tree?unit=${root}`,
    '/api/units?search=khoi',
  ]
  const before: number[] = []
  for (const path of paths) before.push(await count(path))
  for (let i = 0; i < 12; i += 1)
    assert.equal((await found(staff, ward, { name: `Chi bộ khối thêm ${i}` })).status, 201)
  for (const [i, path] of paths.entries()) assert.equal(await count(path), before[i], path)
  const level = await province.get(`/api/units/tree?unit=${ward}`)
  assert.deepEqual(
    level.json.units.slice(2, 5).map((u: any) => u.name),
    ['Chi bộ khối thêm 1', 'Chi bộ khối thêm 2', 'Chi bộ khối thêm 3'],
    'numbers sort as numbers',
  )
})

test('a unit founded by mistake is taken back while nothing was ever entered about it, and what was entered stays kept', async () => {
  const { ward, cell, staff, province, neighbour } = await aProvince()
  const { json: made } = await found(staff, ward)
  const unit: string = made.unit
  assert.ok((await staff.get(`/api/units/${unit}`)).json.may.includes('takeBack'))
  assert.ok(!(await staff.get(`/api/units/${ward}`)).json.may.includes('takeBack'), 'not theirs at the unit above')
  assert.ok(!(await province.get(`/api/units/${ward}`)).json.may.includes('takeBack'), 'a cell stands below it')
  await refusedAs(takeBack(neighbour, unit), 'notFound')
  await refusedAs(takeBack(staff, ward), 'notFound')
  const rests = await refusedAs(takeBack(province, ward), 'units.somethingRests')
  assert.deepEqual([rests.facts.units, rests.facts.other], [2, 1], 'two cells and a seat')
  await refusedAs(takeBack(staff, unit, 2), 'units.changedMeanwhile')
  const done = await takeBack(staff, unit)
  assert.equal(done.status, 200, done.text)
  assert.equal((await staff.get(`/api/units/${unit}`)).status, 404)
  assert.deepEqual(
    (await staff.get('/api/units?search=khoi')).json.units.map((u: any) => u.id),
    [cell],
  )
  await refusedAs(takeBack(staff, unit, 2), 'notFound')
  assert.equal((await found(staff, ward)).status, 201, 'its name is free again')
  const { rows } = await database.asOwner((tx) =>
    sql<{ label: string; parent: string; command: string }>`
      select l.label, e.parent, (select command from event where unit = ${ward} order by n desc limit 1) as command
      from unit_label_before l join unit_edge_before e on e.unit = l.unit where l.unit = ${unit}`.execute(tx),
  )
  assert.deepEqual(rows, [{ label: 'Chi bộ khối 2', parent: ward, command: 'units.takeBack' }])
  const wrong = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(wrong.rows, [])
})

test('a unit closed by mistake is opened again by whoever has the unit above, and stands as if it had not been closed', async () => {
  const { ward, cell, staff, neighbour } = await aProvince()
  const close = (version: number) => send(staff, `/${cell}/close`, { on: '2026-07-01', version, decision: '9-QĐ/ĐU' })
  const reopen = (person: Person, version: number) => send(person, `/${cell}/reopen`, { version })
  await refusedAs(reopen(staff, 1), 'units.notClosed')
  assert.equal((await close(1)).status, 200)
  const closed = await staff.get(`/api/units/${cell}?on=2026-06-30`)
  assert.deepEqual([closed.json.unit.until, closed.json.may], ['2026-07-01', ['reopen']])
  await refusedAs(reopen(neighbour, 2), 'notFound')
  await refusedAs(reopen(staff, 1), 'units.changedMeanwhile')
  const namesake = await found(staff, ward, { name: 'Chi bộ khối 1', on: '2026-08-01' })
  await refusedAs(reopen(staff, 2), 'units.nameTaken')
  assert.equal((await send(staff, `/${namesake.json.unit}/take-back`, { version: 1 })).status, 200)
  const again = await reopen(staff, 2)
  assert.deepEqual([again.status, again.json.version], [200, 3], again.text)
  const page = await staff.get(`/api/units/${cell}?on=2026-07-01`)
  assert.deepEqual([page.json.unit.stands, page.json.unit.until, page.json.parents[0].decision], [true, null, null])
  assert.equal((await close(3)).status, 200)
  const { rows } = await database.asOwner((tx) =>
    sql<{ to_on: string }>`select to_on::text from unit_edge_before where unit = ${cell} order by recorded_at`.execute(
      tx,
    ),
  )
  assert.deepEqual(
    rows.map((r) => r.to_on),
    ['infinity', '2026-07-01', 'infinity'],
  )
  const wrong = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(wrong.rows, [])
})

function takeBack(person: Person, unit: string, version = 1) {
  return send(person, `/${unit}/take-back`, { version })
}
