import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { day, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit as plantUnit } from '#features/units/index.server.ts'
import { aDatabase } from '#test/database.ts'

export const start = day('2020-01-01')
export const today = day('2026-10-01')
const actions = ['units.read', 'units.write', 'posts.read', 'posts.write', 'members.read', 'audit.read']

/** A decision that was carried out, in the order of typing. */
export interface Done {
  readonly unit: string
  readonly on: Day
  readonly name?: string
  /** null: closed. */
  readonly parent?: string | null
  /** Its founding was a mistake. */
  readonly never?: true
}
export interface Held {
  readonly id: string
  readonly unit: string
  readonly holder: string
  readonly from: Day
  /** Until which day it is held, by how much was known. */
  readonly ends: { readonly known: number; readonly to: string }[]
}

export async function aWorld() {
  const database = await aDatabase()
  const made = await database.asOwner(async (tx) => {
    await layDownGrants(
      tx,
      actions.map((action) => ({ role: 'provincialOrganiser', action, reach: 'ownAndBelow' })),
    )
    const account = await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: '$argon2id$thu' })
    const root = await plantUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh', from: start })
    await seat(tx, { account, role: 'provincialOrganiser', unit: root, from: start })
    const done: Done[] = [{ unit: root, on: start, name: 'Tỉnh' }]
    const members = new Map<string, number>()
    const wards: string[] = [root]
    for (let w = 0; w < 3; w += 1) {
      const ward = await plantUnit(tx, { kind: 'communeCommittee', name: `Phường ${w}`, from: start, parent: root })
      done.push({ unit: ward, on: start, name: `Phường ${w}`, parent: root })
      wards.push(ward)
      for (let c = 0; c < 2; c += 1) {
        const cell = await plantUnit(tx, { kind: 'residentialCell', name: `Khối ${w}${c}`, from: start, parent: ward })
        done.push({ unit: cell, on: start, name: `Khối ${w}${c}`, parent: ward })
        if (c === 0) members.set(cell, w + 1)
        for (let m = 0; m < (members.get(cell) ?? 0); m += 1) await plantMember(tx, cell)
      }
    }
    return { account, root, wards, done, members }
  })
  // how many decisions had been typed by each instant
  return { database, ...made, held: [] as Held[], instants: [await instant(database)], typedBy: [made.done.length] }
}
export type World = Awaited<ReturnType<typeof aWorld>>

async function plantMember(tx: Tx, cell: string): Promise<void> {
  const person = randomUUID()
  await sql`insert into person (id) values (${person})`.execute(tx)
  await sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (gen_random_uuid(), ${person}, 'official', ${cell}, ${start}, 'found')`.execute(
    tx,
  )
  await sql`insert into person_record (id, person, name) values (gen_random_uuid(), ${person}, 'Hồ Văn Thử')`.execute(
    tx,
  )
  await sql`insert into person_status (id, person, status, from_on) values (gen_random_uuid(), ${person}, 'official', ${start})`.execute(
    tx,
  )
}

export async function instant(database: Awaited<ReturnType<typeof aDatabase>>): Promise<string> {
  const { rows } = await database.asOwner((tx) => sql<{ at: string }>`select clock_timestamp()::text as at`.execute(tx))
  return rows[0]!.at
}
