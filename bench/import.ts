// Reading a list into the register over the API, as a province gives it: ten thousand rows, most of them people of the register, onto
// a million members; written, given again, and taken back.
// Usage: node bench/import.ts [--members 1000000] [--rows 10000] [--seed 7]
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { startServer } from '#app/server.ts'
import { startOurJobs } from '#app/jobs.ts'
import { grantLines } from '#app/grants.ts'
import { loadRegister } from '#app/demo/register/index.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { day } from '#kernel/day.ts'
import { writeWorkbook } from '#platform/documents/index.ts'
import { openLog } from '#platform/log/index.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import { hashPassword } from '#platform/session/index.ts'
import { aDatabase, type TestDatabase } from '#test/database.ts'
import { clock, drawnSeed, memory, numbers, report, told, type Line } from './table.ts'

const password = 'mot-mat-khau-dai'
const seed = drawnSeed()
const members = numbers('members', [1_000_000])[0] ?? 1_000_000
const wanted = numbers('rows', [10_000])[0] ?? 10_000
const headers = [
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số thẻ đảng viên',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Chi bộ',
  'Đảng bộ',
]

interface Export {
  readonly name: string
  readonly born: string | null
  readonly sex: string | null
  readonly card: string | null
  readonly admitted: string | null
  readonly official: string | null
  readonly cell: string
  readonly above: string
}

/** What whole cells say of their members, one in fifty otherwise than the register, and one in a hundred a name nobody bears. */
async function anExport(database: TestDatabase, province: string): Promise<Uint8Array> {
  const { rows } = await database.asOwner((tx) =>
    sql<Export>`
      with cell as (
        select unit, sum(count(*)) over (order by unit) as upto from member_now
        where kind = 'official' and ${province}::uuid in (a1, a2, a3) group by unit
      )
      select m.name, to_char(to_date(m.born, 'YYYY-MM-DD'), 'DD/MM/YYYY') as born, m.sex, m.card,
        to_char(m.admitted_on, 'DD/MM/YYYY') as admitted, to_char(m.official_on, 'DD/MM/YYYY') as official,
        chibo.unit_name_on(m.unit, chibo.today()) as cell, chibo.name_above_on(m.unit, chibo.today()) as above
      from cell c join member_now m on m.unit = c.unit and m.kind = 'official'
      where c.upto <= ${wanted} and length(m.born) = 10 order by m.unit, m.name_key`.execute(tx),
  )
  const cells = rows.map((row, i) => [
    i % 100 === 7 ? `${row.name} Quang ${i}` : row.name,
    i % 100 === 7 ? '01/01/1960' : row.born,
    row.sex === 'male' ? 'Nam' : 'Nữ',
    i % 100 === 7 ? `99${String(1e10 + i).slice(1)}` : row.card,
    i % 50 === 3 ? '19/05/1990' : row.admitted,
    row.official,
    row.cell,
    row.above,
  ])
  return writeWorkbook([{ name: 'Đảng viên', columns: headers.map((header) => ({ header, width: 20 })), rows: cells }])
}

async function seated(database: TestDatabase, province: string) {
  const secrets = secretsFrom(new Uint8Array(32).fill(7))
  const server = await startServer({ database, port: 0, requestsPerMinute: 1e6, log: openLog('fatal'), secrets })
  const jobs = await startOurJobs(database, { secrets })
  const hash = await hashPassword(password)
  await database.asOwner(async (tx) => {
    const account = await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: hash, exempt: true })
    await seat(tx, { account, role: 'provincialOrganiser', unit: province, from: day('2020-01-01') })
  })
  const headersOf = () => ({ origin: server.url, 'idempotency-key': crypto.randomUUID() })
  const signedIn = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { ...headersOf(), 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'thu', password }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  // oxlint-disable-next-line typescript/no-explicit-any -- looked into below
  async function ask(method: string, path: string, body?: unknown): Promise<any> {
    const raw = body instanceof Uint8Array
    const answered = await fetch(server.url + path, {
      method,
      headers: {
        cookie,
        ...(method === 'GET' ? {} : headersOf()),
        ...(raw
          ? { 'content-type': 'application/octet-stream' }
          : body === undefined
            ? {}
            : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: raw ? new Blob([Uint8Array.from(body)]) : JSON.stringify(body) }),
    })
    if (!answered.ok) throw new Error(`${method} ${path}: ${await answered.text()}`)
    return answered.json()
  }
  async function rested(id: string) {
    for (;;) {
      const preview = await ask('GET', `/api/imports/${id}`)
      const { state, job } = preview.import
      if (state !== 'reading' && !['waiting', 'running'].includes(job?.state)) return preview
      await wait(100)
    }
  }
  return {
    ask,
    rested,
    async close() {
      await jobs.stop()
      await server.close()
    },
  }
}

const database = await aDatabase()
await database.asOwner((tx) => layDownGrants(tx, grantLines))
const { province } = await loadRegister(database, { seed, members })
await database.owner.query('analyze')
const list = await anExport(database, province)
const office = await seated(database, province)
const give = async () => {
  const { id } = await office.ask('POST', `/api/imports?unit=${province}&fileName=danh-sach.xlsx`, list)
  return office.rested(id)
}
const reading = clock()
const preview = await give()
const compared = reading()
const { id, rows } = preview.import
const writing = clock()
await office.ask('POST', `/api/imports/${id}/accept`)
const done = (await office.rested(id)).import.done
const written = writing()
const again = await give()
const undoing = clock()
await office.ask('POST', `/api/imports/${id}/undo`, { leaveHanging: true })
await office.rested(id)
const undone = undoing()
const onto = `${rows} rows onto ${members.toLocaleString('en')} members`
const total = { wall: compared.wall + written.wall, processor: compared.processor + written.processor }
const lines: readonly Line[] = [
  { what: `import of ${onto}, from the file to the register`, mark: '< 60 s', ours: told(total) },
  { what: 'of it read and compared', ours: told(compared) },
  { what: `of it written: ${done.new} new, ${done.changed} changed`, ours: told(written) },
  { what: 'the same import taken back', ours: told(undone) },
]
const { same, kept, changed } = again.difference.rows
const { waiting, doubtful } = preview.difference.rows
await office.close()
await database.close()
report(lines, [
  `seed ${String(seed)}; the same file again: ${String(same)} the same, ${String(kept)} kept, ${String(changed)} changed; ${String(waiting)} rows without a known cell, ${String(doubtful)} in doubt; memory of the whole process ${memory()}`,
])
