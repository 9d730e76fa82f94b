import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { writeXlsx } from 'hucre/xlsx'
import { accepted, aDesk, aWorkbook, opened, settled, uploaded, until, type Row } from './reconciliation-server.ts'
import { signedIn } from './a-server.ts'

const head = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Dân tộc',
  'Tôn giáo',
  'Số CCCD',
  'Chỗ ở hiện nay',
  'Ghi chú',
  'Nơi chuyển đến',
  'Ngày giới thiệu',
]
const secrets = ['Ơ-đu-bí-mật', 'đạo-bí-mật', '040099001234', 'ngõ 12 bí mật', 'ghi chú bí mật']
const title = ['ĐẢNG BỘ UBND TỈNH']
const row = (n: number, name: string): Row => [
  n,
  name,
  '14/06/1969',
  ...secrets,
  'Khối 3, phường Trường Vinh',
  '24/08/2026',
]

test('what stands in columns that are not kept is found in no table, no log and no history', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  const file = await aWorkbook(title, head, [row(1, 'Phan Thị Hồng Nhạn'), row(2, 'Lê Quang Bỉnh')])
  const draft = await uploaded(person, id, 'sent', 'a.xlsx', file)
  const preview = await person.get(`/api/lists/${draft.id}`)
  assert.deepEqual(
    [...preview.json.dropped, ...preview.json.unknownHeaders].toSorted(),
    ['Dân tộc', 'Tôn giáo', 'Số CCCD', 'Chỗ ở hiện nay', 'Ghi chú'].toSorted(),
  )
  await person.send('POST', `/api/lists/${draft.id}/accept`)
  await accepted(
    person,
    id,
    'received',
    'b.xlsx',
    await aWorkbook(['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'], ['Họ và tên', 'Ngày sinh'], [['Lê Quang Bỉnh', '14/06/1969']]),
  )
  await settled(person, id)
  const found = await server.database.asOwner(async (tx) => {
    const tables = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`.execute(
      tx,
    )
    const hits: string[] = []
    for (const { name } of tables.rows)
      for (const secret of secrets) {
        const { rows } = await sql`select from ${sql.raw(name)} t where t::text like ${`%${secret}%`} limit 1`.execute(
          tx,
        )
        if (rows.length > 0) hits.push(`${name}: ${secret}`)
      }
    return hits
  })
  assert.deepEqual(found, [])
  for (const secret of [...secrets, 'Phan Thị Hồng Nhạn'])
    assert.ok(!server.log.join('\n').includes(secret), `${secret} stands in the log`)
})

test('every file that is no list is refused with a sentence, and leaves nothing behind', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  const good = await aWorkbook(title, head, [row(1, 'Phan Thị Hồng Nhạn')])
  const encrypted = new Uint8Array(
    await writeXlsx({
      sheets: [{ name: 'a', rows: [['Họ và tên', 'Ngày sinh']] }],
      encryption: { password: 'x' },
    }),
  )
  const files: [name: string, bytes: Uint8Array, code: string][] = [
    ['anh.xlsx', new TextEncoder().encode('%PDF-1.7 …'), 'files.notASpreadsheet'],
    ['trong.xlsx', new Uint8Array(0), 'files.notASpreadsheet'],
    ['cut.xlsx', good.slice(0, Math.floor(good.length / 2)), 'files.notASpreadsheet'],
    ['khoa.xlsx', encrypted, 'files.encrypted'],
    ['mat.xlsx', await aWorkbook(['MẬT'], head, [row(1, 'Phan Thị Hồng Nhạn')]), 'files.classified'],
    ['khongdau.xlsx', await aWorkbook([], ['a', 'b'], [['1', '2']]), 'sheets.noHeader'],
  ]
  for (const [name, bytes, code] of files) {
    const list = await uploaded(person, id, 'sent', name, bytes)
    assert.equal(list.state, 'refused', name)
    assert.equal(list.job.problem.code, code, name)
    assert.match(list.job.problem.title, /\p{L}{3}/u)
    assert.equal((await person.send('POST', `/api/lists/${list.id}/accept`)).status, 409)
    assert.equal((await person.send('DELETE', `/api/lists/${list.id}`)).status, 200)
  }
  const left = await server.database.asOwner((tx) => sql`select from list`.execute(tx))
  assert.equal(left.rows.length, 0)
})

test('a formula stays a text on the way in and on the way out', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  const cmd = `=cmd|' /C calc'!A0`
  await accepted(
    person,
    id,
    'sent',
    'a.xlsx',
    await aWorkbook(title, head, [
      [1, 'Phan Thị Hồng Nhạn', '14/06/1969', null, null, null, null, null, cmd, '24/08/2026'],
    ]),
  )
  await accepted(
    person,
    id,
    'received',
    'b.xlsx',
    await aWorkbook(['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'], ['Họ và tên', 'Ngày sinh'], [['Lê Quang Bỉnh', '14/06/1959']]),
  )
  await settled(person, id)
  for (const group of ['notSeenYet', 'notCompared']) {
    const sheet = await person.get(`/api/reconciliations/${id}/people.xlsx?group=${group}`)
    assert.equal(sheet.status, 200)
    assert.ok(!/<f>/.test(new TextDecoder('latin1').decode(sheet.bytes)))
  }
})

test('a draft is its uploader’s alone until it is accepted', async () => {
  const desk = await aDesk()
  const { person, server, ward } = desk
  const id = await opened(desk)
  const { person: colleague } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const draft = await uploaded(
    person,
    id,
    'sent',
    'a.xlsx',
    await aWorkbook(title, head, [row(1, 'Phan Thị Hồng Nhạn')]),
  )
  assert.equal((await colleague.get(`/api/lists/${draft.id}`)).status, 404)
  assert.equal((await colleague.get(`/api/lists/${draft.id}/rows?show=all`)).json.status, 404)
  assert.equal((await colleague.send('POST', `/api/lists/${draft.id}/accept`)).status, 404)
  const seen = await colleague.get(`/api/reconciliations/${id}`)
  assert.deepEqual(seen.json.listsInside, [])
  await person.send('POST', `/api/lists/${draft.id}/accept`)
  assert.equal((await colleague.get(`/api/reconciliations/${id}`)).json.listsInside.length, 1)
})

test('a cell is confirmed, changed for the other reading, or typed; what cannot be read is said and changes nothing', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  const file = await aWorkbook(
    title,
    ['Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên'],
    [
      ['Ngô Thị Lý', '31/02/1971', '0402O8O11452'],
      ['Võ Văn Nam', '03/07/1968', '040208011453'],
    ],
  )
  const draft = await uploaded(person, id, 'sent', 'a.xlsx', file)
  const [lý] = (await person.get(`/api/lists/${draft.id}/rows`)).json.rows
  assert.equal(lý.values.birth.mark, 'wrong')
  assert.equal(lý.values.card.mark, 'doubtful')
  const edit = (body: object) =>
    person.send('PATCH', `/api/lists/${draft.id}/cells`, { body: { row: lý.row, ...body } })
  assert.equal((await edit({ field: 'birth', how: 'type', text: '32/13/1971' })).status, 422)
  assert.equal((await edit({ field: 'birth', how: 'instead' })).status, 422)
  assert.equal((await edit({ field: 'nothing', how: 'confirm' })).status, 404)
  assert.equal((await edit({ field: 'name', how: 'type', text: ' ' })).status, 422)
  const typed = await edit({ field: 'birth', how: 'type', text: '28/2/1971' })
  assert.equal(typed.json.row.values.birth.text, '28/02/1971')
  assert.equal(typed.json.wrong, 0)
  const confirmed = await edit({ field: 'card', how: 'confirm' })
  assert.equal(confirmed.json.row.values.card.mark, null)
  assert.equal(confirmed.json.understood, 2)
})

test('a day of introduction that has not come is never kept, whoever confirms it', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  const file = await aWorkbook(
    title,
    ['Họ và tên', 'Ngày sinh', 'Nơi chuyển đến', 'Ngày giới thiệu'],
    [
      ['Ngô Thị Lý', '03/02/1971', 'phường Trường Vinh', '30/12/2090'],
      ['Võ Văn Nam', '13/07/1968', 'phường Trường Vinh', '24/08/2026'],
    ],
  )
  const draft = await uploaded(person, id, 'sent', 'a.xlsx', file)
  const [lý] = (await person.get(`/api/lists/${draft.id}/rows`)).json.rows
  assert.ok(lý.values.introducedOn.mark)
  const confirmed = await person.send('PATCH', `/api/lists/${draft.id}/cells`, {
    body: { row: lý.row, field: 'introducedOn', how: 'confirm' },
  })
  assert.equal(confirmed.status, 422)
  await person.send('POST', `/api/lists/${draft.id}/accept`)
  const kept = await desk.server.database.asOwner((tx) =>
    sql<{ introduced_on: string | null }>`select introduced_on from list_row order by row`.execute(tx),
  )
  assert.deepEqual(
    kept.rows.map((r) => r.introduced_on),
    [null, '2026-08-24'],
  )
})

test('the same command twice at the same moment is done once', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  const draft = await uploaded(
    person,
    id,
    'sent',
    'a.xlsx',
    await aWorkbook(title, head, [row(1, 'Phan Thị Hồng Nhạn')]),
  )
  const key = randomUUID()
  const both = await Promise.all([1, 2].map(() => person.send('POST', `/api/lists/${draft.id}/accept`, { key })))
  assert.deepEqual(
    both.map((b) => b.status),
    [200, 200],
  )
  const other = await person.send('POST', `/api/lists/${draft.id}/accept`)
  assert.equal(other.status, 409)
  const rows = await server.database.asOwner((tx) => sql`select from list_row`.execute(tx))
  assert.equal(rows.rows.length, 1)
})

test('of two people who settle one pair at the same moment one is told that the other was first', async () => {
  const desk = await aDesk()
  const { person, server, ward } = desk
  const { person: colleague } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const id = await opened(desk)
  await accepted(
    person,
    id,
    'sent',
    'a.xlsx',
    await aWorkbook(
      title,
      ['Họ và tên', 'Ngày sinh', 'Nơi chuyển đến'],
      [['Nguyễn Văn Hùng', '07/03/1968', 'phường Trường Vinh']],
    ),
  )
  await accepted(
    person,
    id,
    'received',
    'b.xlsx',
    await aWorkbook(
      ['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'],
      ['Họ và tên', 'Ngày sinh', 'Chi bộ'],
      [
        ['Nguyễn Văn Hùng', '1968', 'Khối 3'],
        ['Nguyễn Văn Hùng', '1968', 'Khối 7'],
      ],
    ),
  )
  const { pair } = (await person.get(`/api/reconciliations/${id}/pairs/next`)).json
  const body = { answer: 'same', version: pair.version }
  const two = await Promise.all(
    [person, colleague].map((p) => p.send('POST', `/api/pairs/${pair.id}/answer`, { body })),
  )
  assert.deepEqual(two.map((t) => t.status).toSorted(), [200, 409])
})

test('a reading can be cancelled, and a draft left alone is erased after a day', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  const draft = await uploaded(
    person,
    id,
    'sent',
    'a.xlsx',
    await aWorkbook(title, head, [row(1, 'Phan Thị Hồng Nhạn')]),
  )
  assert.ok(draft.expiresAt)
  const { eraseDrafts } = await import('#features/reconciliation/index.server.ts')
  await server.database.asOwner((tx) => sql`update list set expires_at = now() - interval '1 minute'`.execute(tx))
  await eraseDrafts.run((work) => server.database.asOwner(work), new AbortController().signal)
  assert.equal((await person.get(`/api/lists/${draft.id}`)).status, 404)
  const many = await aWorkbook(
    title,
    head,
    Array.from({ length: 4000 }, (_, i) => row(i, `Phan Thị Hồng ${i}`)),
  )
  const answered = await person.send('POST', `/api/reconciliations/${id}/lists?kind=sent&fileName=b.xlsx`, {
    raw: many,
    headers: { 'content-type': 'application/octet-stream' },
  })
  assert.equal((await person.send('DELETE', `/api/lists/${answered.json.id}`)).status, 200)
  await until(async () => ((await person.get(`/api/jobs/${answered.json.job.id}`)).status === 404 ? true : undefined))
  const left = await server.database.asOwner((tx) => sql`select from draft_row`.execute(tx))
  assert.equal(left.rows.length, 0)
})
