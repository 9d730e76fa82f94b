// From giving two lists to the result over the API, as the browser asks for it: a real server, a real database, real files.
// Usage: node bench/app.ts [--rows 2000,50000] [--seed 7]
import { startServer } from '#app/server.ts'
import { startOurJobs } from '#app/jobs.ts'
import { benchLists, type Row as PersonRow } from '#app/demo/people/index.ts'
import { openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { day } from '#kernel/day.ts'
import { writeWorkbook } from '#platform/documents/index.ts'
import { openLog } from '#platform/log/index.ts'
import { hashPassword } from '#platform/session/index.ts'
import { aDatabase } from '#test/database.ts'
import { clock, drawnSeed, memory, numbers, report, type Line } from './table.ts'

const password = 'mot-mat-khau-dai'
const columns = {
  sent: [
    ['Họ và tên', 'name'],
    ['Ngày sinh', 'birth'],
    ['Giới tính', 'sex'],
    ['Số thẻ đảng viên', 'card'],
    ['Ngày vào Đảng', 'admittedOn'],
    ['Nơi chuyển đi', 'fromUnit'],
    ['Nơi chuyển đến', 'toUnit'],
    ['Ngày giới thiệu', 'introducedOn'],
  ],
  received: [
    ['Họ và tên', 'name'],
    ['Ngày sinh', 'birth'],
    ['Giới tính', 'sex'],
    ['Số thẻ đảng viên', 'card'],
    ['Ngày vào Đảng', 'admittedOn'],
    ['Nơi chuyển đi', 'fromUnit'],
    ['Nơi tiếp nhận', 'toUnit'],
    ['Ngày tiếp nhận', 'receivedOn'],
  ],
} as const

async function workbook(kind: keyof typeof columns, rows: readonly PersonRow[]): Promise<Uint8Array> {
  return writeWorkbook([
    {
      name: 'Danh sách',
      columns: columns[kind].map(([header]) => ({ header, width: 20 })),
      rows: rows.map(({ values }) => columns[kind].map(([, field]) => values[field] ?? null)),
    },
  ])
}

async function seated() {
  const database = await aDatabase()
  const server = await startServer({ database, port: 0, requestsPerMinute: 1e6, log: openLog('fatal') })
  const jobs = await startOurJobs(database)
  const hash = await hashPassword(password)
  const unit = await database.asOwner(async (tx) => {
    const made = await foundUnit(tx, {
      kind: 'communeCommittee',
      name: 'Đảng ủy phường Trường Vinh',
      from: day('2020-01-01'),
    })
    const account = await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: hash, exempt: true })
    await seat(tx, { account, role: 'communeStaff', unit: made, from: day('2020-01-01') })
    return made
  })
  return { server, jobs, unit }
}

// oxlint-disable-next-line typescript/no-explicit-any -- a bench looks into any answer
type Call = (method: string, path: string, body?: BodyInit | object) => Promise<any>

async function signedIn(url: string): Promise<Call> {
  let cookie = ''
  const call: Call = async (method, path, body) => {
    const isFile = body instanceof Uint8Array
    const headers = {
      origin: url,
      cookie,
      ...(method !== 'GET' && { 'idempotency-key': crypto.randomUUID() }),
      ...(body !== undefined && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    }
    const sent = isFile ? new Blob([Uint8Array.from(body)]) : JSON.stringify(body)
    const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body: sent }) })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  await call('POST', '/api/session', { username: 'thu', password })
  return call
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The longest the server answered nobody since this was last asked, in time of its own thread: what others do here does not count. */
let [longest, spent] = [0, 0]
setInterval(() => {
  const { user, system } = process.threadCpuUsage()
  longest = Math.max(longest, user + system - spent)
  spent = user + system
}, 1)
function longestPause(): string {
  const most = longest / 1000
  longest = 0
  return `${most.toFixed(0)} ms`
}

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(2)} s`

const seed = drawnSeed()

async function measure(call: Call, unit: string, size: number): Promise<Line[]> {
  const lists = benchLists(seed, size)
  const files = { sent: await workbook('sent', lists.sent), received: await workbook('received', lists.received) }
  const { id } = await call('POST', '/api/reconciliations', { unit, purpose: 'followTransfers' })
  longestPause()
  const [start, stop] = [performance.now(), clock()]
  const drafts = await Promise.all(
    (['sent', 'received'] as const).map((kind) =>
      call('POST', `/api/reconciliations/${id}/lists?kind=${kind}&fileName=${kind}.xlsx`, files[kind]),
    ),
  )
  const inside = (): Promise<Inside> => call('GET', `/api/reconciliations/${id}`)
  await until(async () => {
    const found = await inside()
    const refused = found.listsInside.find((l) => l.state === 'refused')
    if (refused) throw new Error(`a list was refused: ${JSON.stringify(refused)}`)
    return found.listsInside.every((l) => l.state === 'draft') ? true : undefined
  })
  const read = [seconds(start), longestPause()] as const
  for (const draft of drafts) await call('POST', `/api/lists/${draft.id}/accept`)
  const accepted = [seconds(start), longestPause()] as const
  await until(async () => {
    const found = await inside()
    return found.running === null && !found.stale ? true : undefined
  })
  await call('GET', `/api/reconciliations/${id}/people?group=notSeenYet`)
  const shown = [seconds(start), longestPause()] as const
  const { processor } = stop()
  const what = `two files of ${size} rows over the API`
  const line = (end: string, [time, pause]: readonly [string, string], mark?: string): Line => ({
    what: `${what}: from giving them ${end}`,
    ours: `${time} (others waited ${pause} at most)`,
    ...(mark !== undefined && { mark }),
  })
  return [
    line('to both previews', read),
    line('to both accepted', accepted),
    line('to the result on screen', shown, size === 2_000 ? 'under 5 s' : undefined),
    { what: `${what}: processor time of server and threads`, ours: `${(processor / 1000).toFixed(1)} s` },
    { what: `${what}: memory of server, threads and this bench`, ours: memory() },
  ]
}

interface Inside {
  readonly running: unknown
  readonly stale: boolean
  readonly listsInside: readonly { readonly state: string }[]
}

const { server, jobs, unit } = await seated()
const call = await signedIn(server.url)
const lines: Line[] = []
for (const size of numbers('rows', [2_000, 50_000])) lines.push(...(await measure(call, unit, size)))
report(lines, [`seed ${seed}`])
await jobs.stop()
await server.close()
process.exit(0)
