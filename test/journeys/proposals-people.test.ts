import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { findBroken } from '#features/audit/index.server.ts'
import { aRegister } from './a-register.ts'
import { type Person, signedIn } from './a-server.ts'
import { agree, is, propose } from './second-person.ts'

const { server, database, province, cell, foreign, staff, colleague, neighbour, entered, page } = await aRegister()
const organiser = await signedIn(server, [{ role: 'provincialOrganiser', unit: province }])
const secretary = await signedIn(server, [{ role: 'cellSecretary', unit: cell }])

/** The official belonging of somebody. */
async function rowOf(id: string, who: Person): Promise<string> {
  return (await who.get(`/api/members/${id}`)).json.belongs.find((b: any) => b.kind === 'official').id
}

/** Whose account it is in the register. */
async function belongsTo(account: string, person: string | null): Promise<void> {
  await database.asOwner((tx) => sql`update account set person = ${person} where id = ${account}`.execute(tx))
}

test('nobody’s name is removed by one person; what was changed meanwhile is told, and nothing is removed', async () => {
  const person = await entered({ name: 'Hoàng Văn Thử', card: null })
  const seen = await page(person)
  const body = {
    version: seen.version,
    on: '2026-02-01',
    affiliation: seen.belongs[0].id,
    cause: 'removed',
  }
  const path = `/api/members/${person}/end`
  const proposal = await propose(staff, { path, body })
  assert.equal((await page(person)).status, 'official')
  assert.equal((await colleague.get(`/api/proposals/${proposal}`)).json.proposal.names[person], 'Hoàng Văn Thử')
  is(await agree(neighbour, proposal), 404)
  is(await agree(secretary.person, proposal), 404)
  await belongsTo(organiser.account, person)
  is(await agree(organiser.person, proposal), 403, 'proposals.aboutYou')
  const corrected = await staff.send('POST', `/api/members/${person}/correct`, {
    body: { version: seen.version, on: '2026-02-01', fields: { skills: 'Đại học' } },
  })
  is(corrected, 200)
  is(await agree(colleague, proposal), 409, 'members.changedMeanwhile')
  assert.equal((await page(person)).status, 'official')
  is(await staff.send('POST', `/api/proposals/${proposal}/withdraw`), 200)
  const anew = await propose(staff, { path, body: { ...body, version: corrected.json.version } })
  is(await agree(colleague, anew), 200)
  const { rows } = await database.asOwner((tx) =>
    sql<{ status: string }>`
      select status from person_status where person = ${person} and voided_at = 'infinity' and to_on = 'infinity'`.execute(
      tx,
    ),
  )
  assert.equal(rows[0]!.status, 'removed')
  // any other end of a membership is one person's
  const other = await entered({ name: 'Hoàng Thị Thử', card: null })
  const there = await page(other)
  const left = { ...body, version: there.version, affiliation: there.belongs[0].id, cause: 'left' }
  is(await staff.send('POST', `/api/members/${other}/end`, { body: left }), 200)
})

/** Two records of one person, and the pair that was found. */
async function aPair(one: string, other: string): Promise<string> {
  const id = randomUUID()
  const [least, most] = [one, other].toSorted()
  await database.asOwner((tx) =>
    sql`insert into duplicate_pair (id, one, other, probability, reasons)
      values (${id}, ${least}, ${most}, 0.9, '[]')`.execute(tx),
  )
  return id
}

async function choice(who: Person, pair: string, kept: string, over: object = {}): Promise<object> {
  const { json } = await who.get(`/api/duplicates/${pair}`)
  const [k, g] = json.one.person === kept ? [json.one, json.other] : [json.other, json.one]
  return { version: json.version, kept, keptVersion: k.version, goneVersion: g.version, ...over }
}

test('two records become one, and two again, by two people each time', async () => {
  const one = await entered({ name: 'Phan Văn Gộp', card: null })
  const other = await entered({ name: 'Phan Văn Gộp', card: null }, { kind: 'residence' })
  const pair = await aPair(one, other)
  const merging = await propose(staff, {
    path: `/api/duplicates/${pair}/merge`,
    body: await choice(staff, pair, one),
  })
  is(await agree(staff, merging), 403, 'proposals.own')
  is(await agree(neighbour, merging), 404)
  await belongsTo(organiser.account, other)
  is(await agree(organiser.person, merging), 403, 'proposals.aboutYou')
  is(await agree(colleague, merging), 200)
  const led = await staff.get(`/api/members/${other}`)
  is(led, 410, 'members.becameOne')
  const merges = (await staff.get(`/api/merges?person=${one}`)).json.rows
  const { json: merge } = await staff.get(`/api/merges/${merges[0].id}`)
  const undoing = await propose(staff, { path: `/api/merges/${merge.id}/undo`, body: { version: merge.version } })
  is(await agree(organiser.person, undoing), 403, 'proposals.aboutYou')
  await belongsTo(organiser.account, null)
  is(await agree(colleague, undoing), 200)
  is(await staff.get(`/api/members/${other}`), 200)
})

test('across two communes the other unit consents, and sees its own record alone', async () => {
  const here = await entered({ name: 'Lê Thị Hai Nơi', card: null })
  const there = await neighbour.send('POST', '/api/members', {
    body: {
      on: '2026-01-10',
      unit: foreign,
      kind: 'official',
      cause: 'received',
      status: 'official',
      fields: { ...(await page(here)).record, name: 'Lê Thị Hai Nơi Khác', card: null },
    },
  })
  is(there, 201)
  const pair = await aPair(here, there.json.person)
  is(await staff.get(`/api/duplicates/${pair}`), 404)
  const { json: shown } = await organiser.person.get(`/api/duplicates/${pair}`)
  const [k, g] = shown.one.person === here ? [shown.one, shown.other] : [shown.other, shown.one]
  const body = {
    version: shown.version,
    kept: here,
    keptVersion: k.version,
    goneVersion: g.version,
    stands: [{ id: await rowOf(here, organiser.person), over: await rowOf(there.json.person, organiser.person) }],
  }
  const path = `/api/duplicates/${pair}/merge`
  const proposal = await propose(organiser.person, { path, body })
  const asked = await neighbour.get(`/api/proposals/${proposal}`)
  is(asked, 200)
  assert.deepEqual(Object.values(asked.json.proposal.names), ['Lê Thị Hai Nơi Khác'])
  assert.ok(asked.json.proposal.together)
  is(await agree(secretary.person, proposal), 404)
  is(await agree(neighbour, proposal), 200)
  is(await organiser.person.get(`/api/members/${there.json.person}`), 410, 'members.becameOne')
})

test('one who has but one of the two records proposes, and the unit of the other consents', async () => {
  const here = await entered({ name: 'Võ Thị Một Bên', card: null })
  const there = await neighbour.send('POST', '/api/members', {
    body: {
      on: '2026-01-10',
      unit: foreign,
      kind: 'official',
      cause: 'received',
      status: 'official',
      fields: { ...(await page(here)).record, name: 'Võ Thị Một Bên', card: null },
    },
  })
  const person = there.json.person
  // who lives in the ward is seen there, and settled by the other commune
  await database.asOwner((tx) =>
    sql`insert into affiliation (id, person, kind, unit, from_on, cause)
      values (${randomUUID()}, ${person}, 'residence', ${cell}, '2026-01-10', 'introduced')`.execute(tx),
  )
  const pair = await aPair(here, person)
  assert.deepEqual((await staff.get(`/api/duplicates/${pair}`)).json.may, ['merge'])
  const body = await choice(staff, pair, here, {
    stands: [{ id: await rowOf(here, staff), over: await rowOf(person, staff) }],
  })
  const proposal = await propose(staff, { path: `/api/duplicates/${pair}/merge`, body })
  is(await agree(colleague, proposal), 403, 'proposals.otherUnit') // the same side twice is no consent
  is(await agree(neighbour, proposal), 200)
  is(await staff.get(`/api/members/${person}`), 410, 'members.becameOne')
})

test('after all of it the chains hold', async () => {
  assert.deepEqual(await database.asOwner(findBroken), [])
})
