import assert from 'node:assert/strict'
import { after } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startOurJobs } from '#app/jobs.ts'
import { writeWorkbook } from '#platform/documents/index.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import { aServer, aUnit, signedIn, type Person, type World } from './a-server.ts'

export interface Desk {
  readonly server: World
  readonly province: string
  readonly ward: string
  readonly cells: Readonly<Record<string, string>>
  readonly other: string
  readonly otherCell: string
  readonly person: Person
}

export const secrets = secretsFrom(new Uint8Array(32).fill(7))

/** A ward of two hamlet cells beside another ward, somebody of its staff signed in, background jobs running. */
export async function anImportDesk(): Promise<Desk> {
  const server = await aServer({ secrets })
  const jobs = await startOurJobs(server.database, { secrets })
  after(() => jobs.stop())
  const { database } = server
  const province = await aUnit(database, { name: 'Tỉnh ủy Nghệ An', kind: 'provincialCommittee' })
  const ward = await aUnit(database, { name: 'Đảng ủy phường Trường Vinh', parent: province })
  const other = await aUnit(database, { name: 'Đảng ủy phường Vinh Phú', parent: province })
  const cell = (name: string, parent: string) => aUnit(database, { name, parent, kind: 'residentialCell' })
  const cells = {
    'Khối 3': await cell('Chi bộ Khối 3', ward),
    'Khối 7': await cell('Chi bộ Khối 7', ward),
  }
  const otherCell = await cell('Chi bộ Khối 12', other)
  const { person } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  return { server, province, ward, other, otherCell, cells, person }
}

export const head = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Số thẻ đảng viên',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Chi bộ',
]

export type Cells = readonly (string | number | null)[]

function two(x: number): string {
  return String(x).padStart(2, '0')
}

/** A member of a list, made up; numbers differ by `n`. */
export function aRow(n: number, name: string, cell: string, more: Partial<Record<number, string>> = {}): Cells {
  const row = [
    n,
    name,
    `${two((n % 27) + 1)}/${two((n % 11) + 1)}/${1950 + (n % 45)}`,
    n % 2 === 0 ? 'Nam' : 'Nữ',
    `04020${String(1000000 + n)}`,
    `03/02/${1990 + (n % 20)}`,
    `03/02/${1991 + (n % 20)}`,
    cell,
  ]
  return row.map((value, at) => more[at] ?? value)
}

export async function aList(rows: readonly Cells[], headers: readonly string[] = head): Promise<Uint8Array> {
  return writeWorkbook([
    { name: 'Đảng viên', title: ['DANH SÁCH ĐẢNG VIÊN'], columns: headers.map((header) => ({ header })), rows },
  ])
}

export async function until<T>(look: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (let i = 0; i < seconds * 20; i += 1) {
    const found = await look()
    if (found !== undefined) return found
    await wait(50)
  }
  throw new Error('it did not come to pass')
}

/** The preview once nothing is under way. */
export async function rested(person: Person, id: string, seconds = 60): Promise<any> {
  return until(async () => {
    const { json } = await person.get(`/api/imports/${id}`)
    const { state, job } = json.import
    const busy = state === 'reading' || (job && ['waiting', 'running'].includes(job.state))
    return busy ? undefined : json
  }, seconds)
}

/** Uploads a list and waits until it was read and compared. */
export async function given(
  { person, ward }: Pick<Desk, 'person' | 'ward'>,
  bytes: Uint8Array,
  query = '',
  seconds = 60,
): Promise<any> {
  const answered = await person.send('POST', `/api/imports?unit=${ward}&fileName=danh-sach.xlsx${query}`, {
    raw: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })
  assert.equal(answered.status, 202, answered.text)
  return rested(person, answered.json.id, seconds)
}

export async function accepted(person: Person, id: string, seconds = 60): Promise<any> {
  const answered = await person.send('POST', `/api/imports/${id}/accept`)
  assert.equal(answered.status, 202, answered.text)
  return rested(person, id, seconds)
}

export async function standing(person: Person, id: string, stands: string): Promise<any[]> {
  return (await person.get(`/api/imports/${id}/difference?stands=${stands}&size=200`)).json.rows
}

export async function members(person: Person, unit: string): Promise<any[]> {
  const answered = await person.get(`/api/members?unit=${unit}&size=200`)
  assert.equal(answered.status, 200, answered.text)
  return answered.json.rows
}

/** Takes an accepted import back, as far as nothing hangs on it. */
export async function undone(person: Person, id: string, leaveHanging = false): Promise<any> {
  const answered = await person.send('POST', `/api/imports/${id}/undo`, { body: { leaveHanging } })
  assert.equal(answered.status, 202, answered.text)
  return rested(person, id)
}

/** The one member of that name. */
export async function who(person: Person, unit: string, name: string): Promise<any> {
  const found = (await members(person, unit)).filter((m) => m.name === name)
  assert.equal(found.length, 1, `${name} stands ${found.length} times`)
  return found[0]
}

/** Corrects a member by hand, as the member's page does. */
export async function corrected(
  person: Person,
  member: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const page = (await person.get(`/api/members/${member}`)).json
  const answered = await person.send('POST', `/api/members/${member}/correct`, {
    body: { version: page.version, on: page.on, fields },
  })
  assert.equal(answered.status, 200, answered.text)
}

/** What is derived is as the truth has it. */
export async function whole({ database }: World): Promise<void> {
  assert.deepEqual((await database.owner.query('select * from chibo.derived_differences()')).rows, [])
}
