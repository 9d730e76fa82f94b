import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Person } from './a-server.ts'
import { aRegister, fields, namesOf } from './a-register.ts'

const { ward, cell, second, foreign, staff, colleague, entered, page, list } = await aRegister()

test('what happened on Friday and was typed on Monday happened on Friday; what was known before stays readable', async () => {
  const id = await entered({ name: 'Hoàng Thị Mai' })
  const { version } = await page(id)
  const moved = await staff.send('POST', `/api/members/${id}/move`, {
    body: { version, on: '2026-05-01', affiliation: (await page(id)).belongs[0].id, unit: second },
  })
  assert.equal(moved.status, 200, moved.text)
  assert.equal((await page(id)).belongs[0].unit.id, second)
  assert.equal((await page(id, '?on=2026-04-30')).belongs[0].unit.id, cell)
  assert.deepEqual((await page(id, '?on=2026-04-30')).may, [])
  assert.ok(namesOf(await list(`?unit=${cell}&on=2026-04-30`)).includes('Hoàng Thị Mai'))
  assert.ok(!namesOf(await list(`?unit=${cell}`)).includes('Hoàng Thị Mai'))
  const corrected = await staff.send('POST', `/api/members/${id}/correct`, {
    body: { version: moved.json.version, on: '2026-06-01', fields: { name: 'Hoàng Thị Mây' } },
  })
  assert.equal(corrected.status, 200, corrected.text)
  const { timeline } = await page(id)
  assert.deepEqual(
    timeline.filter((h: any) => h.what === 'corrected').map((h: any) => h.changes),
    [[{ field: 'name', before: 'Hoàng Thị Mai', after: 'Hoàng Thị Mây' }]],
  )
  assert.deepEqual(
    timeline.filter((h: any) => h.what === 'began').map((h: any) => [h.on, h.unit.id]),
    [
      ['2026-05-01', second],
      ['2026-01-10', cell],
    ],
  )
})

test('of two people who change the same member the second is told what the first did, and overwrites nothing', async () => {
  const id = await entered({ name: 'Vũ Thị Hai' })
  const { version } = await page(id)
  const correct = (person: Person, changed: object) =>
    person.send('POST', `/api/members/${id}/correct`, { body: { version, on: '2026-06-01', fields: changed } })
  const both = await Promise.all([
    correct(staff, { workplace: 'Trường thử' }),
    correct(colleague, { card: '040196999999' }),
  ])
  assert.deepEqual(both.map((a) => a.status).toSorted(), [200, 409])
  const refused = both.find((a) => a.status === 409)!.json
  assert.equal(refused.code, 'members.changedMeanwhile')
  assert.match(refused.detail, /Người Thử đã ghi .*(nơi làm việc|số thẻ đảng)/)
  const { record } = await page(id)
  assert.equal([record.workplace === 'Trường thử', record.card === '040196999999'].filter(Boolean).length, 1)
})

test('membership ends everywhere at once; taken back by saying what was so on that very day', async () => {
  const id = await entered({ name: 'Phan Văn Cuối' })
  let shown = await page(id)
  const joined = await staff.send('POST', `/api/members/${id}/join`, {
    body: { version: shown.version, on: '2026-02-01', unit: second, kind: 'residence', cause: 'found' },
  })
  assert.equal(joined.status, 200, joined.text)
  const official = shown.belongs[0].id
  const end = { version: joined.json.version, on: '2026-07-01', affiliation: official, cause: 'deceased' }
  const ended = await staff.send('POST', `/api/members/${id}/end`, { body: end })
  assert.equal(ended.status, 200, ended.text)
  assert.ok(!namesOf(await list('?size=200')).includes('Phan Văn Cuối'))
  shown = await page(id)
  assert.deepEqual([shown.belongs, shown.status], [[], 'deceased'])
  assert.equal((await page(id, '?on=2026-06-30')).belongs.length, 2)
  const again = await staff.send('POST', `/api/members/${id}/join`, {
    body: { version: shown.version, on: '2026-08-01', unit: cell, kind: 'official', cause: 'received' },
  })
  assert.equal(again.json.code, 'members.membershipOver', again.text)
  const back = await staff.send('POST', `/api/members/${id}/status`, {
    body: { version: shown.version, on: '2026-07-01', status: 'official' },
  })
  assert.equal(back.status, 200, back.text)
  const rejoined = await staff.send('POST', `/api/members/${id}/join`, {
    body: { version: back.json.version, on: '2026-07-01', unit: cell, kind: 'official', cause: 'received' },
  })
  assert.equal(rejoined.status, 200, rejoined.text)
  assert.ok(namesOf(await list('?size=200')).includes('Phan Văn Cuối'))
})

test('what cannot be is refused with a sentence, and nothing half done', async () => {
  const id = await entered({ name: 'Ngô Thị Chín' })
  const { version, belongs } = await page(id)
  const affiliation = belongs[0].id
  const before = await page(id)
  const refusals: [string, string, object, string][] = [
    [
      'join',
      'second official cell',
      { on: '2026-02-01', unit: second, kind: 'official', cause: 'received' },
      'members.secondOfficialCell',
    ],
    [
      'join',
      'twice in one cell',
      { on: '2026-02-01', unit: cell, kind: 'official', cause: 'received' },
      'members.alreadyThere',
    ],
    [
      'join',
      'end before begin',
      { on: '2026-02-01', toOn: '2026-01-01', unit: second, kind: 'residence', cause: 'found' },
      'members.endBeforeBegin',
    ],
    [
      'join',
      'before the cell stood',
      { on: '2019-02-01', unit: second, kind: 'residence', cause: 'found' },
      'members.unitNotStanding',
    ],
    ['join', 'no cell', { on: '2026-02-01', unit: ward, kind: 'residence', cause: 'found' }, 'members.notACell'],
    ['move', 'tomorrow', { on: '2199-01-01', affiliation, unit: second }, 'members.dayInFuture'],
    ['move', 'out of reach', { on: '2026-02-01', affiliation, unit: foreign }, 'members.noSuchUnit'],
    ['end', 'before it began', { on: '2026-01-10', affiliation, cause: 'moved' }, 'members.endBeforeBegin'],
    [
      'correct',
      'official before admitted',
      { on: '2026-02-01', fields: { officialOn: '1990-01-01' } },
      'members.officialBeforeAdmitted',
    ],
    ['correct', 'nothing new', { on: '2026-02-01', fields: { card: fields.card } }, 'members.unchanged'],
    ['status', 'the same', { on: '2026-02-01', status: 'official' }, 'members.unchanged'],
    ['status', 'before the register', { on: '2025-02-01', status: 'exempt' }, 'members.notYetMember'],
  ]
  for (const [how, what, body, code] of refusals) {
    const answered = await staff.send('POST', `/api/members/${id}/${how}`, { body: { version, ...body } })
    assert.equal(answered.json?.code, code, `${what}: ${answered.text}`)
    assert.ok(answered.status >= 400 && answered.status < 500 && answered.json.title.length > 10)
  }
  const impossible = await staff.send('POST', `/api/members/${id}/correct`, {
    body: { version, on: '2026-02-31', fields: { born: '1970-02-31', admittedOn: '0000-01-01' } },
  })
  assert.equal(impossible.status, 422)
  assert.deepEqual(impossible.json.errors.map((e: any) => e.at).toSorted(), [
    '$.fields.admittedOn',
    '$.fields.born',
    '$.on',
  ])
  assert.match(impossible.json.errors[0].message, /lịch|quá xa/)
  assert.deepEqual(await page(id), before)
  assert.equal((await staff.get('/api/members?on=2199-01-01')).json.code, 'members.dayInFuture')
})

test('two official cells at the same moment: one is written, the other is told', async () => {
  const id = await entered({ name: 'Đinh Thị Đua' }, { kind: 'residence', cause: 'found' })
  const { version } = await page(id)
  const join = (person: Person, unit: string) =>
    person.send('POST', `/api/members/${id}/join`, {
      body: { version, on: '2026-02-01', unit, kind: 'official', cause: 'received' },
    })
  const both = await Promise.all([join(staff, cell), join(colleague, second)])
  assert.deepEqual(both.map((a) => a.status).toSorted(), [200, 409])
})
