import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { addDays, day } from '#kernel/day.ts'
import { findBroken } from '#features/audit/index.server.ts'
import { aRegister } from './a-register.ts'
import { anAccount, signedIn } from './a-server.ts'
import { agree, bySecond, is, propose, waiting } from './second-person.ts'

const { server, database, province, ward, cell, staff, colleague, neighbour } = await aRegister()
const organiser = await signedIn(server, [{ role: 'provincialOrganiser', unit: province }])
const secretary = await signedIn(server, [{ role: 'cellSecretary', unit: cell }])
const third = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
const { json: staffMe } = await staff.get('/api/session')

const giving = (account: string, over: object = {}) => ({
  path: `/api/accounts/${account}/seats`,
  body: { role: 'communeStaff', unit: ward, ...over },
})

const seatsOf = async (account: string): Promise<string[]> => {
  const { rows } = await database.asOwner((tx) =>
    sql<{ role: string }>`
      select role from seat where account = ${account} and to_on > chibo.today() order by role`.execute(tx),
  )
  return rows.map(({ role }) => role)
}

const commands = async (proposal: string): Promise<any[]> => {
  const { rows } = await database.asOwner((tx) =>
    sql<any>`
      select e.command, e.actor, b.body from event e join event_body b using (seq)
      where b.body ->> 'proposal' = ${proposal} order by e.seq`.execute(tx),
  )
  return rows
}

test('a role above cell level waits for a second person, who is told what and by whom; then it is held and both are named', async () => {
  const someone = await anAccount(database, { name: 'Cao Xuân Sâm', seats: [{ role: 'member', unit: cell }] })
  const proposal = await propose(staff, giving(someone.id))
  assert.deepEqual(await seatsOf(someone.id), ['member'])
  const { json: shown } = await colleague.get(`/api/proposals/${proposal}`)
  assert.equal(shown.proposal.state, 'open')
  assert.deepEqual(shown.proposal.may, ['answer'])
  assert.equal(shown.proposal.names[someone.id], 'Cao Xuân Sâm')
  assert.ok(shown.answerers.some((a: any) => a.role === 'provincialOrganiser' && a.above))
  assert.ok(shown.answerers.every((a: any) => a.role !== 'cellSecretary'))
  assert.ok((await colleague.get('/api/proposals/count')).json.waiting >= 1)
  is(await agree(colleague, proposal), 200)
  assert.deepEqual(await seatsOf(someone.id), ['communeStaff', 'member'])
  const told = await commands(proposal)
  assert.deepEqual(
    told.map(({ command }) => command),
    ['proposals.propose', 'proposals.agree', 'accounts.giveSeat'],
  )
  const done = told.at(-1)
  assert.deepEqual([done.body.proposedBy, done.body.agreedBy, done.actor], [staffMe.account, done.actor, done.actor])
  assert.notEqual(done.actor, staffMe.account)
  is(await agree(colleague, proposal), 200) // the same click once more changes nothing
  is(await agree(third.person, proposal), 409, 'proposals.ended')
})

test('whoever agrees to temporary access reads its reason, its days and the decision; that of a post too', async () => {
  const someone = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  const { rows } = await database.asOwner((tx) => sql<{ today: string }>`select chibo.today() as today`.execute(tx))
  const until = addDays(day(rows[0]!.today), 20)
  const paper = { reason: 'Thay đồng chí đi học', decision: '12-QĐ/ĐU' }
  const proposal = await propose(staff, giving(someone.id, { basis: 'temporary', until, ...paper }))
  const shown = (await colleague.get(`/api/proposals/${proposal}`)).json.proposal
  assert.deepEqual([shown.given, shown.what.until], [paper, until])
  is(await agree(colleague, proposal), 200)
  assert.equal((await colleague.get(`/api/proposals/${proposal}`)).json.proposal.given, null)
})

test('a role of a cell is given and ended by one person', async () => {
  const someone = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  is(await staff.send('POST', giving(someone.id).path, { body: { role: 'cellDeputy', unit: cell } }), 200)
  assert.deepEqual(await seatsOf(someone.id), ['cellDeputy', 'member'])
})

test('neither who proposed, nor whom it is about, nor another unit, nor who may not give it answers', async () => {
  const proposal = await propose(staff, giving(third.account, { role: 'dataProtectionOfficer' }))
  is(await agree(staff, proposal), 403, 'proposals.own')
  is(await agree(third.person, proposal), 403, 'proposals.aboutYou')
  is(await agree(neighbour, proposal), 404)
  is(await agree(secretary.person, proposal), 404)
  is(await neighbour.get(`/api/proposals/${proposal}`), 404)
  assert.ok(!(await neighbour.get('/api/proposals')).text.includes(proposal))
  const withdrawn = await staff.send('POST', `/api/proposals/${proposal}/withdraw`)
  is(withdrawn, 200)
  is(await agree(colleague, proposal), 409, 'proposals.ended')
  assert.deepEqual(await seatsOf(third.account), ['communeStaff'])
  const inspector = await propose(organiser.person, giving(third.account, { role: 'inspector' }))
  is(await agree(colleague, inspector), 404) // a commune gives no inspector
  is(await colleague.send('POST', `/api/proposals/${inspector}/decline`, { body: { reason: 'Không' } }), 404)
})

test('who declines says why; nothing is done, and the same can be proposed anew', async () => {
  const someone = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  const proposal = await propose(staff, giving(someone.id))
  is(await staff.send('POST', giving(someone.id).path, { body: giving(someone.id).body }), 409, 'http.waitsAlready')
  is(await staff.send('POST', `/api/proposals/${proposal}/decline`, { body: { reason: 'Tự từ chối' } }), 403)
  is(await colleague.send('POST', `/api/proposals/${proposal}/decline`, { body: { reason: ' ' } }), 422)
  is(
    await colleague.send('POST', `/api/proposals/${proposal}/decline`, { body: { reason: 'Chưa có quyết định' } }),
    200,
  )
  const { json } = await staff.get(`/api/proposals/${proposal}`)
  assert.deepEqual([json.proposal.state, json.proposal.reason], ['declined', 'Chưa có quyết định'])
  is(await agree(colleague, proposal), 409, 'proposals.ended')
  assert.notEqual(await propose(staff, giving(someone.id)), proposal)
})

test('after its last day a proposal has lapsed, and it is said so', async () => {
  const someone = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  const proposal = await propose(staff, giving(someone.id))
  await database.asOwner((tx) =>
    sql`update proposal set last_on = chibo.today() - 1 where id = ${proposal}`.execute(tx),
  )
  is(await agree(colleague, proposal), 409, 'proposals.ended')
  assert.equal((await staff.get(`/api/proposals/${proposal}`)).json.proposal.state, 'lapsed')
  await propose(staff, giving(someone.id))
})

test('of two who agree at the same moment one is told it is done, and it is done once', async () => {
  const someone = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  const proposal = await propose(staff, giving(someone.id))
  const both = await Promise.all([agree(colleague, proposal), agree(third.person, proposal)])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409])
  assert.deepEqual(await seatsOf(someone.id), ['communeStaff', 'member'])
  assert.equal((await commands(proposal)).filter(({ command }) => command === 'accounts.giveSeat').length, 1)
})

test('a stand-in needs two, and never answers for whom they stand in, nor the other way round, nor for the other stand-in', async () => {
  const [one, two] = [
    await signedIn(server, [{ role: 'cellSecretary', unit: cell }]),
    await signedIn(server, [{ role: 'cellDeputy', unit: cell }]),
  ]
  const today: string = staffMe.today
  const held = (await staff.get(`/api/units/${ward}/roles`)).json.held
  const seat = held.find((h: any) => h.account === staffMe.account).id
  for (const { account } of [one, two]) {
    // straight below, so that they may stand in
    await database.asOwner((tx) =>
      sql`insert into seat (account, role, unit, from_on) values (${account}, 'member', ${ward}, '2020-01-01')`.execute(
        tx,
      ),
    )
    const body = { account, from: today, until: addDays(day(today), 7) }
    const proposed = await staff.send('POST', `/api/seats/${seat}/delegations`, { body })
    await bySecond(proposed, colleague)
  }
  const someone = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  const theirs = await propose(staff, giving(someone.id))
  is(await agree(one.person, theirs), 403, 'proposals.dependent')
  is(await staff.send('POST', `/api/proposals/${theirs}/withdraw`), 200)
  const standIns = await propose(one.person, giving(someone.id))
  is(await agree(two.person, standIns), 403, 'proposals.dependent')
  is(await agree(staff, standIns), 403, 'proposals.dependent')
  is(await agree(colleague, standIns), 200)
  // who is back takes back what is theirs, alone
  const { rows } = await database.asOwner((tx) =>
    sql<{ id: string }>`select id from seat where stands_in_for = ${seat}`.execute(tx),
  )
  for (const { id } of rows) is(await staff.send('POST', `/api/seats/${id}/end`), 200)
})

test('whoever got their role from one person alone does not answer that person', async () => {
  const puppet = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  await database.asOwner((tx) =>
    sql`update seat set given_by = ${staffMe.account} where account = ${puppet.account}`.execute(tx),
  )
  const someone = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  const proposal = await propose(staff, giving(someone.id))
  is(await agree(puppet.person, proposal), 403, 'proposals.dependent')
  const { json } = await staff.get(`/api/proposals/${proposal}`)
  assert.ok(json.answerers.every((a: any) => a.name !== 'puppet'))
  is(await agree(third.person, proposal), 200)
})

test('an account with a role above cell level is opened by two, and its name is kept nowhere once it is answered', async () => {
  const body = { username: 'sam.thu', name: 'Cao Xuân Sâm', role: 'communeSecretary', unit: ward }
  const proposal = await propose(staff, { path: '/api/accounts', body })
  const shown = (await colleague.get(`/api/proposals/${proposal}`)).json.proposal
  assert.deepEqual(shown.opens, { name: body.name, username: body.username })
  is(await staff.send('POST', '/api/accounts', { body }), 409, 'http.waitsAlready')
  is(await agree(colleague, proposal), 200)
  const kept = await database.asOwner((tx) =>
    sql<{ told: string }>`select to_jsonb(p)::text as told from proposal p where id = ${proposal}`.execute(tx),
  )
  assert.ok(!kept.rows[0]!.told.includes('Xuân') && !kept.rows[0]!.told.includes('sam.thu'))
  const { json } = await staff.get('/api/accounts?search=sam.thu')
  assert.equal(json.accounts[0].seats[0].role, 'communeSecretary')
  // its first code is for one of the two to hand over; a third asks for a second person, as for any other
  assert.ok((await third.person.send('POST', `/api/accounts/${json.accounts[0].id}/code`)).json.waits)
  const code = await staff.send('POST', `/api/accounts/${json.accounts[0].id}/code`)
  is(code, 200)
  assert.ok(code.json.code)
})

test('a role is ended by two, and an account that holds one closed by two', async () => {
  const someone = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  await database.asOwner((tx) => sql`update account set unit = ${ward} where id = ${someone.account}`.execute(tx))
  const seat = (await staff.get(`/api/units/${ward}/roles`)).json.held.find((h: any) => h.account === someone.account)
  const ending = waiting(await staff.send('POST', `/api/accounts/${someone.account}/seats/${seat.id}/end`))
  const closing = waiting(await staff.send('POST', `/api/accounts/${someone.account}/close`))
  is(await agree(someone.person, ending), 403, 'proposals.aboutYou')
  is(await agree(colleague, ending), 200)
  assert.deepEqual(await seatsOf(someone.account), [])
  is(await agree(colleague, closing), 200)
  const { json } = await staff.get(`/api/accounts?state=closed&search=${someone.username}`)
  assert.equal(json.accounts.length, 1)
})

test('a new code for whoever holds a higher role is made once, within a day, by one of the two; then the second layer is made anew', async () => {
  const someone = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const path = `/api/accounts/${someone.account}/code`
  const proposal = waiting(await staff.send('POST', path))
  is(await agree(someone.person, proposal), 403, 'proposals.aboutYou')
  is(await agree(colleague, proposal), 200)
  assert.equal(waiting(await third.person.send('POST', path)).length, 36) // a third asks for their own
  const code = await staff.send('POST', path)
  is(code, 200)
  assert.match(code.json.code, /^\w{4}-\w{4}-\w{4}$/)
  is(await colleague.send('POST', path), 409, 'http.waitsAlready') // used up
  const { rows } = await database.asOwner((tx) =>
    sql<{ resets: boolean }>`select resets from activation where account = ${someone.account}`.execute(tx),
  )
  assert.equal(rows[0]!.resets, true)
  const used = await server.person().send('POST', '/api/activation', {
    body: { code: code.json.code, password: 'bốn con mèo ngủ trưa hè' },
  })
  assert.ok(used.status < 300, used.text)
})

test('a code that one person made for an account of a cell opens nothing once it is above; the next takes two, and until then it answers nothing', async () => {
  const body = { username: 'len.cao', name: 'Đậu Văn Lên', role: 'cellSecretary', unit: cell }
  const { id } = (await staff.send('POST', '/api/accounts', { body })).json
  const { code } = (await staff.send('POST', `/api/accounts/${id}/code`)).json
  const look = () => server.person().send('POST', '/api/activation/look', { body: { code } })
  is(await look(), 200)
  await bySecond(await staff.send('POST', giving(id).path, { body: giving(id).body }), colleague)
  is(await look(), 410, 'accounts.codeExpired')
  waiting(await staff.send('POST', `/api/accounts/${id}/code`))
  const someone = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  const { json } = await staff.get(`/api/proposals/${await propose(staff, giving(someone.id))}`)
  assert.ok(json.answerers.length > 0)
  assert.ok(json.answerers.every((a: any) => a.name !== body.name))
})

/** The name at the province's sign-on by which an account alone is entered; `used`: tied to its subject. */
async function signsOn(account: string, used: boolean): Promise<void> {
  await database.owner.query(
    `insert into provincial_login (account, login, only_way, binds_until, issuer, subject, bound_at)
     select $1::uuid, $1::text, true, now() + interval '1 day', case when $2 then 'https://tinh' end, case when $2 then $1::text end, case when $2 then now() end`,
    [account, used],
  )
}

async function loginOf(account: string): Promise<unknown> {
  return (await staff.get(`/api/accounts/${account}/login`)).json.login
}

test('the only way into a higher role is taken away by two, and a new code after it takes two as well', async () => {
  const { account: id } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  await signsOn(id, true)
  await database.owner.query(`delete from account_secret where account = $1`, [id])
  await assert.rejects(
    database.as(staffMe.account, (tx) => sql`select chibo.end_provincial_login(${id})`.execute(tx)),
    /a second person has not agreed/,
  )
  const ending = waiting(await staff.send('POST', `/api/accounts/${id}/login/end`))
  assert.ok(await loginOf(id))
  is(await agree(colleague, ending), 200)
  assert.equal(await loginOf(id), null)
  waiting(await staff.send('POST', `/api/accounts/${id}/code`))
})

test('a name that one person entered for an account of a cell, and nobody used, lapses when the account comes above', async () => {
  const { id } = await anAccount(database, { seats: [{ role: 'member', unit: cell }] })
  await signsOn(id, false)
  await bySecond(await staff.send('POST', giving(id).path, { body: giving(id).body }), colleague)
  assert.equal(await loginOf(id), null)
})

test('after all of it the chains hold', async () => {
  assert.deepEqual(await database.asOwner(findBroken), [])
})
