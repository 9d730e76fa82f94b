import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { addDays, todayInVietnam } from '#kernel/day.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import { closeDay, sealReadings } from '#features/audit/index.server.ts'
import { aDevice } from './a-device.ts'
import { type Answered, aServer, aUnit, signedIn } from './a-server.ts'

const today = todayInVietnam(Date.now())
const yesterday = addDays(today, -1)
const folder = mkdtempSync(path.join(tmpdir(), 'chibo-trails-'))
after(() => rmSync(folder, { recursive: true }))

function at(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}

function is({ status, text }: Answered, expected: number): void {
  assert.equal(status, expected, text)
}

/** Two wards below a province, a member in a cell of the first, entered and looked at by its staff. */
async function aProvince() {
  const server = await aServer({ secrets: secretsFrom(new Uint8Array(32).fill(3)) })
  const { database } = server
  const top = await aUnit(database, { name: 'Tỉnh ủy thử', kind: 'provincialCommittee' })
  const ward = await aUnit(database, { name: 'Đảng ủy phường thử', parent: top })
  const nextDoor = await aUnit(database, { name: 'Đảng ủy phường bên', parent: top })
  const cell = await aUnit(database, { name: 'Chi bộ Khối thử', kind: 'residentialCell', parent: ward })
  const staff = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const neighbour = await signedIn(server, [{ role: 'communeStaff', unit: nextDoor }])
  const inspector = await signedIn(server, [{ role: 'inspector', unit: top }])
  const officer = await signedIn(server, [{ role: 'dataProtectionOfficer', unit: ward }])
  const organiser = await signedIn(server, [{ role: 'provincialOrganiser', unit: top }])
  const fields = {
    name: 'Phan Thị Hồng Nhạn',
    born: '1969-06-14',
    sex: 'female',
    card: null,
    admittedOn: '1990-05-19',
    officialOn: '1991-05-19',
    retiredOn: null,
    workplace: null,
    permanentResidence: null,
    temporaryResidence: null,
    actualResidence: null,
    skills: null,
  }
  const entered = await staff.person.send('POST', '/api/members', {
    body: { on: today, unit: cell, kind: 'official', cause: 'received', status: 'official', number: null, fields },
  })
  is(entered, 201)
  const member: string = entered.json.person
  is(await staff.person.get(`/api/members/${member}`), 200)
  is(await staff.person.get(`/api/members?unit=${cell}`), 200)
  return { server, top, ward, cell, member, staff, neighbour, inspector, officer, organiser }
}

const world = aProvince()

test('an inspector follows a member: who entered them, who opened the record, from where; and the look itself is recorded', async () => {
  const { member, inspector, staff } = await world
  const { json, status, text } = await inspector.person.get(`/api/trails/members/${member}`)
  assert.equal(status, 200, text)
  assert.equal(json.name, 'Phan Thị Hồng Nhạn')
  assert.deepEqual(json.may, ['readings', 'export'])
  const rows: { kind: string; what: string; who: { id: string }; origin: string | null; proof: string }[] = json.rows
  assert.deepEqual(
    rows.filter((r) => r.who.id === staff.account).map((r) => [r.kind, r.what]),
    [
      ['reading', 'listMembers'],
      ['reading', 'getMember'],
      ['change', 'members.enter'],
    ],
  )
  assert.match(rows.find((r) => r.what === 'getMember')!.origin!, /^(::ffff:)?127\.0\.0\.1 [0-9a-f]{8}$/)
  const again = await inspector.person.get(`/api/trails/members/${member}?show=readings&by=${inspector.account}`)
  assert.ok(again.json.rows.some((r: any) => r.what === 'getMemberTrail'))
  assert.ok(again.json.rows.every((r: any) => r.who.id === inspector.account))
})

test('staff see what was changed at their ward and not who read; a neighbour does not find the member at all', async () => {
  const { member, staff, neighbour, inspector } = await world
  const { json } = await staff.person.get(`/api/trails/members/${member}`)
  assert.deepEqual([json.readings, json.changes, json.may], [0, 1, []])
  is(await neighbour.person.get(`/api/trails/members/${member}`), 404)
  is(await staff.person.get(`/api/trails/members/${member}/export`), 403)
  is(await neighbour.person.get(`/api/trails/accounts/${staff.account}`), 404)
  is(await staff.person.get(`/api/trails/accounts/${inspector.account}`), 404)
  const found = await neighbour.person.get('/api/trails?search=hong nhan')
  assert.deepEqual(found.json.found, [])
  const mine = await staff.person.get('/api/trails?search=hồng nhạn')
  assert.deepEqual(
    mine.json.found.map((f: any) => [f.kind, f.id, f.detail]),
    [['member', member, 'Chi bộ Khối thử']],
  )
})

test('whoever follows the trail of their own record does not learn there that an inspector has read it', async () => {
  const { server, member, inspector, officer } = await world
  is(await inspector.person.get(`/api/members/${member}`), 200)
  const told = async () => (await officer.person.get(`/api/trails/members/${member}?show=readings`)).json
  const before = await told()
  assert.ok(before.rows.some((r: any) => r.who.id === inspector.account))
  const own = (person: string | null) =>
    server.database.asOwner((tx) =>
      sql`update account set person = ${person} where id = ${officer.account}`.execute(tx),
    )
  await own(member)
  const later = await told()
  assert.ok(later.rows.every((r: any) => r.who.id !== inspector.account))
  assert.ok(later.readings < before.readings, 'nor is it counted')
  assert.ok(!JSON.stringify(later).includes(inspector.account))
  const { bytes } = await officer.person.get(`/api/trails/members/${member}/export`)
  const lines = Buffer.from(unzipSync(bytes)['dau-vet.jsonl']!).toString().split('\n').filter(Boolean)
  const readings = lines.map((line) => JSON.parse(line)).filter(({ k }) => k === 'reading')
  assert.ok(readings.some(({ account }) => account === officer.account))
  assert.ok(readings.every(({ account }) => account !== inspector.account))
  await own(null)
})

test('an account is followed by those above it: what it did and read, each with whom it was about where that is theirs', async () => {
  const { staff, officer, member } = await world
  const { json } = await officer.person.get(`/api/trails/accounts/${staff.account}`)
  assert.deepEqual(
    json.rows
      .filter((r: any) => ['members.enter', 'getMember'].includes(r.what))
      .map((r: any) => [r.what, r.about?.id, r.about?.name]),
    [
      ['getMember', member, 'Phan Thị Hồng Nhạn'],
      ['members.enter', member, 'Phan Thị Hồng Nhạn'],
    ],
  )
})

test('an export is verified on another machine with a head that was taken out, and tells what it cannot prove', async () => {
  const { server, member, inspector, staff, organiser } = await world
  await server.database.asOwner((tx) => sealReadings(tx, 0))
  const shown = (await server.database.asOwner((tx) => closeDay(tx, yesterday)))!
  const before = await inspector.person.get('/api/heads')
  assert.deepEqual(
    before.json.heads.map((h: any) => [h.onDay, h.shown, h.witnesses]),
    [[yesterday, shown, []]],
  )
  assert.deepEqual(before.json.may, ['export', 'countersign', 'sign'])
  is(await staff.person.send('POST', `/api/heads/${yesterday}/takings`), 403)
  is(await inspector.person.send('POST', `/api/heads/${addDays(today, -9)}/takings`), 404)
  const taken = await inspector.person.send('POST', `/api/heads/${yesterday}/takings`)
  is(taken, 200)
  assert.equal(taken.json.name, `dau-niem-${yesterday}.json`)
  assert.ok(!taken.text.includes(inspector.account))
  is(await staff.person.send('POST', `/api/heads/${yesterday}/countersignatures`, { body: { shown } }), 403)
  const wrong = await organiser.person.send('POST', `/api/heads/${yesterday}/countersignatures`, {
    body: { shown: '0000 0000 0000' },
  })
  assert.deepEqual([wrong.status, wrong.json.code], [409, 'audit.otherHead'])
  is(
    await organiser.person.send('POST', `/api/heads/${yesterday}/countersignatures`, {
      body: { shown: `${shown.slice(0, 4)} ${shown.slice(4, 8)} ${shown.slice(8)}`.toLowerCase() },
    }),
    200,
  )
  const { json } = await staff.person.get('/api/heads')
  assert.deepEqual(
    json.heads[0].witnesses.map((w: any) => [w.way, w.by]),
    [
      ['file', null],
      ['countersigned', null],
    ],
    'the ward sees that it was taken, not by which inspector',
  )
  const trail = await inspector.person.get(`/api/trails/members/${member}`)
  assert.equal(trail.json.rows.find((r: any) => r.what === 'members.enter').proof, 'outside')
  assert.equal(trail.json.rows.find((r: any) => r.what === 'getMember').proof, 'outside')
  assert.ok(trail.json.covered >= 3)

  const { bytes } = await inspector.person.get(`/api/trails/members/${member}/export`)
  const files = unzipSync(bytes)
  assert.deepEqual(Object.keys(files).toSorted(), ['DOC-TRUOC.txt', 'dau-vet.jsonl', 'verify-trail.mjs'])
  const verifier = at('verify-trail.mjs', files['verify-trail.mjs']!)
  const run = (...args: string[]) => spawnSync(process.execPath, [verifier, ...args], { encoding: 'utf8' })
  const good = run(at('xuat.zip', bytes), at('dau-niem.json', taken.json.file), `${yesterday}=${shown}`)
  assert.equal(good.status, 0, good.stdout + good.stderr)
  assert.match(good.stdout, new RegExp(`Khớp đến hết dấu niêm ngày ${yesterday}`))
  assert.match(good.stdout, /không chứng minh được là không lượt đọc nào bị bỏ ra ngoài/)
  const text = new TextDecoder().decode(files['dau-vet.jsonl'])
  const forged = run(at('gia.jsonl', text.replace('"operation":"getMember"', '"operation":"listMembers"')))
  assert.equal(forged.status, 1)
  assert.match(forged.stdout, /đã bị sửa/)
})

test('an inspector signs the head of a day with a key that never leaves their device; whoever has its print on paper verifies it', async () => {
  const { server, member, inspector, staff, officer, organiser } = await world
  await server.database.asOwner((tx) => closeDay(tx, yesterday))
  const ask = async (to: string, status = 200) => {
    const answered = await inspector.person.send('POST', to)
    is(answered, status)
    return answered.json.options
  }
  const [signing, making] = [`/api/heads/${yesterday}/signatures`, '/api/head-keys']
  for (const { person } of [staff, officer, organiser])
    for (const to of [making, signing]) is(await person.send('POST', `${to}/options`), 403)
  assert.equal((await inspector.person.get(`${making}/own`)).json.key, null)
  await ask(`${signing}/options`, 404)

  const device = aDevice(server.url)
  const options = await ask(`${making}/options`)
  assert.match(options.user.name, /^Dấu niêm · /)
  assert.notEqual(options.user.id, Buffer.from(inspector.account.replaceAll('-', ''), 'hex').toString('base64url'))
  const made = await inspector.person.send('POST', making, { body: { response: device.create(options) } })
  is(made, 200)
  assert.match(made.json.print, /^[0-9A-HJKMNP-TV-Z]{20}$/)
  const again = await inspector.person.send('POST', making, { body: { response: device.create(options) } })
  assert.deepEqual([again.status, again.json.code], [422, 'audit.keyWrong'], 'a challenge serves once')
  assert.equal((await inspector.person.get(`${making}/own`)).json.key.print, made.json.print)

  await ask(`/api/heads/${addDays(today, -9)}/signatures/options`, 404)
  const toSign = await ask(`${signing}/options`)
  const put = (response: object) => inspector.person.send('POST', signing, { body: { response } })
  is(await put(aDevice(server.url).get(toSign)), 422)
  is(await put(device.get({ challenge: options.challenge })), 422)
  is(await put(device.get(toSign)), 200)
  is(await put(device.get(toSign)), 200)
  const listed = await inspector.person.get('/api/heads')
  assert.equal(listed.json.heads[0].witnesses.filter((w: any) => w.way === 'key').length, 1)

  const { bytes } = await inspector.person.get(`/api/trails/members/${member}/export`)
  const [exported, kept] = [at('ky.zip', bytes), at('khoa.json', made.json.file)]
  const verifier = at('kiem.mjs', unzipSync(bytes)['verify-trail.mjs']!)
  const run = (...args: string[]) => spawnSync(process.execPath, [verifier, exported, ...args], { encoding: 'utf8' })
  for (const key of [kept, `key=${made.json.print}`]) {
    const good = run(key)
    assert.equal(good.status, 0, good.stdout + good.stderr)
    assert.match(good.stdout, new RegExp(`Khớp đến hết dấu niêm ngày ${yesterday}`))
  }
  assert.match(run().stdout, /chữ ký không chứng minh gì: người quản trị máy chủ cũng lập được khóa/)

  const next = await ask(`${making}/options`)
  is(await inspector.person.send('POST', making, { body: { response: aDevice(server.url).create(next) } }), 200)
  is(await put(device.get(toSign)), 422)
})

test('what is slipped into the log behind the program’s back is shown as differing', async () => {
  const { server, member, inspector } = await aProvince()
  await server.database.asOwner((tx) => sealReadings(tx, 0))
  await server.database.asOwner((tx) => closeDay(tx, yesterday))
  await server.database.asOwner((tx) =>
    sql`update read_log set operation = 'listPeople' where operation = 'getMember'`.execute(tx),
  )
  await server.database.asOwner((tx) =>
    sql`update event set on_day = '2026-01-01' where command = 'members.enter'`.execute(tx),
  )
  const { json } = await inspector.person.get(`/api/trails/members/${member}`)
  const proofs = Object.fromEntries(json.rows.map((r: any) => [r.what, r.proof]))
  assert.deepEqual(
    [proofs['listPeople'], proofs['members.enter'], proofs['listMembers']],
    ['differs', 'differs', 'inside'],
  )
})

test('days that are crossed are told, and pages of a long trail are walked', async () => {
  const { member, inspector, staff } = await world
  const crossed = await inspector.person.get(`/api/trails/members/${member}?from=${today}&to=${yesterday}`)
  assert.deepEqual([crossed.status, crossed.json.code], [422, 'audit.daysCrossed'])
  const one = await inspector.person.get(`/api/trails/accounts/${staff.account}?size=1`)
  const two = await inspector.person.get(`/api/trails/accounts/${staff.account}?size=1&page=2`)
  assert.equal(one.json.rows.length, 1)
  assert.notDeepEqual(one.json.rows, two.json.rows)
  assert.equal(one.json.pages, one.json.found)
})
