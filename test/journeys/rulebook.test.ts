import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aServer, signedIn } from './a-server.ts'

const server = await aServer()
const { person } = await signedIn(server)

test('the rulebook is open to whoever is signed in, and to nobody else', async () => {
  assert.equal((await person.get('/api/rules')).status, 200)
  for (const path of [
    '/api/rules',
    '/api/rules/transfers.procedure',
    '/api/rule-differences?one=2026-01-01&other=2026-02-01',
  ])
    assert.equal((await server.person().get(path)).status, 401)
})

test('"giay gioi thieu" on a past day shows the version of that day', async () => {
  const { json } = await person.get('/api/rules?on=2025-03-01&search=giay%20gioi%20thieu')
  assert.equal(json.on, '2025-03-01')
  assert.equal(json.groups[0].name, 'Chuyển sinh hoạt đảng')
  const line = json.groups[0].rules.find((r: { id: string }) => r.id === 'transfers.presentation')
  assert.deepEqual([line.value, line.source, line.trust], ['30 ngày làm việc', '232-QĐ/TW', 'presumed'])
})

test('one rule tells its versions and the document in between that nobody has read', async () => {
  const { json } = await person.get('/api/rules/transfers.presentation?on=2026-11-23', {
    headers: { 'accept-language': 'en' },
  })
  assert.equal(json.name, 'Presenting the introduction paper')
  assert.deepEqual(
    json.history.map((h: { kind: string }) => h.kind),
    ['version', 'document', 'version', 'version', 'version'],
  )
})

test('two days are compared', async () => {
  const { json } = await person.get('/api/rule-differences?one=2026-07-25&other=2026-07-26')
  const ids = json.differences.map((d: { id: string }) => d.id)
  assert.ok(ids.includes('transfers.procedure'))
  assert.ok(!ids.includes('transfers.noShow'))
  assert.equal(json.same + ids.length, 54)
})

test('a rule nobody knows is not found; a day that is none is said to be wrong', async () => {
  assert.equal((await person.get('/api/rules/transfers.nothing')).status, 404)
  assert.equal((await person.get('/api/rules/__proto__')).status, 404)
  for (const path of ['/api/rules?on=31/02/2026', '/api/rules?on=2026-02-31', '/api/rule-differences?one=2026-01-01']) {
    const { status, json } = await person.get(path)
    assert.ok(status >= 400 && status < 500, path)
    assert.equal(typeof json.title, 'string')
  }
})

test('the first and the last day there is are answered like any other', async () => {
  for (const on of ['0001-01-01', '9999-12-31']) assert.equal((await person.get(`/api/rules?on=${on}`)).status, 200)
})
