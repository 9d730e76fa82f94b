import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { addDays, addWorkingDays, todayInVietnam, written } from '#kernel/day.ts'
import { calendar } from '#rulebook/index.ts'
import { anOffice, asked, done, mine, opened } from './an-office.ts'
import { anAccount, type Person, signedIn } from './a-server.ts'
import { bySecond, is } from './second-person.ts'

const today = todayInVietnam(Date.now())
const due = addWorkingDays(today, 10, calendar)

function link(by: Person, account: string, person: string | null) {
  return by.send('POST', `/api/accounts/${account}/person`, { body: { person } })
}

const correction = {
  kind: 'correction',
  field: 'admittedOn',
  proposed: '2003-02-03',
  words: 'Quyết định ghi ngày 03/02/2003.',
}

const office = await anOffice()

test('a member sees what is stored and from where, asks for a correction, and reads the answer', async () => {
  const { aMember, staff, officer, neighbour, organiser, inspector } = office
  const lan = await aMember()
  await done(
    await staff.send('POST', `/api/members/${lan.id}/correct`, {
      body: {
        version: (await staff.get(`/api/members/${lan.id}`)).json.version,
        on: today,
        fields: { workplace: 'Trường Lê Lợi' },
      },
    }),
  )
  const page = await mine(lan.person)
  const field = (name: string) => page.stored.fields.find((f: any) => f.field === name)
  assert.equal(field('name').value, 'Nguyễn Thị Lan')
  assert.deepEqual(field('workplace').source, {
    how: 'typed',
    unit: 'Đảng ủy phường thử',
    role: 'communeStaff',
    on: today,
  })
  assert.equal(page.stored.belongings[0].unit, 'Chi bộ Khối 1')
  assert.deepEqual(page.said.map((s: any) => s.kind).toSorted(), ['record', 'status'])
  assert.equal(page.terms.correction.dueOn, due)

  const { id, dueOn } = await asked(lan.person, correction)
  assert.equal(dueOn, due)
  const again = await lan.person.send('POST', '/api/mine/requests', { body: correction })
  assert.equal(again.json.code, 'mine.alreadyAsked', 'the same is asked for once at a time')
  assert.ok(again.text.includes(written(due)))

  for (const stranger of [neighbour, inspector.person, lan.person])
    assert.ok([403, 404].includes((await stranger.get(`/api/requests/${id}`)).status))
  for (const desk of [staff, officer, organiser]) {
    assert.equal((await done(await desk.get(`/api/requests/${id}`))).json.name, 'Nguyễn Thị Lan')
    assert.deepEqual(
      (await desk.get('/api/requests')).json.rows.map((r: any) => r.request.id),
      [id],
    )
  }
  assert.deepEqual((await neighbour.get('/api/requests')).json.rows, [])

  await done(await staff.send('POST', `/api/requests/${id}/take`))
  assert.equal((await mine(lan.person)).requests[0].state, 'inWork')
  await done(await lan.person.send('POST', '/api/mine/seen'))
  const answer = { outcome: 'refused', words: 'Quyết định kết nạp ghi ngày 19/05/1996.' }
  await done(await staff.send('POST', `/api/requests/${id}/answer`, { body: answer }))
  assert.equal((await lan.person.get('/api/mine/news')).json.news, 1)
  const [answered] = (await mine(lan.person)).requests
  assert.deepEqual([answered.state, answered.outcome, answered.late], ['answered', 'refused', false])
  assert.equal(answered.steps.at(-1).words, answer.words)

  const complaint = await asked(lan.person, { kind: 'complaint', about: id, words: 'Xin xem lại bản gốc.' })
  assert.ok((await staff.send('POST', `/api/requests/${complaint.id}/answer`, { body: answer })).status === 403)
  await done(
    await organiser.send('POST', `/api/requests/${complaint.id}/answer`, { body: { ...answer, outcome: 'done' } }),
  )
  assert.equal((await mine(lan.person)).requests.find((r: any) => r.id === complaint.id).outcome, 'done')
})

test('nobody comes to another’s page: not unlinked, not by another’s request, and one person has one account', async () => {
  const { aMember, server, staff, neighbour, cell, foreign } = office
  const lan = await aMember({ name: 'Hồ Thị Lụa' })
  const hung = await aMember({ name: 'Trần Văn Hùng' })
  const unlinked = await signedIn(server, [{ role: 'member', unit: cell }])
  assert.equal((await unlinked.person.get('/api/mine')).json.code, 'mine.notLinked')
  assert.deepEqual((await unlinked.person.get('/api/mine/news')).json, { linked: false, news: 0 })
  const { id } = await asked(lan.person, { kind: 'erasure', words: 'Xin xóa.' })
  const absent = await hung.person.send('POST', `/api/mine/requests/${crypto.randomUUID()}/withdraw`)
  const others = await hung.person.send('POST', `/api/mine/requests/${id}/withdraw`)
  assert.deepEqual([others.status, others.json.code], [absent.status, absent.json.code])
  for (const path of ['own-page', 'own-page/paper'])
    assert.equal((await neighbour.get(`/api/members/${lan.id}/${path}`)).status, 404)

  const second = await signedIn(server, [{ role: 'member', unit: cell }])
  assert.equal((await link(staff, second.account, lan.id)).json.code, 'mine.linkedElsewhere')
  const theirs = await signedIn(server, [{ role: 'member', unit: foreign }])
  assert.equal((await link(neighbour, theirs.account, lan.id)).status, 404, 'a member they do not have')
  assert.equal((await link(neighbour, lan.account, null)).status, 404, 'an account they do not keep')
  const found = await staff.get(`/api/accounts/${second.account}/person?search=lụa`)
  assert.deepEqual(
    found.json.candidates.map((c: any) => c.name),
    ['Hồ Thị Lụa'],
  )
})

test('whose account it is two people say, nobody of their own; the holder is told, and what the account read stays in the list', async () => {
  const { aMember, server, staff, organiser, ward, inspector, entered, database } = office
  const lan = await aMember({ name: 'Đinh Thị Lài' })
  const news = async () => (await lan.person.get('/api/session')).json.news
  const clerk = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  for (const person of [lan.id, null]) {
    is(await link(clerk.person, clerk.account, person), 403, 'mine.ownAccount')
    await assert.rejects(
      database.as(clerk.account, (tx) => sql`select chibo.link_account(${clerk.account}, ${person})`.execute(tx)),
      { code: '42501' },
      'the second wall',
    )
  }
  await assert.rejects(
    database.as(clerk.account, (tx) => sql`select chibo.link_account(${lan.account}, null)`.execute(tx)),
    { code: '42501' },
    'nobody has agreed',
  )
  const told = JSON.stringify(await news())
  assert.ok(told.includes('"linked"'), told)
  await bySecond(await link(clerk.person, lan.account, null), organiser)
  assert.ok(JSON.stringify(await news()).includes('"unlinked"'))
  is(await lan.person.get('/api/mine'), 404, 'mine.notLinked')
  is(await link(clerk.person, lan.account, null), 200)

  const own = await entered({ name: 'Lưu Thị Mận', card: null }, { unit: office.cell })
  await bySecond(await link(staff, clerk.account, own), organiser)
  await done(await clerk.person.get(`/api/members/${own}`))
  await done(await inspector.person.get(`/api/members/${own}`))
  const { rows } = (await done(await clerk.person.get('/api/mine/readers'))).json
  assert.equal(opened({ rows }).length, 1, 'the own account reads by its role, and the inspector is withheld')
  await done(await inspector.person.send('POST', `/api/withheld-readings/${own}/release`))
})

test('a member says something to what was said; the office reads it beside, and nothing is written over', async () => {
  const { aMember, staff, officer, neighbour } = office
  const lan = await aMember()
  const [said] = (await mine(lan.person)).said
  const say = (words: string) => lan.person.send('POST', '/api/mine/words', { body: { about: said.key, words } })
  await done(await say('Tôi đồng ý.'))
  await done(await say('Tôi nói thêm.'))
  const nowhere = { about: 'case:11111111-1111-4111-8111-111111111111', words: 'x' }
  assert.equal((await lan.person.send('POST', '/api/mine/words', { body: nowhere })).json.code, 'mine.nothingSaid')
  const words = (await mine(lan.person)).said[0].words
  assert.deepEqual(
    words.map((w: any) => w.words),
    ['Tôi đồng ý.', 'Tôi nói thêm.'],
  )
  const beside = await done(await staff.get(`/api/members/${lan.id}/words`))
  assert.equal(beside.json.words.length, 2)
  assert.equal((await neighbour.get(`/api/members/${lan.id}/words`)).status, 404)
  assert.equal((await officer.get(`/api/members/${lan.id}/words`)).status, 403, 'sees no members')
})

test('who has read is told by reader and day; what an inspector reads only when released or after the term', async () => {
  const { aMember, staff, inspector, database, officer } = office
  const lan = await aMember()
  await staff.get(`/api/members/${lan.id}`)
  await staff.get(`/api/members/${lan.id}`)
  await done(await inspector.person.get(`/api/members/${lan.id}`))
  const readers = async () => (await done(await lan.person.get('/api/mine/readers'))).json
  const before = await readers()
  assert.deepEqual(
    opened(before).map((r: any) => [r.role, r.unit, r.times]),
    [['communeStaff', 'Đảng ủy phường thử', 2]],
  )
  assert.ok(!before.rows.some((r: any) => r.role === 'inspector'))
  assert.equal(before.withheld.value, 90)

  const { json } = await done(await inspector.person.get('/api/withheld-readings'))
  assert.deepEqual(
    json.rows.map((r: any) => [r.person, r.toldOn]),
    [[lan.id, addDays(today, 90)]],
  )
  assert.equal((await staff.get('/api/withheld-readings')).status, 403)
  await done(await inspector.person.send('POST', `/api/withheld-readings/${lan.id}/release`))
  assert.ok(opened(await readers()).some((r: any) => r.role === 'inspector'))

  await done(await inspector.person.get(`/api/members/${lan.id}`))
  await database.owner.query(`update read_log set at = at - interval '91 days' where account = $1`, [inspector.account])
  const later = (await done(await lan.person.get('/api/mine/readers?days=200'))).json
  assert.equal(later.rows.find((r: any) => r.role === 'inspector').times >= 2, true, 'told of itself after the term')
  assert.equal((await done(await officer.get(`/api/members/${lan.id}/own-page/paper`))).status, 200)
})

test('access for a time is told to whom it concerns', async () => {
  const { aMember, database, ward } = office
  const lan = await aMember()
  const guest = await anAccount(database, { name: 'Hồ Thị Khách', seats: [] })
  await database.asOwner((tx) =>
    sql`insert into seat (account, role, unit, from_on, to_on, basis, reason)
      values (${guest.id}, 'communeSecretary', ${ward}, ${today}, ${addDays(today, 8)}, 'temporary', 'Soát lại danh sách'),
        (${guest.id}, 'inspector', ${ward}, ${today}, ${addDays(today, 8)}, 'temporary', 'Kiểm tra')`.execute(tx),
  )
  await database.owner.query(
    `insert into reading_release (account, person, until_at) values ($1, $2, now() - interval '1 day')`,
    [guest.id, lan.id],
  )
  const { temporary } = (await done(await lan.person.get('/api/mine/readers'))).json
  assert.deepEqual(temporary, [
    {
      name: 'Hồ Thị Khách',
      role: 'communeSecretary',
      unit: 'Đảng ủy phường thử',
      fromOn: today,
      untilOn: addDays(today, 7),
      reason: 'Soát lại danh sách',
    },
  ])
})

test('a request goes along with a member who moves, and is found again after two records became one', async () => {
  const { aMember, staff, organiser, neighbour, foreign, second, database } = office
  const lan = await aMember()
  const { id } = await asked(lan.person, correction)
  const at = (await staff.get(`/api/members/${lan.id}`)).json
  await done(
    await organiser.send('POST', `/api/members/${lan.id}/move`, {
      body: { version: at.version, on: today, unit: foreign, affiliation: at.belongs[0].id, cause: 'moved' },
    }),
  )
  assert.equal((await staff.get(`/api/requests/${id}`)).status, 404)
  assert.deepEqual(
    (await neighbour.get('/api/requests')).json.rows.map((r: any) => r.request.id),
    [id],
  )
  await done(
    await neighbour.send('POST', `/api/requests/${id}/answer`, { body: { outcome: 'done', words: 'Đã sửa.' } }),
  )

  const hung = await aMember({ name: 'Trần Văn Hùng' }, second)
  const kept = await asked(hung.person, { kind: 'objection', words: 'Vì sao có lượt đọc này?' })
  const keeps = await aMember({ name: 'Trần Văn Hùng' }, second)
  await database.asOwner(async (tx) => {
    await sql`update affiliation set voided_at = now() where person = ${hung.id}`.execute(tx)
    await sql`update person_status set voided_at = now() where person = ${hung.id}`.execute(tx)
    await sql`update person_record set voided_at = now() where person = ${hung.id}`.execute(tx)
    await sql`update person set merged_into = ${keeps.id} where id = ${hung.id}`.execute(tx)
  })
  const page = await mine(hung.person)
  assert.equal(page.person, keeps.id, 'led on to who was kept')
  assert.deepEqual(
    page.requests.map((r: any) => r.id),
    [kept.id],
  )
})

test('late is told as late; the day was counted when it was sent and does not move', async () => {
  const { aMember, staff, database } = office
  const lan = await aMember()
  const { id } = await asked(lan.person, { kind: 'objection', words: 'Vì sao có lượt đọc này?' })
  await database.owner.query(`update data_request set sent_on = sent_on - 40, due_on = sent_on - 20 where id = $1`, [
    id,
  ])
  const [open] = (await mine(lan.person)).requests
  assert.ok(open.late && open.left < 0)
  await done(
    await staff.send('POST', `/api/requests/${id}/answer`, {
      body: { outcome: 'partly', words: 'Để soát danh sách.' },
    }),
  )
  const [answered] = (await mine(lan.person)).requests
  assert.deepEqual([answered.late, answered.left], [true, null])
})

test('somebody who came in person: the office prints the page, enters the request, and it is written down', async () => {
  const { entered, staff, database } = office
  const lan = await entered({ card: null })
  const paper = await done(await staff.get(`/api/members/${lan}/own-page/paper`))
  assert.ok(paper.bytes.length > 3000)
  assert.equal((await staff.get(`/api/members/${lan}/own-page`)).json.name, 'Nguyễn Thị Lan')
  const sent = await done(await staff.send('POST', `/api/members/${lan}/requests`, { body: correction }))
  const { rows } = await database.owner.query(
    `select command, b.body ->> 'request' as request from event join event_body b using (seq) where command = 'requests.enter'`,
  )
  assert.deepEqual(rows, [{ command: 'requests.enter', request: sent.json.id }])
  const { rows: listing } = (await staff.get('/api/requests')).json
  const listed = listing.find((row: any) => row.request.id === sent.json.id)
  assert.equal(listed.request.basis, 'paper')
  const { rows: read } = await database.owner.query(
    `select from read_log where operation = 'printOwnPage' and '${lan}' = any (subjects)`,
  )
  assert.equal(read.length, 1)
})

test('one’s own number is shown when asked for and the reading written down; a request is withdrawn before it is answered', async () => {
  const { aMember, staff, database } = office
  const lan = await aMember()
  assert.equal((await lan.person.send('POST', '/api/mine/number')).status, 404, 'none is kept')
  const { version } = (await staff.get(`/api/members/${lan.id}`)).json
  const body = { version, on: today, fields: {}, number: '040170009911' }
  await done(await staff.send('POST', `/api/members/${lan.id}/correct`, { body }))
  assert.equal((await done(await lan.person.send('POST', '/api/mine/number'))).json.number, body.number)
  const { rows } = await database.owner.query(
    `select from read_log where operation = 'readMyNumber' and '${lan.id}' = any (subjects)`,
  )
  assert.equal(rows.length, 1)
  assert.ok(!JSON.stringify(await mine(lan.person)).includes(body.number))

  const { id } = await asked(lan.person, { kind: 'restriction', words: 'Xin tạm ngừng.' })
  await done(await lan.person.send('POST', `/api/mine/requests/${id}/withdraw`))
  const late = await staff.send('POST', `/api/requests/${id}/answer`, { body: { outcome: 'done', words: 'Đã làm.' } })
  assert.equal(late.json.code, 'mine.ended')
  const again = await asked(lan.person, { kind: 'restriction', words: 'Xin tạm ngừng lần nữa.' })
  await done(
    await staff.send('POST', `/api/requests/${again.id}/answer`, { body: { outcome: 'done', words: 'Đã làm.' } }),
  )
  const secretary = await signedIn(office.server, [{ role: 'cellSecretary', unit: office.cell }])
  const reason = async (by: Person) => (await done(await by.get(`/api/members/${lan.id}/words`))).json.restriction
  assert.deepEqual(await reason(secretary.person), { fromOn: today, reason: null }, 'that, and since when')
  assert.equal((await reason(staff)).reason, 'Xin tạm ngừng lần nữa.')
  assert.equal((await mine(lan.person)).restriction.reason, 'Xin tạm ngừng lần nữa.')
})
