import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { roles } from '#kernel/authority.ts'
import { wall, type Wall } from '#app/grants.ts'
import { aDatabase } from '#test/database.ts'
import { aServer } from './a-server.ts'
import { build } from './days.ts'
import { compareAbilities } from './oracle-abilities.ts'
import { type Asking, compareSome, operationsOf } from './oracle-asking.ts'
import { aChoice } from './oracle-choice.ts'
import { fill, secrets } from './oracle-things.ts'
import { rehearsing } from './rehearsal.ts'
import { removableWall } from './removable-wall.ts'

/** A fault somebody could make, in the database or in the first wall, and an operation in which it shows. */
interface Fault {
  readonly plant?: string
  /** The function that is written over, to be put back. */
  readonly over?: string
  readonly first?: Partial<Wall>
  readonly shows: readonly string[]
}

const anybody = 'returns boolean language sql stable security definer set search_path = public, pg_temp as'
const faults: Readonly<Record<string, Fault>> = {
  'a function of the owner that has forgotten to ask': {
    over: 'chibo.sees_person(text, uuid, date, timestamptz)',
    plant: `create or replace function chibo.sees_person(action text, which uuid, on_day date, known timestamptz) ${anybody} $$ select true $$`,
    shows: ['getMember'],
  },
  'a function that asks whether something is granted, and not where': {
    over: 'chibo.may(text, uuid)',
    plant: `create or replace function chibo.may(action text, unit uuid) ${anybody} $$ select cardinality(chibo.heads(action)) > 0 $$`,
    shows: ['listRoles', 'withdrawPost', 'weighUnit'],
  },
  'a page that offers what the server refuses': {
    first: { can: (seats, action, unit) => action !== 'members.write' && wall.can(seats, action, unit) },
    shows: [],
  },
  'a table whose policy lets everybody read': {
    plant: 'create policy forgotten on reconciliation for select to chibo_app using (true)',
    shows: ['getReconciliation'],
  },
  'roles that stay when they are over': {
    plant: `update grants_now set to_on = 'infinity', from_on = '2001-01-01'`,
    shows: ['getUnit', 'getMember', 'listImportRows'],
  },
}

test('the oracle finds what is planted, each by itself, and nothing where nothing is', async (t) => {
  const rehearsal = rehearsing(await aDatabase())
  const { database } = rehearsal
  const removable = removableWall()
  let planted: Partial<Wall> = {}
  const first: Wall = {
    can: (...asked) => planted.can?.(...asked) ?? removable.first.can(...asked),
    reachOf: (...asked) => removable.first.reachOf(...asked),
  }
  const server = await aServer({ secrets, database, wall: first })
  const standing = { when: 2, basis: 3 }
  const days = await build(database, {
    moves: [{ cell: 1, to: 2, year: 0 }],
    merges: [],
    spells: Array.from({ length: 12 }, (_, i) => ({ cell: i, kind: 0, from: i, years: 0, late: false })),
    corrections: [],
  })
  const world = await fill(server, days, [
    [
      { role: 'communeStaff', unit: 1, ...standing },
      { role: 'inspector', unit: 0, when: 0, basis: 3 },
    ],
    roles.map((role) => ({ role, unit: 3, ...standing })),
  ])
  rehearsal.begin()
  const all = await operationsOf(server)
  const compare = async (shows: readonly string[]) => {
    for (const clerk of world.clerks) {
      const given: Asking = { server, world, clerk, wall: removable, choice: aChoice(7) }
      for (const operation of all.filter(({ id }) => shows.includes(id))) await compareSome(given, operation, 8)
      removable.put(true)
      if (shows.length === 0) await compareAbilities(given, all)
    }
  }
  for (const shows of [[], Object.values(faults).flatMap((fault) => fault.shows)]) await compare(shows)
  for (const [name, fault] of Object.entries(faults))
    await t.test(name, async () => {
      planted = fault.first ?? {}
      const before = await database.asOwner(async (tx) => {
        const { rows } = await sql<{
          was: string | null
        }>`select pg_get_functiondef(to_regprocedure(${fault.over ?? ''})) as was`.execute(tx)
        if (fault.plant !== undefined) await sql.raw(fault.plant).execute(tx)
        return rows[0]!.was
      })
      await assert.rejects(compare(fault.shows), { name: 'AssertionError' })
      if (before !== null) await database.asOwner((tx) => sql.raw(before).execute(tx))
    })
})
