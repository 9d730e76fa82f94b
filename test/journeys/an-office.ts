import assert from 'node:assert/strict'
import { aRegister } from './a-register.ts'
import { type Person, signedIn } from './a-server.ts'
import { bySecond } from './second-person.ts'

export async function done<T extends { status: number; text: string }>(answered: T): Promise<T> {
  assert.ok(answered.status < 300, answered.text)
  return answered
}

/** A ward with whoever answers requests there and above, an inspector, and members with accounts of their own. */
export async function anOffice() {
  const world = await aRegister()
  const { server, database, ward, province, staff } = world
  const officer = await signedIn(server, [{ role: 'dataProtectionOfficer', unit: ward }])
  const organiser = await signedIn(server, [{ role: 'provincialOrganiser', unit: province }])
  const inspector = await signedIn(server, [{ role: 'inspector', unit: province }])

  /** A member of the cell, with an account that is said to be theirs. */
  async function aMember(some: Record<string, unknown> = {}, at = world.cell) {
    const id = await world.entered({ card: null, ...some }, { unit: at })
    const holder = await signedIn(server, [{ role: 'member', unit: at }])
    await bySecond(
      await staff.send('POST', `/api/accounts/${holder.account}/person`, { body: { person: id } }),
      organiser.person,
    )
    return { id, ...holder }
  }

  return {
    ...world,
    server,
    database,
    officer: officer.person,
    organiser: organiser.person,
    inspector,
    aMember,
  }
}

export async function mine(person: Person) {
  return (await done(await person.get('/api/mine'))).json
}

export async function asked(person: Person, body: object) {
  return (await done(await person.send('POST', '/api/mine/requests', { body }))).json
}

export function opened(told: any): any[] {
  return told.rows.filter((r: any) => r.operation === 'getMember')
}
