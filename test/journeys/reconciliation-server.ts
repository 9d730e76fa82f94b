import assert from 'node:assert/strict'
import { after } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startOurJobs } from '#app/jobs.ts'
import { writeWorkbook } from '#platform/documents/index.ts'
import { aServer, aUnit, signedIn, type Person, type World } from './a-server.ts'

export interface Desk {
  readonly server: World
  readonly ward: string
  readonly person: Person
}

/** A ward under its province, somebody of its staff signed in, background jobs running. */
export async function aDesk(): Promise<Desk> {
  const server = await aServer()
  const jobs = await startOurJobs(server.database)
  after(() => jobs.stop())
  const province = await aUnit(server.database, { name: 'Tỉnh ủy Nghệ An', kind: 'provincialCommittee' })
  const ward = await aUnit(server.database, { name: 'Đảng ủy phường Trường Vinh', parent: province })
  const { person } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  return { server, ward, person }
}

export type Row = readonly (string | number | null)[]

export async function aWorkbook(
  title: readonly string[],
  headers: readonly string[],
  rows: readonly Row[],
): Promise<Uint8Array> {
  return writeWorkbook([{ name: 'Danh sách', title, columns: headers.map((header) => ({ header })), rows }])
}

export async function opened({ person, ward }: Desk): Promise<string> {
  const answered = await person.send('POST', '/api/reconciliations', {
    body: { unit: ward, purpose: 'followTransfers' },
  })
  assert.equal(answered.status, 201, answered.text)
  return answered.json.id
}

export type Kind = 'sent' | 'received' | 'residing'

export async function uploaded(
  person: Person,
  id: string,
  kind: Kind,
  fileName: string,
  bytes: Uint8Array,
): Promise<any> {
  const answered = await person.send(
    'POST',
    `/api/reconciliations/${id}/lists?kind=${kind}&fileName=${encodeURIComponent(fileName)}`,
    {
      raw: bytes,
      headers: { 'content-type': 'application/octet-stream' },
    },
  )
  assert.equal(answered.status, 202, answered.text)
  return until(async () => {
    const { json } = await person.get(`/api/reconciliations/${id}`)
    const list = json.listsInside.find((l: { id: string }) => l.id === answered.json.id)
    return list && list.state !== 'reading' ? list : undefined
  })
}

export async function accepted(
  person: Person,
  id: string,
  kind: Kind,
  fileName: string,
  bytes: Uint8Array,
): Promise<string> {
  const list = await uploaded(person, id, kind, fileName, bytes)
  assert.equal(list.state, 'draft', JSON.stringify(list))
  const answered = await person.send('POST', `/api/lists/${list.id}/accept`)
  assert.equal(answered.status, 200, answered.text)
  await settled(person, id)
  return list.id
}

/** The reconciliation once no run is under way. */
export async function settled(person: Person, id: string): Promise<any> {
  return until(async () => {
    const { json } = await person.get(`/api/reconciliations/${id}`)
    return json.running === null && !json.stale ? json : undefined
  })
}

export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 600; i += 1) {
    const found = await look()
    if (found !== undefined) return found
    await wait(50)
  }
  throw new Error('it did not come to pass within half a minute')
}
