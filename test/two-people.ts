import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { day } from '#kernel/day.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import type { Tx } from '#platform/db/index.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { aDatabase, type TestDatabase } from '#test/database.ts'
import { loadPair, saveMerge } from '#features/people/duplicates/duplicates.sql.ts'
import { saveUndoing } from '#features/people/duplicates/merges.sql.ts'
import { saveFound } from '#features/people/duplicates/searching.sql.ts'
import { duplicateGrants } from '#features/people/duplicates/duplicates.grants.ts'
import { fieldNames } from '#features/people/member.ts'
import { collisionsOf, merge } from '#features/people/duplicates/merging.ts'
import type { WaitingPair } from '#features/people/duplicates/pair.ts'

export interface Place {
  readonly database: TestDatabase
  readonly province: string
  readonly communes: readonly string[]
  readonly cells: readonly string[]
  /** An account at the province that proposes what others agree to. */
  readonly proposer: string
  /** An account that holds every right at a unit. */
  at(unit: string): Promise<string>
}

const passwordHash = '$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA'

export async function aPlace(): Promise<Place> {
  const database = await aDatabase()
  const lines = duplicateGrants.flatMap(({ role, may, reach }) =>
    [...may, 'members.read', 'members.write'].map((action) => ({ role, action, reach })),
  )
  return database.asOwner(async (tx) => {
    await layDownGrants(tx, lines)
    const found = (kind: string, name: string, parent?: string) =>
      foundUnit(tx, { kind, name, from: day('2020-01-01'), ...(parent !== undefined && { parent }) })
    const province = await found('provincialCommittee', 'Tỉnh ủy Nghệ An')
    const communes = [
      await found('communeCommittee', 'Đảng ủy phường Trường Vinh', province),
      await found('communeCommittee', 'Đảng ủy xã Mường Xén', province),
    ]
    const cells: string[] = []
    for (const commune of communes)
      for (const n of [1, 2]) cells.push(await found('residentialCell', `Chi bộ Khối ${String(n)}`, commune))
    const proposer = await openAccount(tx, { username: 'de.nghi', name: 'Người Đề Nghị', passwordHash })
    await seat(tx, { account: proposer, role: 'communeStaff', unit: province, from: day('2020-01-01') })
    return {
      database,
      proposer,
      province,
      communes,
      cells,
      at: (unit) =>
        database.asOwner(async (again) => {
          const username = `thu.${randomUUID().slice(0, 8)}`
          const account = await openAccount(again, {
            username,
            name: 'Người Thử',
            passwordHash,
          })
          await seat(again, { account, role: 'communeStaff', unit, from: day('2020-01-01') })
          return account
        }),
    }
  })
}

export interface NewBelonging {
  readonly kind: string
  readonly unit: string
  readonly from: string
  readonly to?: string
}

export async function aPerson(
  { database }: Place,
  belongs: readonly NewBelonging[],
  { name = 'Hoàng Thị Hường', number }: { name?: string; number?: string } = {},
): Promise<string> {
  const person = randomUUID()
  await database.asOwner(async (tx) => {
    await sql`insert into person (id) values (${person})`.execute(tx)
    for (const { kind, unit, from, to = 'infinity' } of belongs)
      await sql`insert into affiliation (id, person, kind, unit, from_on, to_on, cause) values (uuidv7(), ${person}, ${kind}, ${unit}, ${from}, ${to}, 'found')`.execute(
        tx,
      )
    await sql`insert into person_status (id, person, status, from_on) values (uuidv7(), ${person}, 'official', '2024-01-01')`.execute(
      tx,
    )
    await sql`insert into person_record (id, person, name, born, workplace) values (uuidv7(), ${person}, ${name}, '1968-03-07', ${person})`.execute(
      tx,
    )
    if (number !== undefined)
      await sql`insert into person_secret (person, number_sealed, number_hash) values (${person}, ${Buffer.alloc(40, number)}, ${Buffer.alloc(32, number)})`.execute(
        tx,
      )
  })
  return person
}

/** The pair of two people, kept as a search keeps it. */
export async function aPair(
  { database, province }: Place,
  account: string,
  one: string,
  other: string,
): Promise<string> {
  const reasons = [{ code: 'name.same', speaksFor: 'same', strength: 'strong' }]
  const found = JSON.stringify([{ one, other, probability: 0.9, reasons }])
  await database.as(account, (tx) => saveFound(tx, { id: randomUUID(), unit: province, people: 2 }, found))
  const { rows } = await database.asOwner((tx) =>
    sql<{
      id: string
    }>`select id from duplicate_pair where one = least(${one}::uuid, ${other}::uuid) and other = greatest(${one}::uuid, ${other}::uuid)`.execute(
      tx,
    ),
  )
  return rows[0]!.id
}

export async function waiting({ database }: Place, account: string, pair: string): Promise<WaitingPair | undefined> {
  const found = await database.as(account, (tx) => loadPair(tx, pair))
  return found === undefined || found.state === 'merged' ? undefined : found
}

/** Somebody else has proposed it, and the account of this transaction agrees. */
export async function agreedByTwo(
  tx: Tx,
  { province, proposer }: Place,
  kind: 'merge' | 'undoMerge' | 'removal',
  what: Readonly<Record<string, string>>,
): Promise<void> {
  const id = randomUUID()
  const action = kind === 'removal' ? 'members.write' : 'duplicates.settle'
  const { rows } = await sql<{ me: string }>`select chibo.account() as me`.execute(tx)
  await sql`select set_config('chibo.account', ${proposer}, true)`.execute(tx)
  await sql`select chibo.propose(${id}, ${kind}, 'test', '{}', ${JSON.stringify(what)}::jsonb, ${action}, ${[province]}::uuid[], false, '{}',
    chibo.today())`.execute(tx)
  await sql`select set_config('chibo.account', ${rows[0]!.me}, true)`.execute(tx)
  await sql`select chibo.agree(${id})`.execute(tx)
}

/** Two records become two again, as two people agreed. */
export async function undoThem(place: Place, account: string, which: string): Promise<boolean> {
  return place.database.as(account, async (tx) => {
    await agreedByTwo(tx, place, 'undoMerge', { merge: which })
    return saveUndoing(tx, which)
  })
}

export async function mergeThem(place: Place, account: string, pair: string, kept: string, stands: 'kept' | 'gone') {
  return place.database.as(account, async (tx) => {
    const found = await loadPair(tx, pair, true)
    assert.ok(found && found.state !== 'merged')
    const [k, g] = found.one.person === kept ? [found.one, found.other] : [found.other, found.one]
    const chosen = collisionsOf(k, g).map((c) => ({ id: c[stands], over: c[stands === 'kept' ? 'gone' : 'kept'] }))
    const fields = stands === 'gone' ? fieldNames : []
    const merged = merge(k, g, { fields, number: stands, statuses: stands, stands: chosen })
    if (!merged.ok) return undefined
    const id = randomUUID()
    await agreedByTwo(tx, place, 'merge', { pair, kept: k.person, gone: g.person })
    await saveMerge(
      tx,
      { id, pair, kept: k.person, gone: g.person },
      merged,
      merged.number === 'gone' ? Buffer.alloc(40, 'moved') : null,
    )
    return id
  })
}

export async function differences({ database }: Place): Promise<readonly unknown[]> {
  const { rows } = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  return rows
}
