import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { unzipSync } from 'fflate'
import { processing } from '#app/processing.ts'
import { addDays, todayInVietnam } from '#kernel/day.ts'
import { keepTerms, proven } from '#features/privacy/index.server.ts'
import { aServer, aUnit, type Person, signedIn } from './a-server.ts'

const server = await aServer()
const { database } = server
const province = await aUnit(database, { kind: 'provincialCommittee', name: 'Tỉnh ủy thử' })
const ward = await aUnit(database, { parent: province, name: 'Đảng ủy phường Thử' })
const cell = await aUnit(database, { kind: 'residentialCell', parent: ward, name: 'Chi bộ Khối 1' })
const other = await aUnit(database, { parent: province, name: 'Đảng ủy xã Bên' })
const { person: officer } = await signedIn(server, [{ role: 'dataProtectionOfficer', unit: province }])
const { person: staff } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
const { person: engineer } = await signedIn(server, [{ role: 'itOfficer', unit: province }])
const { person: neighbour } = await signedIn(server, [{ role: 'communeStaff', unit: other }])

const { person: member, account } = await signedIn(server, [{ role: 'member', unit: cell }])
await database.asOwner(async (tx) => {
  const id = randomUUID()
  await sql`insert into person (id) values (${id})`.execute(tx)
  await sql`insert into person_record (id, person, name) values (${randomUUID()}, ${id}, 'Lô Thị Mái')`.execute(tx)
  await sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (${randomUUID()}, ${id}, 'official', ${cell}, '2020-02-02', 'found')`.execute(
    tx,
  )
  await sql`update account set person = ${id} where id = ${account}`.execute(tx)
})

const hoursAgo = (n: number) => new Date(Date.now() - n * 3_600_000).toISOString()
const incident = { what: 'Gửi nhầm một danh sách sang đơn vị khác', data: ['names'], people: 12, measures: '' }

/** The text of a Word file. */
function textOf(bytes: Uint8Array): string {
  const xml = unzipSync(bytes)['word/document.xml']
  assert.ok(xml)
  return new TextDecoder()
    .decode(xml)
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
}

test('every table that can hold something of somebody belongs to a processing of the register', async () => {
  const { rows } = await database.asOwner((tx) =>
    sql<{ table: string }>`
      select distinct c.table_name as table from information_schema.columns c join pg_class k on k.relname = c.table_name and not k.relispartition
      where c.table_schema = 'public' and (c.column_name ~ '^(person|account|name|subjects?|uploaded_by|recorded_by|cause|token|words|proposed_by|cells|username)$')`.execute(
      tx,
    ),
  )
  const said = new Set(processing.flatMap(({ tables }) => tables))
  const missing = rows.map(({ table }) => table).filter((table) => !said.has(table) && !table.startsWith('unit'))
  assert.deepEqual(missing, [], 'which processing of which feature do they belong to?')
  const { rows: all } = await database.asOwner((tx) =>
    sql<{ name: string }>`select relname as name from pg_class where relkind in ('r', 'p')`.execute(tx),
  )
  const there = new Set(all.map(({ name }) => name))
  assert.deepEqual(
    [...said].filter((table) => !there.has(table)),
    [],
    'a table that is no more',
  )
})

test('the register tells what the program does; the organisation adds its own, and what it said before stays with its days', async () => {
  const path = `/api/units/${province}/processing`
  const first = await officer.get(path)
  assert.equal(first.status, 200, first.text)
  const register = first.json.activities.find((a: any) => a.id === 'register')
  assert.deepEqual(register.roles.includes('communeStaff') && !register.roles.includes('itOfficer'), true)
  assert.deepEqual(first.json.organisation, {})
  const say = (about: string, field: string, says: string, who = officer) =>
    who.send('PUT', path, { body: { about, field, says } })
  for (const says of ['Tỉnh ủy Thử', 'Ban Thường vụ Tỉnh ủy Thử'])
    assert.equal((await say('organisation', 'controller', says)).status, 200)
  assert.equal((await say('register', 'legalGround', 'Điều lệ Đảng')).status, 200)
  const { json } = await officer.get(path)
  assert.equal(json.organisation.controller, 'Ban Thường vụ Tỉnh ủy Thử')
  assert.deepEqual(
    json.changes.filter((c: any) => c.field === 'controller').map((c: any) => [c.says, c.until === null]),
    [
      ['Ban Thường vụ Tỉnh ủy Thử', true],
      ['Tỉnh ủy Thử', false],
    ],
  )
  assert.equal((await say('organisation', 'favouriteColour', 'đỏ')).json.code, 'privacy.noSuchField')
  assert.equal((await say('impact', 'startedOn', 'hôm qua')).json.code, 'privacy.notADay')
  assert.equal((await say('organisation', 'contact', 'x', engineer)).status, 403)
  assert.equal((await staff.get(path)).status, 404, 'the province’s is not the ward’s to read')
  assert.equal((await staff.get(`/api/units/${ward}/processing`)).status, 200)
})

test('the file on the impact is due sixty days after processing began, and prints what is there and what is missing', async () => {
  const path = `/api/units/${province}/processing`
  const startedOn = addDays(todayInVietnam(Date.now()), -70)
  await officer.send('PUT', path, { body: { about: 'impact', field: 'startedOn', says: startedOn } })
  const { json } = await officer.get(path)
  assert.deepEqual(
    [json.impactDue.dueOn, json.impactDue.days, json.impactDue.trust, json.impactDue.state],
    [addDays(startedOn, 60), 60, 'presumed', 'overdue'],
  )
  for (const [as, title] of [
    ['register', 'SỔ HOẠT ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN'],
    ['impact', 'HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG'],
  ]) {
    const file = await officer.get(`${path}/paper?as=${as}`)
    assert.equal(file.status, 200, file.text)
    const text = textOf(file.bytes)
    assert.ok(text.includes(title ?? ''))
    for (const said of [
      'Ban Thường vụ Tỉnh ủy Thử',
      'Sổ đảng viên',
      'Điều lệ Đảng',
      'chưa khẳng định',
      'niêm phong',
      'Cán bộ đảng ủy xã, phường',
    ])
      assert.ok(text.includes(said), `${as}: ${said}`)
    assert.ok(!/[{}]/.test(text), 'no tag is left')
  }
})

test('an incident: seventy-two hours, a late notice with its reason, what was said before, a Word notice without names', async () => {
  const record = (who: Person, over: object = {}, unit = ward) =>
    who.send('POST', `/api/units/${unit}/breaches`, { body: { ...incident, noticedAt: hoursAgo(80), ...over } })
  const made = await record(engineer, { toldUnit: cell })
  assert.equal(made.status, 201, made.text)
  const id = made.json.breach
  const listed = async () => (await officer.get(`/api/units/${province}/breaches`)).json.breaches[0]
  assert.deepEqual(
    [(await listed()).clock.state, (await listed()).clock.hours, (await listed()).clock.value],
    ['overdue', 8, 72],
  )
  const notice = (over: object) =>
    officer.send('POST', `/api/breaches/${id}/notices`, { body: { whom: 'specialisedBody', at: hoursAgo(1), ...over } })
  assert.equal((await notice({})).json.code, 'privacy.whyLate')
  assert.deepEqual((await notice({ lateReason: 'chờ xác minh' })).json, { late: true })
  assert.equal((await listed()).clock.state, 'late')
  const correct = (version: number) =>
    officer.send('POST', `/api/breaches/${id}/correct`, {
      body: { ...incident, version, noticedAt: hoursAgo(80), people: 14, toldUnit: cell },
    })
  assert.equal((await correct(1)).status, 200)
  assert.equal((await correct(1)).json.code, 'privacy.changedMeanwhile')
  assert.deepEqual([(await listed()).people, (await listed()).version], [14, 2])
  const { rows } = await database.asOwner((tx) =>
    sql<{ people: number }>`select (said ->> 'people')::int as people from breach_before where breach = ${id}`.execute(
      tx,
    ),
  )
  assert.deepEqual(rows, [{ people: 12 }])
  const text = textOf((await officer.get(`/api/breaches/${id}/notice`)).bytes)
  for (const said of ['sự cố dữ liệu cá nhân', 'Gửi nhầm một danh sách', '14', '72 giờ', 'chờ xác minh'])
    assert.ok(text.includes(said), said)
  const told = (await member.get('/api/mine/breaches')).json.breaches
  assert.deepEqual(
    [told.length, told[0].what, told[0].people],
    [1, incident.what, undefined],
    'whoever was there reads of it',
  )
  assert.deepEqual((await staff.get('/api/mine/breaches')).json.breaches, [])
  assert.equal((await record(engineer, { noticedAt: hoursAgo(-2) })).json.code, 'privacy.notYet')
  assert.equal(
    (await record(engineer, { toldUnit: province })).status,
    404,
    'a ward does not speak to the province’s members',
  )
  assert.equal((await staff.get(`/api/units/${ward}/breaches`)).status, 403)
  assert.equal(
    (await neighbour.send('POST', `/api/breaches/${id}/notices`, { body: { whom: 'people', at: hoursAgo(1) } })).status,
    403,
  )
})

/** What the page says of a rule of keeping. */
async function row(rule: string): Promise<any> {
  return (await officer.get('/api/privacy/kept')).json.kept.find((k: any) => k.rule === rule)
}

function set(months: number | null, who = officer) {
  return who.send('PUT', '/api/privacy/kept/privacy.bodiesKeptFor', { body: { months } })
}

test('what a rule of keeping erased is counted and chained; a term nobody set erases nothing', async () => {
  const asOwner = <T>(work: Parameters<typeof database.asOwner<T>>[0]) => database.asOwner(work)
  await database.asOwner((tx) =>
    sql`insert into job (kind, account, concerns, ids, state, queued_at, ended_at)
    select 'lists.read', (select id from account limit 1), ${ward}, '{}', 'done', now() - interval '9 days', now() - interval '8 days' from generate_series(1, 3)`.execute(
      tx,
    ),
  )
  await keepTerms.run(asOwner, new AbortController().signal)
  const jobs = await row('privacy.jobsKept')
  assert.equal(jobs.total, 3)
  assert.match(jobs.proof.hash, /^[0-9a-f]{64}$/)
  const { rows } = await database.asOwner((tx) =>
    sql<{
      body: unknown
      hash: string
    }>`select b.body, encode(e.hash, 'hex') as hash from event e join event_body b using (seq)
      where e.command = 'privacy.retained'`.execute(tx),
  )
  assert.deepEqual(rows, [{ body: { rule: 'privacy.jobsKept', erased: { job: 3 } }, hash: jobs.proof.hash }])
  const readings = await row('privacy.readingsKeptFor')
  assert.deepEqual([readings.months, readings.total], [null, 0])
  assert.ok(readings.lastAt)
  // what the history says goes after its term, that it happened stays, and the chain holds
  await database.asOwner((tx) => sql`update event set at = at`.execute(tx))
  assert.equal((await set(12, engineer)).status, 403)
  assert.equal((await set(12)).status, 200)
  assert.equal((await row('privacy.bodiesKeptFor')).months, 12)
  await keepTerms.run(asOwner, new AbortController().signal)
  assert.equal((await row('privacy.bodiesKeptFor')).total, 0)
  assert.equal((await set(null)).status, 200)
  assert.equal((await row('privacy.bodiesKeptFor')).months, null)
  const drafts = proven('privacy.listDraftsKept', {
    kind: 'x.y',
    at: '* * * * *',
    async run(own) {
      await own((tx) => sql`delete from kept_for`.execute(tx))
    },
  })
  await drafts.run(asOwner, new AbortController().signal)
  assert.equal((await row('privacy.listDraftsKept')).total, 0)
})
