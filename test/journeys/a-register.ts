import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { secretsFrom } from '#platform/secrets/index.ts'
import { aServer, aUnit, type Person, signedIn } from './a-server.ts'

/** What a form of somebody new holds. */
export const fields = {
  name: 'Nguyễn Thị Lan',
  born: '1970-03-02',
  sex: 'female',
  card: '040196000123',
  admittedOn: '1996-05-19',
  officialOn: '1997-05-19',
  retiredOn: null,
  workplace: null,
  permanentResidence: null,
  temporaryResidence: null,
  actualResidence: null,
  skills: null,
}

export const namesOf = (listed: any): string[] => listed.rows.map((row: any) => row.name)

/** A province with a ward of two cells, in which two people work, and a commune beside it. */
export async function aRegister() {
  const server = await aServer({ secrets: secretsFrom(randomBytes(32)) })
  const { database } = server
  const province = await aUnit(database, { kind: 'provincialCommittee', name: 'Tỉnh ủy thử' })
  const ward = await aUnit(database, { parent: province, name: 'Đảng ủy phường thử' })
  const otherWard = await aUnit(database, { parent: province, name: 'Đảng ủy xã thử' })
  const cell = await aUnit(database, { kind: 'residentialCell', parent: ward, name: 'Chi bộ Khối 1' })
  const second = await aUnit(database, { kind: 'residentialCell', parent: ward, name: 'Chi bộ Khối 2' })
  const foreign = await aUnit(database, { kind: 'residentialCell', parent: otherWard, name: 'Chi bộ Xóm 1' })
  const { person: staff, username } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const { person: colleague } = await signedIn(server, [{ role: 'communeStaff', unit: ward }])
  const { person: neighbour } = await signedIn(server, [{ role: 'communeStaff', unit: otherWard }])

  async function enter(person: Person, over: Record<string, unknown> = {}, some: Record<string, unknown> = {}) {
    return person.send('POST', '/api/members', {
      body: {
        on: '2026-01-10',
        unit: cell,
        kind: 'official',
        cause: 'received',
        status: 'official',
        fields: { ...fields, ...some },
        ...over,
      },
    })
  }

  async function entered(some: Record<string, unknown> = {}, over: Record<string, unknown> = {}): Promise<string> {
    const answered = await enter(staff, over, some)
    assert.equal(answered.status, 201, answered.text)
    return answered.json.person
  }

  async function page(id: string, query = '', reader = staff) {
    const answered = await reader.get(`/api/members/${id}${query}`)
    assert.equal(answered.status, 200, answered.text)
    return answered.json
  }

  async function list(query: string, reader = staff) {
    const answered = await reader.get(`/api/members${query}`)
    assert.equal(answered.status, 200, answered.text)
    return answered.json
  }

  return {
    server,
    database,
    province,
    ward,
    cell,
    second,
    foreign,
    staff,
    username,
    colleague,
    neighbour,
    enter,
    entered,
    page,
    list,
  }
}
