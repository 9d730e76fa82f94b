import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { signedIn } from './a-server.ts'
import { accepted, aList, anImportDesk, aRow, given, standing } from './import-desk.ts'

test('people one may not see are as if there were none: the same answer', async () => {
  const { server, person, ward, other } = await anImportDesk()
  const colleague = await signedIn(server, [{ role: 'communeStaff', unit: other }])
  const theirs = await given(
    { person: colleague.person, ward: other },
    await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 12')]),
  )
  await accepted(colleague.person, theirs.import.id)
  const look = async (row: Parameters<typeof aRow>) => {
    const preview = await given({ person, ward }, await aList([aRow(...row)]))
    const rows = await standing(person, preview.import.id, 'new')
    return { difference: preview.difference, row: { ...rows[0], name: '', born: '' } }
  }
  const hidden = await look([1, 'Nguyễn Thị Lan', 'Khối 3'])
  const none = await look([1, 'Nguyễn Thị Lân', 'Khối 3', { 4: '040201009999' }])
  assert.deepEqual(hidden, none)
  const ofOthers = await person.get(`/api/imports/${theirs.import.id}`)
  assert.equal(ofOthers.status, 404)
  const undo = await person.send('POST', `/api/imports/${theirs.import.id}/undo`, { body: {} })
  assert.equal(undo.status, 404)
})

test('whatever is asked of an import of others is answered as if there were none', async () => {
  const { server, person, ward, other } = await anImportDesk()
  const neighbour = (await signedIn(server, [{ role: 'communeStaff', unit: other }])).person
  const colleague = (await signedIn(server, [{ role: 'communeStaff', unit: ward }])).person
  const list = await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3')])
  const written = (await given({ person, ward }, list)).import.id
  await accepted(person, written)
  const draft = (await given({ person, ward }, await aList([aRow(2, 'Trần Văn Hùng', 'Khối 3')]))).import.id
  const asked: readonly (readonly [method: string, path: string, body?: unknown])[] = [
    ['GET', ''],
    ['GET', '/rows'],
    ['GET', '/units'],
    ['GET', '/difference?stands=new'],
    ['GET', '/gone'],
    ['GET', '/undo'],
    ['PATCH', '/cells', { row: 2, field: 'name', how: 'confirm' }],
    ['PATCH', '/choices', { row: 2, leave: true }],
    ['PATCH', '/gone-choices', { n: 1, choice: null }],
    ['POST', '/compare', { cells: {} }],
    ['POST', '/accept', {}],
    ['POST', '/undo', { leaveHanging: true }],
    ['DELETE', ''],
  ]
  const none = randomUUID()
  for (const [stranger, things] of [
    [neighbour, [draft, written]],
    [colleague, [draft]],
  ] as const)
    for (const [method, path, body] of asked) {
      const of = async (id: string) => {
        const { status, text } = await stranger.send(
          method,
          `/api/imports/${id}${path}`,
          body === undefined ? {} : { body },
        )
        return [status, text.replaceAll(id, '')]
      }
      for (const thing of things) assert.deepEqual(await of(thing), await of(none), `${method} ${path}`)
    }
  const give = async (unit: string) => {
    const { status, text } = await neighbour.send('POST', `/api/imports?unit=${unit}&fileName=a.xlsx`, {
      raw: list,
      headers: { 'content-type': 'application/octet-stream' },
    })
    return [status, text]
  }
  assert.deepEqual(await give(ward), await give(none))
  assert.deepEqual((await neighbour.get(`/api/imports?unit=${ward}`)).json, { imports: [], total: 0 })
  assert.deepEqual(
    (await colleague.get('/api/imports')).json.imports.map((i: any) => i.id),
    [written],
  )
  assert.equal((await person.get('/api/imports')).json.total, 2)
})

test('a draft is its uploader’s alone, is cancelled whole, and erases itself after a day', async () => {
  const { server, person, ward } = await anImportDesk()
  const colleague = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const preview = await given({ person, ward }, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3')]))
  const { id } = preview.import
  for (const path of ['', '/rows', '/difference?stands=new', '/gone', '/units', '/undo'])
    assert.equal((await colleague.person.get(`/api/imports/${id}${path}`)).status, 404, path)
  assert.equal((await colleague.person.send('POST', `/api/imports/${id}/accept`)).status, 404)
  assert.equal((await colleague.person.get('/api/imports')).json.imports.length, 0)
  assert.equal((await person.send('DELETE', `/api/imports/${id}`)).status, 200)
  assert.equal((await person.get(`/api/imports/${id}`)).status, 404)
  const second = await given({ person, ward }, await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 3')]))
  const { eraseImportDrafts } = await import('#features/people/index.server.ts')
  await server.database.asOwner((tx) => sql`update import set expires_at = now() - interval '1 minute'`.execute(tx))
  await eraseImportDrafts.run((work) => server.database.asOwner(work), new AbortController().signal)
  assert.equal((await person.get(`/api/imports/${second.import.id}`)).status, 404)
  const left = await server.database.asOwner((tx) => sql`select from import_row`.execute(tx))
  assert.equal(left.rows.length, 0)
})
