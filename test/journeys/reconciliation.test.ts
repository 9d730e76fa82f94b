import assert from 'node:assert/strict'
import { test } from 'node:test'
import mammoth from 'mammoth'
import { read, utils } from '@e965/xlsx'
import { sql } from 'kysely'
import { signedIn } from './a-server.ts'
import { accepted, aDesk, aWorkbook, opened, settled, uploaded } from './reconciliation-server.ts'

const sentHead = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Dân tộc',
  'Số thẻ đảng viên',
  'Nơi chuyển đến',
  'Ngày giới thiệu',
]
const receivedHead = ['STT', 'Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên', 'Chi bộ', 'Ngày tiếp nhận']
const from = ['ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH', 'Danh sách đảng viên giới thiệu chuyển sinh hoạt']
const at = ['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH', 'Danh sách đảng viên tiếp nhận']
const to = 'Khối 3, phường Trường Vinh'

const july = await aWorkbook(from, sentHead, [
  [1, 'Phan Thị Hồng Nhạn', '14/06/1969', 'Nữ', 'Thái-bí-mật', '040194052210', to, '24/08/2026'],
  [2, 'Lê Quang Bỉnh', '03/02/1965', 'Nam', 'Kinh', '040188017745', to, '07/09/2026'],
  [3, 'Hoàng Thị Thúy Hường', '07/03/1968', 'Nữ', 'Kinh', null, to, '14/09/2026'],
])
const august = await aWorkbook(at, receivedHead, [
  [1, 'Le Quang Binh', '03/02/1965', '040188017745', 'Khối 3', '20/09/2026'],
  [2, 'Hoàng Thị Hường', '1968', null, 'Khối 3', '29/09/2026'],
])
const september = await aWorkbook(at, receivedHead, [
  [1, 'Phan Thị Hồng Nhạn', '14/06/1969', '040194052210', 'Khối 7', '20/10/2026'],
])

test('two lists in, the people nobody has seen out; whoever stands first in the next list has arrived', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  const draft = await uploaded(person, id, 'sent', 'DS gioi thieu.xlsx', july)
  const preview = await person.get(`/api/lists/${draft.id}`)
  assert.deepEqual(preview.json.dropped, ['Dân tộc'])
  assert.ok(!preview.text.includes('Thái-bí-mật'))
  const rows = await person.get(`/api/lists/${draft.id}/rows?show=all`)
  assert.equal(rows.json.total, 3)
  assert.equal(rows.json.rows[0].values.birth.text, '14/06/1969')
  assert.equal((await person.send('POST', `/api/lists/${draft.id}/accept`)).status, 200)
  await accepted(person, id, 'received', 'Tiep nhan T8.xlsx', august)
  const first = await settled(person, id)
  assert.equal(first.counts.notSeenYet, 1, JSON.stringify(first.counts))
  assert.equal(first.counts.arrived + first.counts.doubtful, 2)
  assert.equal(first.totals.sent, 3)

  const missing = await person.get(`/api/reconciliations/${id}/people?group=notSeenYet`)
  const [nhan] = missing.json.rows
  assert.equal(nhan.name, 'Phan Thị Hồng Nhạn')
  const presentation = nhan.clocks.find((c: any) => c.rule === 'transfers.presentation')
  assert.equal(presentation.dueOn, '2026-10-08')
  assert.equal(presentation.trust, 'presumed')

  const attempt = await person.send('POST', `/api/people/${nhan.id}/attempts`, {
    body: { on: '2026-10-20', way: 'call', by: 'cellSecretary', outcome: 'notReached' },
  })
  assert.equal(attempt.status, 201, attempt.text)
  const corrected = await person.send('POST', `/api/attempts/${attempt.json.attempt.id}/correction`, {
    body: { on: '2026-10-21', way: 'call', by: 'cellSecretary', outcome: 'messageLeft' },
  })
  assert.equal(corrected.status, 201, corrected.text)
  const shown = await person.get(`/api/people/${nhan.id}`)
  assert.equal(shown.json.attempts.length, 2)
  assert.equal(shown.json.person.attempts.n, 1)

  await accepted(person, id, 'received', 'Tiep nhan T9.xlsx', september)
  const second = await settled(person, id)
  assert.equal(second.counts.notSeenYet, 0)
  assert.equal(second.changes.arrived, 1)
  const arrivedSince = await person.get(`/api/reconciliations/${id}/people?group=arrived&only=fromNotSeen`)
  assert.deepEqual(
    arrivedSince.json.rows.map((r: any) => r.id),
    [nhan.id],
    'the person keeps the id, and so the attempts made to reach them',
  )
})

test('a doubtful pair is settled once, and stays settled when the row comes back spelt anew', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  const one = [1, 'Nguyễn Văn Hùng', '07/03/1968', 'Nam', null, null, to, '14/09/2026']
  await accepted(person, id, 'sent', 'a.xlsx', await aWorkbook(from, sentHead, [one]))
  const twins = [
    [1, 'Nguyễn Văn Hùng', '1968', null, 'Khối 3', '29/09/2026'],
    [2, 'Nguyễn Văn Hùng', '1968', null, 'Khối 7', '29/09/2026'],
  ]
  await accepted(person, id, 'received', 'b.xlsx', await aWorkbook(at, receivedHead, twins))
  const { json } = await person.get(`/api/reconciliations/${id}/pairs/next`)
  assert.ok(json.pair, 'there is a pair to look at')
  const { pair } = json
  const other = await person.send('POST', `/api/pairs/${pair.id}/answer`, {
    body: { answer: 'same', version: pair.version + 1 },
  })
  assert.equal(other.status, 409, 'an answer to an older state overwrites nothing')
  const answered = await person.send('POST', `/api/pairs/${pair.id}/answer`, {
    body: { answer: 'same', version: pair.version },
  })
  assert.equal(answered.status, 200, answered.text)
  await person.send('POST', `/api/reconciliations/${id}/runs`)
  const after = await settled(person, id)
  assert.equal(after.counts.arrived, 1)
  await accepted(
    person,
    id,
    'sent',
    'c.xlsx',
    await aWorkbook(from, sentHead, [[1, 'NGUYEN VAN HUNG', '07/03/1968', 'Nam', null, null, to, '14/09/2026']]),
  )
  const again = await settled(person, id)
  assert.equal(again.counts.arrived, 1)
  assert.equal(again.totals.sent, 1)
  assert.equal(again.counts.doubtful, 0)
  const [arrived] = (await person.get(`/api/reconciliations/${id}/people?group=arrived`)).json.rows
  const { settled: decided } = (await person.get(`/api/people/${arrived.id}`)).json
  assert.equal(decided[0].answer, 'same')
  const back = await person.get(`/api/pairs/${decided[0].pair}`)
  assert.equal(back.status, 200, 'what was settled can be opened again, and taken back')
  const undone = await person.send('DELETE', `/api/pairs/${decided[0].pair}/answer?version=${back.json.version}`)
  assert.equal(undone.status, 200, undone.text)
})

test('the quarterly report adds up, and its Word and Excel say the same', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  await accepted(person, id, 'sent', 'a.xlsx', july)
  await accepted(person, id, 'received', 'b.xlsx', august)
  const { json: ledger } = await person.get(`/api/reconciliations/${id}/ledger?quarter=2026-Q3`)
  const { total } = ledger
  assert.equal(total.openBefore.n + total.sent.n, total.arrived.n + total.elsewhere.n + total.openAfter.n)
  assert.equal(total.sent.n, 3)
  const cell = await person.get(`/api/reconciliations/${id}/people?quarter=2026-Q3&cell=sent`)
  assert.equal(cell.json.total, 3)
  const word = await person.get(`/api/reconciliations/${id}/report?quarter=2026-Q3&as=docx`)
  assert.equal(word.status, 200, word.text)
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(word.bytes) })
  assert.match(value, /ĐẢNG CỘNG SẢN VIỆT NAM/)
  assert.match(value, /quý III năm 2026/)
  assert.match(value, /Phan Thị Hồng Nhạn/)
  const excel = await person.get(`/api/reconciliations/${id}/report?quarter=2026-Q3&as=xlsx`)
  const book = read(excel.bytes)
  const lines: any[][] = utils.sheet_to_json(book.Sheets['Tổng hợp']!, { header: 1 })
  assert.equal(lines.at(-1)![4], 3)
  const asReported = await person.get(`/api/reconciliations/${id}/ledger?quarter=2026-Q3`)
  assert.deepEqual(asReported.json.issued.changed, [])
  await accepted(person, id, 'received', 'c.xlsx', september)
  const later = await person.get(`/api/reconciliations/${id}/ledger?quarter=2026-Q4`)
  assert.equal(later.json.issued, null)
  assert.equal(later.json.total.arrived.n, 1, 'received in October: the quarter reported stays as it was')
  const rows = await person.get(`/api/reconciliations/${id}/people.xlsx?group=notSeenYet`)
  assert.equal(rows.status, 200)
})

test('an accepted list can be taken back, and the reconciliation erased whole', async () => {
  const desk = await aDesk()
  const { person, server } = desk
  const id = await opened(desk)
  await accepted(person, id, 'sent', 'a.xlsx', july)
  const list = await accepted(person, id, 'received', 'b.xlsx', august)
  const back = await person.send('POST', `/api/lists/${list}/withdraw`)
  assert.equal(back.status, 200, back.text)
  const without = await settled(person, id)
  assert.equal(without.counts.arrived, 0)
  const [seen] = (await person.get(`/api/reconciliations/${id}/people?group=notCompared`)).json.rows
  const attempt = { on: '2026-10-20', way: 'call', by: 'cellSecretary', outcome: 'met' }
  assert.equal((await person.send('POST', `/api/people/${seen.id}/attempts`, { body: attempt })).status, 201)
  await uploaded(person, id, 'received', 'c.xlsx', september)
  const { person: colleague } = await signedIn(server, [{ role: 'communeStaff', unit: desk.ward }])
  const erased = await colleague.send('DELETE', `/api/reconciliations/${id}`)
  assert.equal(erased.json.erasedRows, 3)
  assert.equal(erased.status, 200, erased.text)
  assert.equal((await person.get(`/api/reconciliations/${id}`)).status, 404)
  await server.database.asOwner(async (tx) => {
    for (const table of ['list_row', 'draft_row', 'subject', 'standing', 'pair', 'attempt', 'clock', 'job'] as const) {
      const { rows } = await tx
        .selectFrom(table as never)
        .selectAll()
        .execute()
        .then((found) => ({ rows: found }))
      assert.equal(rows.length, 0, table)
    }
    const said = await sql<{ n: number }>`
      select count(*)::int as n from event e join event_body b using (seq) where e.command = 'transfers.recordAttempt'`.execute(
      tx,
    )
    assert.equal(said.rows[0]!.n, 0, 'that an attempt was recorded stays, what it said is gone')
    const broken = await sql`select from chibo.broken_events()`.execute(tx)
    assert.equal(broken.rows.length, 0)
    const answers = await sql`select from command where result::text like '%xlsx%'`.execute(tx)
    assert.equal(answers.rows.length, 0)
    const runs = await sql`select from run`.execute(tx)
    assert.ok(runs.rows.length > 0, 'the counts stay')
  })
})
