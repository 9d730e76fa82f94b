import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { cellRoles, type Role, roles } from '#kernel/authority.ts'
import type { Wall } from '#app/grants.ts'
import { aServer, aUnit, anAccount, signedIn, type World } from './a-server.ts'
import { type Held, holds, may, type Tree } from './oracle.ts'

const allowAll: Wall = { can: () => true, reachOf: () => ({ everywhere: true, own: [], ownAndBelow: [] }) }
const seats = fc.uniqueArray(fc.record({ role: fc.constantFrom(...roles), unit: fc.nat({ max: 4 }) }), {
  minLength: 1,
  maxLength: 2,
  selector: ({ role, unit }) => `${role} ${unit % 3}`,
})
const worlds = fc.record({
  parents: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
  keepers: fc.array(seats, { minLength: 3, maxLength: 3 }),
  others: fc.array(seats, { minLength: 3, maxLength: 3 }),
})
const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 1_000_000)

/** The rule of giving, told a second time: the organiser any; staff those of a cell, and those of their own kind of committee. */
function gives(tree: Tree, { id, seats: held }: Held, role: Role, unit: string): boolean {
  const own = held.filter(
    (seat) =>
      seat.role === 'provincialOrganiser' ||
      (seat.role === 'communeStaff' && (ofStaff.has(role) || role === 'communeStaff' || role === 'communeSecretary')) ||
      (seat.role === 'agencyStaff' && (ofStaff.has(role) || role === 'agencyStaff' || role === 'agencyCommittee')),
  )
  return may(tree, { id, seats: own }, 'accounts.write', unit)
}

const ofStaff = new Set<Role>(['member', 'cellSecretary', 'cellDeputy', 'cellCommittee', 'dataProtectionOfficer'])

for (const [name, wall] of [
  ['accounts are seen, opened and taken in hand as the oracle says, and not otherwise', undefined],
  ['without the first wall no account more is seen, opened or taken in hand', allowAll],
] as const)
  test(name, async (t) => {
    t.diagnostic(`ORACLE_SEED=${seed}`)
    const server = await aServer(wall ? { wall } : {})
    await fc.assert(
      fc.asyncProperty(worlds, async ({ parents, keepers, others }) => {
        const { database } = server
        const units = [await aUnit(database)]
        const parentOf = new Map<string, string | undefined>([[units[0]!, undefined]])
        for (const p of parents) {
          const parent = units[p % units.length]!
          const unit = await aUnit(database, { parent })
          parentOf.set(unit, parent)
          units.push(unit)
        }
        const at = (held: readonly { role: Role; unit: number }[]) =>
          held.map(({ role, unit }) => ({ role, unit: units[unit % units.length]! }))
        const accounts: Held[] = []
        for (const held of others)
          accounts.push({ ...(await anAccount(database, { seats: at(held) })), seats: at(held) })
        for (const held of keepers) {
          const { person, account } = await signedIn(server, at(held))
          const keeper: Held = { id: account, seats: at(held) }
          await compare(server, person, { parentOf }, keeper, accounts)
        }
      }),
      { numRuns: 2, seed, endOnFailure: true },
    )
  })

type Person = Awaited<ReturnType<typeof signedIn>>['person']

async function compare(
  server: World,
  person: Person,
  tree: Tree,
  keeper: Held,
  accounts: readonly Held[],
): Promise<void> {
  const listed = await person.get('/api/accounts?size=200')
  if (holds(keeper, 'accounts.write')) assert.equal(listed.status, 200)
  const seenAccounts = listed.json.accounts ?? []
  for (const { id, seats: sits } of accounts) {
    const seen = seenAccounts.find((a: { id: string }) => a.id === id)
    const visible = sits.filter((seat) => may(tree, keeper, 'accounts.write', seat.unit)).map((seat) => seat.unit)
    assert.deepEqual(seen?.seats.map((s: { unit: string }) => s.unit).toSorted() ?? [], visible.toSorted())
    const renewed = await person.send('POST', `/api/accounts/${id}/code`)
    const whole = sits.every((seat) => gives(tree, keeper, seat.role, seat.unit))
    assert.ok(renewing(visible.length > 0, whole, isHigher(sits)).includes(renewed.status), renewed.text)
  }
  for (const unit of tree.parentOf.keys())
    for (const role of roles) await open(server, person, tree, keeper, role, unit)
}

/** How a new code may be answered. 409: another keeper has proposed it. */
function renewing(isSeen: boolean, whole: boolean, byTwo: boolean): readonly number[] {
  if (!isSeen) return [403, 404]
  if (!whole) return [403]
  return byTwo ? [202, 409] : [200]
}

/** Of such an account two make a new code. */
function isHigher(sits: Held['seats']): boolean {
  return sits.some(({ role }) => !cellRoles.has(role))
}

async function open(
  { database }: World,
  person: Person,
  tree: Tree,
  keeper: Held,
  role: Role,
  unit: string,
): Promise<void> {
  const count = async () =>
    (await database.asOwner((tx) => sql<{ n: number }>`select count(*)::int as n from account`.execute(tx))).rows[0]!.n
  const before = await count()
  const body = { username: `thu.${crypto.randomUUID()}`, name: 'Người Thử', role, unit }
  const { status } = await person.send('POST', '/api/accounts', { body })
  const expected = gives(tree, keeper, role, unit)
  const alone = cellRoles.has(role)
  assert.equal(status === (alone ? 201 : 202), expected, `${role} → ${String(status)}`)
  if (!expected) assert.ok(status === 403 || status === 404)
  assert.equal(await count(), before + (expected && alone ? 1 : 0))
}
