import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { aRegister, fields } from './a-register.ts'
import { signedIn } from './a-server.ts'

const { server, database, province, ward, cell, foreign, staff, neighbour, entered, page, list } = await aRegister()
const { person: organiser } = await signedIn(server, [{ role: 'provincialOrganiser', unit: province }])

test('whoever moved away is shown to the former office as known when they left: no later workplace, name, entry or typist', async () => {
  const id = await entered({ name: 'Lê Thị Chuyển', workplace: 'Trường cũ' })
  // typed when the ward began with it, not on the day of this test
  await database.asOwner((tx) =>
    sql`update person_record set recorded_at = '2026-01-12' where person = ${id}`.execute(tx),
  )
  const { version, belongs } = await page(id)
  const moved = await organiser.send('POST', `/api/members/${id}/move`, {
    body: { version, on: '2026-05-01', affiliation: belongs[0].id, unit: foreign },
  })
  assert.equal(moved.status, 200, moved.text)
  const corrected = await neighbour.send('POST', `/api/members/${id}/correct`, {
    body: {
      version: moved.json.version,
      on: '2026-06-01',
      fields: { name: 'Lê Thị Khác', workplace: 'Nơi mới', actualResidence: 'Xóm mới' },
    },
  })
  assert.equal(corrected.status, 200, corrected.text)
  assert.equal((await staff.get(`/api/members/${id}`)).status, 404)
  const then = await staff.get(`/api/members/${id}?on=2026-04-01`)
  assert.equal(then.status, 200)
  assert.equal(then.json.record.workplace, 'Trường cũ')
  const listed = await staff.get(`/api/members?unit=${ward}&on=2026-04-01`)
  const file = await staff.get(`/api/members/export?unit=${ward}&on=2026-04-01`)
  const told = [
    then.text,
    listed.text,
    Object.values(unzipSync(file.bytes))
      .map((p) => new TextDecoder().decode(p))
      .join(),
  ]
  for (const text of told) {
    assert.match(text, /Chuyển/)
    assert.doesNotMatch(text, /Khác|Nơi mới|Xóm mới|corrected/)
  }
  assert.equal((await list(`?unit=${cell}&on=2026-04-01&search=chuyen`)).rows.length, 1)
  assert.equal((await list(`?unit=${cell}&on=2026-04-01&search=khac`)).rows.length, 0)
  assert.equal((await page(id, '?on=2026-04-01', organiser)).record.workplace, 'Nơi mới', 'they have the person today')
  assert.equal((await page(id, '', neighbour)).record.workplace, 'Nơi mới')
})

test('the day of admission keeps the hour at which it was first typed, also after other fields were corrected', async () => {
  const id = await entered({ name: 'Lê Thị Giờ' })
  await database.asOwner((tx) =>
    sql`update person_record set recorded_at = '2026-01-12T08:00:00+07:00' where person = ${id}`.execute(tx),
  )
  const { version } = await page(id)
  const body = { version, on: '2026-06-01', fields: { workplace: 'Trường thử' } }
  assert.equal((await staff.send('POST', `/api/members/${id}/correct`, { body })).status, 200)
  const { timeline } = await page(id)
  const admitted = timeline.find((h: any) => h.what === 'admitted')
  assert.equal(admitted.on, fields.admittedOn)
  assert.equal(Date.parse(admitted.typedAt), Date.parse('2026-01-12T08:00:00+07:00'))
  assert.equal(admitted.voidedAt, null)
})

test('an office that only has where somebody lives writes neither their status nor their facts, also in the second wall', async () => {
  const id = await entered({ name: 'Lê Thị Ở' })
  const { account } = await signedIn(server, [{ role: 'communeStaff', unit: foreign }])
  const residence = randomUUID()
  await database.asOwner((tx) =>
    sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (${residence}, ${id}, 'residence', ${foreign}, '2026-02-01', 'found')`.execute(
      tx,
    ),
  )
  for (const written of [
    sql`insert into person_status (id, person, status, from_on, to_on) values (${randomUUID()}, ${id}, 'removed', '1950-01-01', '1951-01-01')`,
    sql`insert into person_record (id, person, name) values (${randomUUID()}, ${id}, 'Tên khác')`,
    sql`insert into affiliation (id, person, kind, unit, from_on, to_on, cause)
      values (${randomUUID()}, ${id}, 'official', ${foreign}, '1950-01-01', '1951-01-01', 'found')`,
  ])
    await assert.rejects(
      database.as(account, async (tx) => {
        await sql`select chibo.void_facts('{}', '{}', array[${residence}]::uuid[])`.execute(tx)
        await written.execute(tx)
      }),
      { code: '42501' },
    )
})
