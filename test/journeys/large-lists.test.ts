import assert from 'node:assert/strict'
import { test } from 'node:test'
import { benchLists } from '#app/demo/people/index.ts'
import { accepted, aDesk, aWorkbook, opened, settled, until, uploaded, type Desk } from './reconciliation-server.ts'

const many = 2_500 // rows: more than one piece of everything that is done in pieces
const lists = benchLists(31, many)

function fileOf(side: 'sent' | 'received', from = 0, to = many): Promise<Uint8Array> {
  const [title, unit] =
    side === 'sent' ? ['ĐẢNG BỘ UBND TỈNH', 'Nơi chuyển đến'] : ['ĐẢNG BỘ PHƯỜNG TRƯỜNG VINH', 'Nơi chuyển đi']
  const rows = lists[side]
    .slice(from, to)
    .map(({ values }) => [
      values.name ?? null,
      values.birth ?? null,
      values.card ?? null,
      values[side === 'sent' ? 'toUnit' : 'fromUnit'] ?? null,
    ])
  return aWorkbook([title], ['Họ và tên', 'Ngày sinh', 'Số thẻ đảng viên', unit], rows)
}

/** How often the server answered somebody else between the beginning of some work and its end. */
async function answeredDuring<T>({ server }: Desk, work: Promise<T>): Promise<{ times: number; result: T }> {
  const over = new AbortController()
  const result = work.finally(() => over.abort())
  let times = 0
  while (!over.signal.aborted) {
    const answered = await server.person().get('/api/live')
    assert.equal(answered.status, 200)
    if (!over.signal.aborted) times += 1
  }
  return { times, result: await result }
}

test('while somebody’s long lists are read, taken over and compared, everybody else is answered', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  const sent = await fileOf('sent')
  const reading = await answeredDuring(desk, uploaded(person, id, 'sent', 'di.xlsx', sent))
  assert.equal(reading.result.state, 'draft')
  assert.ok(reading.times > 0, 'nobody was answered while the file was read')

  const taking = await answeredDuring(desk, person.send('POST', `/api/lists/${reading.result.id}/accept`))
  assert.equal(taking.result.status, 200, taking.result.text)
  assert.equal(taking.result.json.rows, lists.sent.length)
  assert.ok(taking.times > 0, 'nobody was answered while the list was taken over')

  const other = await uploaded(person, id, 'received', 'den.xlsx', await fileOf('received'))
  assert.equal((await person.send('POST', `/api/lists/${other.id}/accept`)).status, 200)
  const comparing = await answeredDuring(desk, settled(person, id))
  assert.ok(comparing.times > 0, 'nobody was answered while the lists were compared')
  const { counts } = comparing.result
  assert.ok(counts.arrived > 0 && counts.notSeenYet > 0, JSON.stringify(counts))
})

test('a comparison that is cancelled leaves the result before it, and can be made again', async () => {
  const desk = await aDesk()
  const { person } = desk
  const id = await opened(desk)
  await accepted(person, id, 'sent', 'di.xlsx', await fileOf('sent'))
  await accepted(person, id, 'received', 'den-1.xlsx', await fileOf('received', 0, 1_200))
  const before = await settled(person, id)

  const rest = await uploaded(person, id, 'received', 'den-2.xlsx', await fileOf('received', 1_200))
  const taken = await person.send('POST', `/api/lists/${rest.id}/accept`)
  const job = `/api/jobs/${taken.json.job.id}`
  await until(async () => ((await person.get(job)).json.state === 'running' ? true : undefined))
  assert.equal((await person.send('DELETE', job)).status, 200)
  const ended = await until(async () => {
    const { json } = await person.get(job)
    return json.state === 'running' ? undefined : json.state
  })
  assert.equal(ended, 'cancelled')
  const after = await person.get(`/api/reconciliations/${id}`)
  assert.deepEqual(after.json.counts, before.counts)
  assert.equal(after.json.stale, true)

  assert.equal((await person.send('POST', `/api/reconciliations/${id}/runs`)).status, 202)
  const again = await settled(person, id)
  assert.ok(again.counts.arrived > before.counts.arrived)
})
