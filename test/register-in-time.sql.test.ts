import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/day.ts'
import { compareNames, fold } from '#kernel/names.ts'
import type { Tx } from '#platform/db/index.ts'
import type { ChangeDecision } from '#features/people/asked.ts'
import * as changing from '#features/people/changing.ts'
import * as belongings from '#features/people/changing-belongings.ts'
import type { KnownMember } from '#features/people/known-member.ts'
import { knownMember } from '#features/people/loaded.ts'
import { insertPerson, loadMember, saveChange } from '#features/people/member.sql.ts'
import { placesOf } from '#features/people/reach.sql.ts'
import { aDatabase } from '#test/database.ts'
import { counted, type Expected, expected, inOrder, retell, retellEntering, type Truth } from './register/retelling.ts'
import { aWorld, copyOf, days, length, type Step, steps, type World } from './register/world.ts'

/** One step as the API does it: load, decide, save; what was done is done to the reference too. */
async function take(world: World, step: Step): Promise<void> {
  const on = Math.max(0, world.today - step.back)
  const ids = [...world.truth.people.keys()]
  const cell = world.cells[step.cell % world.cells.length]!
  if (step.what === 'enter' || ids.length === 0) return enter(world, step, on, cell)
  if (step.what === 'place') return placeCell(world, step, on, cell)
  if (step.what === 'rename') return renameCell(world, cell, on)
  const id = ids[step.who % ids.length]!
  await world.database.as(world.account, async (tx) => {
    const loaded = await loadMember(tx, id)
    assert.ok(loaded, 'whoever has the root has everybody')
    const member = knownMember(loaded, (at) => at)
    const place = (await placesOf(tx, [cell])).get(cell)
    const chosen = member.affiliations[step.which % Math.max(1, member.affiliations.length)]
    const decided = decide(member, step, { on: days[on]!, today: days[world.today]!, place, affiliation: chosen?.id })
    if (!decided.ok) return
    await saveChange(tx, id, decided.change, member.record.id)
    retell(world, id, step, { on, cell, chosen })
  })
}

interface Deciding {
  readonly on: Day
  readonly today: Day
  readonly place: Parameters<typeof belongings.moveMember>[1]
  readonly affiliation: string | undefined
}

type Asked = Deciding & { readonly member: KnownMember; readonly step: Step; readonly toOn: Day | null }

const decisions: Partial<Record<Step['what'], (asked: Asked) => ChangeDecision>> = {
  correct: (a) => changing.correctMember(a.member, { ...seen(a), fields: { name: a.step.name } }, a),
  status: (a) => changing.changeStatus(a.member, { ...seen(a), status: a.step.status }, a),
  move: (a) => belongings.moveMember(a.member, a.place, seen(a), a),
  join: (a) => belongings.joinCell(a.member, a.place, { ...seen(a), kind: a.step.kind, cause: 'found' }, a),
  end: (a) => belongings.endAffiliation(a.member, { ...seen(a), cause: 'ended' }, a),
  leave: (a) => belongings.endAffiliation(a.member, { ...seen(a), cause: 'left' }, a),
  amend: (a) => belongings.correctAffiliation(a.member, a.place, { ...seen(a), fromOn: a.on }, a),
}

function seen({ member, on, toOn, affiliation = randomUUID() }: Asked) {
  return { version: member.version, on, toOn, affiliation }
}

function decide(member: KnownMember, step: Step, asked: Deciding): ChangeDecision {
  const toOn = step.lasts === null ? null : addDays(asked.on, step.lasts)
  return decisions[step.what]!({ ...asked, member, step, toOn })
}

async function enter(world: World, step: Step, on: number, cell: string): Promise<void> {
  const id = randomUUID()
  const none = { born: null, sex: null, card: null, admittedOn: null, officialOn: null, retiredOn: null }
  const empty = { workplace: null, permanentResidence: null, temporaryResidence: null, actualResidence: null }
  const fields = { name: step.name, ...none, ...empty, skills: null }
  const toOn = step.lasts === null ? null : addDays(days[on]!, step.lasts)
  await world.database.as(world.account, async (tx) => {
    const place = (await placesOf(tx, [cell])).get(cell)
    const entering = { on: days[on]!, kind: step.kind, cause: 'found' as const, toOn, status: step.status, fields }
    const decided = changing.enterMember(place, entering, { today: days[world.today]! })
    assert.ok(decided.ok)
    await insertPerson(tx, id)
    await saveChange(tx, id, decided.change, undefined)
  })
  retellEntering(world, id, step, on, cell)
}

/** From a day on a cell stands below another ward; later decisions about it stay. */
async function placeCell(world: World, step: Step, on: number, cell: string): Promise<void> {
  const ward = world.wards[step.which % world.wards.length]!
  const above = world.truth.above.get(cell)!
  if (on === 0 || above[on] === ward) return
  await world.database.asOwner(async (tx) => {
    const { rows } = await sql<{ to_on: string }>`
      select to_on from unit_edge where unit = ${cell} and from_on < ${days[on]} and ${days[on]} < to_on`.execute(tx)
    if (!rows[0]) return
    await sql`select set_config('chibo.more_to_come', 'on', true)`.execute(tx)
    await sql`update unit_edge set to_on = ${days[on]} where unit = ${cell} and from_on < ${days[on]} and ${days[on]} < to_on`.execute(
      tx,
    )
    await sql`select set_config('chibo.more_to_come', '', true)`.execute(tx)
    await sql`insert into unit_edge (unit, parent, from_on, to_on) values (${cell}, ${ward}, ${days[on]}, ${rows[0].to_on})`.execute(
      tx,
    )
    const last = days.findIndex((d) => d >= rows[0]!.to_on)
    for (let d = on; d < (last < 0 ? length : last); d += 1) above[d] = ward
  })
}

async function renameCell({ database }: World, cell: string, on: number): Promise<void> {
  await database.asOwner(async (tx) => {
    const { rows } = await sql<{ to_on: string }>`
      update unit_label set to_on = ${days[on]} where unit = ${cell} and kind = 'name' and from_on < ${days[on]} and to_on = 'infinity' returning to_on`.execute(
      tx,
    )
    if (rows[0])
      await sql`insert into unit_label (unit, kind, label, from_on) values (${cell}, 'name', ${`Tên ${on}`}, ${days[on]})`.execute(
        tx,
      )
  })
}

async function pass(world: World, passes: number): Promise<void> {
  world.today = Math.min(length - 20, world.today + passes)
  await world.database.asOwner(async (tx) => {
    await sql`update public.test_today set on_day = ${days[world.today]}`.execute(tx)
    await sql`select chibo.keep_day()`.execute(tx)
  })
}

async function expectDerived({ database }: World): Promise<void> {
  const { rows } = await database.asOwner((tx) => sql`select * from chibo.derived_differences()`.execute(tx))
  assert.deepEqual(rows, [])
}

/** Every day, as known after every step: the list and the count of the root, a ward and a cell. */
async function expectAll(world: World): Promise<void> {
  const { database, root, wards, cells, today } = world
  const scopes: [string, (cell: string, ward: string) => boolean][] = [
    [root, () => true],
    [wards[0]!, (_, ward) => ward === wards[0]],
    [wards[1]!, (_, ward) => ward === wards[1]],
    [cells[2]!, (cell) => cell === cells[2]],
  ]
  await database.as(world.account, async (tx) => {
    for (const [n, { at, truth }] of [...world.known, { at: 'infinity', truth: world.truth }].entries())
      for (let d = n % 3; d <= today; d += at === 'infinity' ? 1 : 3)
        for (const [scope, isIn] of scopes) await expectDay(tx, { scope, isIn, d, at, truth })
  })
}

async function expectDay(
  tx: Tx,
  {
    scope,
    isIn,
    d,
    at,
    truth,
  }: {
    scope: string
    isIn: (cell: string, ward: string) => boolean
    d: number
    at: string
    truth: Truth
  },
): Promise<void> {
  const rows = expected(truth, d, isIn)
  const said = `${scope} on ${days[d]} as known ${at}`
  const listed = await sql<Expected & { name_key: string }>`
    select person, name, kind, unit, status, name_key from chibo.members_on(${scope}, ${days[d]}, ${at}, null, null, 1000, null, null, null, null)`.execute(
    tx,
  )
  assert.deepEqual(inOrder(listed.rows), inOrder(rows), said)
  const slices = await sql<{ slice: string; n: number }>`
    select slice, n from chibo.count_members(${scope}, ${days[d]}, ${at}) order by slice collate "C"`.execute(tx)
  assert.deepEqual(Object.fromEntries(slices.rows.map((s) => [s.slice, s.n])), counted(rows), `count of ${said}`)
}

async function expectToday(world: World): Promise<void> {
  const { rows } = await world.database.as(world.account, (tx) =>
    sql<Expected>`select person, name, kind, unit, status from member_now`.execute(tx),
  )
  assert.deepEqual(inOrder(rows), inOrder(expected(world.truth, world.today, () => true)), 'today')
}

test('over random histories every day, as known after every step, is what a plain retelling says', async () => {
  const seed = Number(process.env['HISTORY_SEED'] ?? Date.now() % 1_000_000)
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (drawn, folds) => {
      const world = await aWorld()
      for (const step of drawn) {
        await take(world, step)
        if (folds) await world.database.asOwner((tx) => sql`select chibo.fold_deltas()`.execute(tx))
        const { rows } = await world.database.asOwner((tx) =>
          sql<{ at: string }>`select clock_timestamp()::text as at`.execute(tx),
        )
        world.known.push({ at: rows[0]!.at, truth: copyOf(world.truth) })
        await pass(world, step.passes)
        await expectDerived(world)
      }
      await expectToday(world)
      await expectAll(world)
    }),
    { numRuns: Number(process.env['HISTORY_RUNS'] ?? 3), seed, endOnFailure: true },
  )
})

const letters = fc.string({
  unit: fc.constantFrom(...Array.from('aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậđệễốồộờớợừứựỳỷỹýỵíìĩỉịA ĐÂ')),
  minLength: 1,
  maxLength: 12,
})

test('the order of names and the search without marks are the same in the database and in the program', async () => {
  const database = await aDatabase()
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { minLength: 2, maxLength: 30 }), async (drawn) => {
      const all = drawn.filter((name) => name.trim() !== '')
      const { rows } = await database.asOwner((tx) =>
        sql<{ name: string; key: string; folded: string }>`
          select name, chibo.name_key(name) as key, chibo.fold(name) as folded from unnest(${all}::text[]) name order by chibo.name_key(name) collate "C"`.execute(
          tx,
        ),
      )
      for (const [i, row] of rows.entries()) {
        assert.equal(row.folded, fold(row.name))
        const next = rows[i + 1]
        if (next) assert.ok(compareNames(row.name, next.name) <= 0, `${row.name} before ${next.name}`)
      }
    }),
    { numRuns: 60 },
  )
})
