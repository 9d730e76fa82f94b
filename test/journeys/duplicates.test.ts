import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startOurJobs } from '#app/jobs.ts'
import { aRegister } from './a-register.ts'
import { type Answered, signedIn, type Person } from './a-server.ts'
import { bySecond } from './second-person.ts'

const { server, database, province, ward, cell, second, foreign, staff, colleague, neighbour, entered, page } =
  await aRegister()
const jobs = await startOurJobs(database)
after(() => jobs.stop())
const { person: organiser } = await signedIn(server, [{ role: 'provincialOrganiser', unit: province }])
const { person: secondOrganiser } = await signedIn(server, [{ role: 'provincialOrganiser', unit: province }])

const number = '040170001234'

/** Looks through a unit and waits until it is done. */
async function search(who: Person, unit: string): Promise<void> {
  const begun = await who.send('POST', '/api/duplicates/search', { body: { unit } })
  assert.equal(begun.status, 202, begun.text)
  for (;;) {
    const { json } = await who.get(`/api/jobs/${begun.json.job}`)
    assert.notEqual(json.state, 'failed')
    if (json.state === 'done') return
    await wait(50)
  }
}

/** Two records of one person of the ward, typed by two hands. */
async function twice(name: string): Promise<{ one: string; other: string }> {
  const one = await entered({ name, card: null, workplace: 'Trường Tiểu học Hưng Bình' }, { number })
  const other = await entered({ name, card: null, officialOn: null, skills: 'Đại học' }, { number, unit: second })
  await search(staff, ward)
  return { one, other }
}

async function pairOf(who: Person, ...people: string[]): Promise<any> {
  for (const state of ['open', 'later', 'different']) {
    const { json } = await who.get(`/api/duplicates?state=${state}`)
    const row = json.rows.find((r: any) => [r.one.person, r.other.person].every((p) => people.includes(p)))
    if (row) return (await who.get(`/api/duplicates/${row.id}`)).json
  }
  return undefined
}

function chosen(pair: any, kept: string, over: Record<string, unknown> = {}) {
  const [k, g] = pair.one.person === kept ? [pair.one, pair.other] : [pair.other, pair.one]
  return { version: pair.version, kept, keptVersion: k.version, goneVersion: g.version, ...over }
}

/** A second person agrees; answers which merge came of it. */
async function merged(asked: Answered, agreeing: Person, kept: string): Promise<string> {
  await bySecond(asked, agreeing)
  return (await agreeing.get(`/api/merges?person=${kept}`)).json.rows[0].id
}

const cellOf = (pair: any, person: string) =>
  [pair.one, pair.other].find((side: any) => side.person === person).belongs[0].id

test('two records with one identity number are found, with that as a reason and without the number', async () => {
  const { one, other } = await twice('Phan Thị Thảo')
  const pair = await pairOf(staff, one, other)
  assert.ok(pair, 'the pair is found')
  assert.equal(pair.reasons[0].sentence, 'Số định danh trùng.')
  assert.equal(pair.ofTen, 9)
  assert.ok(!JSON.stringify(pair).includes(number))
  assert.ok(pair.lines.some((l: any) => l.field === 'officialOn' && l.says === 'missing'))
})

test('two official cells wait for a choice; the merge is told on the page, leaves the other one nowhere, and is undone', async () => {
  const { one, other } = await twice('Hồ Thị Sương')
  const pair = await pairOf(staff, one, other)
  const address = `/api/duplicates/${pair.id}`
  const refused = await staff.send('POST', `${address}/merge`, { body: chosen(pair, one) })
  assert.equal(refused.json.code, 'duplicates.twoOfficialCells')
  const asked = await staff.send('POST', `${address}/preview`, { body: chosen(pair, one) })
  assert.equal(asked.json.collisions.length, 1)
  assert.equal(asked.json.after, null)
  const choice = chosen(pair, one, {
    stands: [{ id: cellOf(pair, other), over: cellOf(pair, one) }],
    fields: ['skills'],
  })
  const preview = await staff.send('POST', `${address}/preview`, { body: choice })
  assert.deepEqual(
    preview.json.after.belongs.map((b: any) => b.unit.id),
    [second],
  )
  const made = await merged(await staff.send('POST', `${address}/merge`, { body: choice }), colleague, one)
  const shown = await page(one)
  assert.equal(shown.record.skills, 'Đại học')
  assert.equal(shown.record.workplace, 'Trường Tiểu học Hưng Bình')
  assert.equal(shown.belongs[0].unit.id, second)
  const told = shown.timeline.find((h: any) => h.what === 'merged')
  assert.deepEqual(told.changes, [{ field: 'merge', before: 'Hồ Thị Sương', after: made }])
  const led = await staff.get(`/api/members/${other}`)
  assert.deepEqual([led.status, led.json.code, led.json.facts], [410, 'members.becameOne', { person: one }])
  assert.equal((await neighbour.get(`/api/members/${other}`)).status, 404, 'another ward is told nothing')
  const read = await staff.send('POST', `/api/members/${one}/number`, { body: { reason: 'checkPaper' } })
  assert.deepEqual(read.json, { number })
  const again = await staff.send('POST', `${address}/merge`, { body: choice })
  assert.equal(again.json.code, 'duplicates.mergedMeanwhile')
  assert.equal(again.json.facts.merge, made)

  // somebody goes on working with the one record
  const corrected = await colleague.send('POST', `/api/members/${one}/correct`, {
    body: { version: shown.version, on: '2026-02-01', fields: { workplace: 'Trạm Y tế' } },
  })
  assert.equal(corrected.status, 200, corrected.text)
  const stale = await staff.send('POST', `/api/merges/${made}/undo`, { body: { version: shown.version } })
  assert.equal(stale.json.code, 'duplicates.changedMeanwhile')
  const merge = (await staff.get(`/api/merges/${made}`)).json
  assert.deepEqual(
    merge.later.map((l: any) => l.what),
    [['record']],
  )
  const undone = await staff.send('POST', `/api/merges/${merge.id}/undo`, { body: { version: merge.version } })
  await bySecond(undone, colleague)
  assert.notEqual((await staff.get(`/api/merges/${made}`)).json.undoneAt, null)
  assert.equal((await page(one)).belongs[0].unit.id, cell)
  assert.equal((await page(one)).record.workplace, 'Trường Tiểu học Hưng Bình')
  assert.equal((await page(other)).belongs[0].unit.id, second)
  const number2 = await staff.send('POST', `/api/members/${other}/number`, { body: { reason: 'checkPaper' } })
  assert.deepEqual(number2.json, { number })
  const twiceUndone = await staff.send('POST', `/api/merges/${merge.id}/undo`, { body: { version: merge.version } })
  assert.equal(twiceUndone.json.code, 'duplicates.undoneAlready')
})

test('settled as two people they are not proposed again; the answer can be taken back', async () => {
  const { one, other } = await twice('Lô Thị Hiền')
  const pair = await pairOf(staff, one, other)
  const answer = (given: unknown, version: number, who = staff) =>
    who.send('POST', `/api/duplicates/${pair.id}/answer`, { body: { answer: given, version } })
  const settled = await answer('different', pair.version)
  assert.equal(settled.status, 200, settled.text)
  assert.equal((await answer('later', pair.version, colleague)).json.code, 'duplicates.answeredMeanwhile')
  await search(staff, ward)
  assert.equal((await pairOf(staff, one, other)).state, 'different')
  assert.equal((await answer(null, settled.json.version)).status, 200)
  assert.equal((await pairOf(staff, one, other)).state, 'open')
})

test('a pair across two communes is nothing to either of them, and is settled by whoever stands above both', async () => {
  const one = await entered({ name: 'Vi Văn Pắn', card: '040199000777' })
  const made = await neighbour.send('POST', '/api/members', {
    body: {
      on: '2026-01-10',
      unit: foreign,
      kind: 'official',
      cause: 'received',
      status: 'official',
      fields: { ...(await page(one)).record, name: 'Vi Văn Pắn' },
    },
  })
  assert.equal(made.status, 201, made.text)
  const other: string = made.json.person
  await search(organiser, province)
  const pair = await pairOf(organiser, one, other)
  assert.deepEqual(pair.may, ['settle'])
  for (const who of [staff, neighbour]) {
    await search(who, who === staff ? ward : (await neighbour.get('/api/duplicates')).json.units[0].id)
    assert.equal(await pairOf(who, one, other), undefined)
    const [hidden, absent] = [await who.get(`/api/duplicates/${pair.id}`), await who.get(`/api/duplicates/${one}`)]
    assert.deepEqual([hidden.status, hidden.json], [404, absent.json])
    const tried = await who.send('POST', `/api/duplicates/${pair.id}/merge`, { body: chosen(pair, one) })
    assert.equal(tried.status, 404)
  }
  assert.equal((await staff.send('POST', '/api/duplicates/search', { body: { unit: province } })).status, 404)
  assert.equal((await staff.get(`/api/duplicates?unit=${province}`)).status, 404)
  const asked = await organiser.send('POST', `/api/duplicates/${pair.id}/merge`, {
    body: chosen(pair, one, { stands: [{ id: cellOf(pair, one), over: cellOf(pair, other) }] }),
  })
  const merge = await merged(asked, secondOrganiser, one)
  assert.equal((await neighbour.get(`/api/members/${other}`)).status, 404)
  const [had, never] = [await organiser.get(`/api/members/${other}`), await staff.get(`/api/members/${other}`)]
  assert.deepEqual([had.status, had.json.facts, never.status], [410, { person: one }, 404])
  const seen = await staff.get(`/api/merges/${merge}`)
  assert.deepEqual(seen.json.may, [], 'the ward has the one record, not rights over both')
  assert.equal((await neighbour.get(`/api/merges/${merge}`)).status, 404)
  const tried = await staff.send('POST', `/api/merges/${merge}/undo`, {
    body: { version: seen.json.version },
  })
  assert.equal(tried.json.code, 'duplicates.notBoth')
})

test('where who was kept has moved, the merge is listed and read, and undone only by whoever has both sides', async () => {
  const { one, other } = await twice('Hồ Thị Chuyển')
  const pair = await pairOf(staff, one, other)
  const choice = chosen(pair, one, { stands: [{ id: cellOf(pair, other), over: cellOf(pair, one) }] })
  const asked = await staff.send('POST', `/api/duplicates/${pair.id}/merge`, { body: choice })
  const made = await merged(asked, colleague, one)
  const address = `/api/merges/${made}`
  assert.equal((await neighbour.get(address)).status, 404)
  const shown = (await organiser.get(`/api/members/${one}`)).json
  const moved = await organiser.send('POST', `/api/members/${one}/move`, {
    body: { version: shown.version, on: '2026-03-01', unit: foreign, affiliation: shown.belongs[0].id },
  })
  assert.equal(moved.status, 200, moved.text)
  const { json: listed } = await neighbour.get('/api/merges')
  assert.ok(listed.rows.some((m: any) => m.id === made))
  const read = await neighbour.get(address)
  assert.equal(read.status, 200, read.text)
  const undone = await neighbour.send('POST', `${address}/undo`, { body: { version: read.json.version } })
  assert.equal(undone.json.code, 'duplicates.notBoth', undone.text)
})
