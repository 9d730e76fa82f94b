import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { day, todayInVietnam } from '#kernel/day.ts'
import { foundUnit, moveUnit, succeedUnit } from '#features/units/index.server.ts'
import type { TestDatabase } from '#test/database.ts'

/** A world in time, drawn; and who may see whom in it, told as simply as it can be told. Days are texts, `to` is the first day after. */
export interface Spell {
  readonly id: string
  readonly person: string
  readonly unit: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly typed: string
}

/** What was known of a name, from noon of the day on which it was typed. */
export interface Version {
  readonly typed: string
  /** A word that stands in this name alone. */
  readonly word: string
}

export interface Someone {
  readonly id: string
  readonly card: string
  /** As first typed, and as corrected later. */
  readonly versions: readonly [Version, ...Version[]]
}

export interface Days {
  readonly units: readonly string[]
  readonly edges: readonly {
    readonly unit: string
    readonly parent: string
    readonly from: string
    readonly to: string
  }[]
  readonly successions: readonly { readonly from: string; readonly to: string; readonly on: string }[]
  readonly people: readonly Someone[]
  readonly spells: readonly Spell[]
}

const open = 'infinity'
const within = (from: string, to: string, on: string) => from <= on && (to === open || on < to)

function ancestors({ edges }: Days, unit: string, on: string): string[] {
  const edge = edges.find((e) => e.unit === unit && within(e.from, e.to, on))
  return edge ? [unit, ...ancestors({ edges } as Days, edge.parent, on)] : [unit]
}

/** Units of today, and what they came from as long as that stood. */
function answering({ successions }: Days, units: readonly string[], on: string): string[] {
  const before = successions
    .filter((s) => units.includes(s.to) && s.on > on && !units.includes(s.from))
    .map((s) => s.from)
  return before.length === 0 ? [...units] : answering({ successions } as Days, [...units, ...before], on)
}

export function isBelow(world: Days, unit: string, heads: readonly string[], on: string): boolean {
  const scopes = answering(world, heads, on)
  return ancestors(world, unit, on).some((above) => scopes.includes(above))
}

/** Where somebody belonged on that day; where they belonged nowhere any more, where they last did. `until`: the end, if it has come. */
export function lastOf(world: Days, person: string, on: string): readonly (Spell & { readonly until: string })[] {
  const had = world.spells
    .filter((s) => s.person === person && s.from <= on)
    .map((s) => ({ ...s, until: within(s.from, s.to, on) ? open : s.to }))
  const last = had
    .map((s) => s.until)
    .toSorted((a, b) => (a === open ? 1 : b === open ? -1 : a < b ? -1 : 1))
    .at(-1)
  return had.filter((s) => s.until === last)
}

/** Whoever had somebody on that day; where they belonged nowhere any more, whoever had them last. */
export function sees(world: Days, heads: readonly string[], person: string, on: string): boolean {
  return lastOf(world, person, on).some((s) =>
    isBelow(world, s.unit, heads, s.until === open ? on : dayBefore(s.until)),
  )
}

/** The first day on which the reader did not have somebody any more; open where they do today, undefined where they never did. */
function endOfReach(world: Days, heads: readonly string[], person: string, today: string): string | undefined {
  if (sees(world, heads, person, today)) return open
  const turns = [
    ...world.edges.flatMap((e) => [e.from, e.to]),
    ...world.successions.map((s) => s.on),
    ...world.spells.filter((s) => s.person === person).flatMap((s) => [s.from, s.to]),
  ]
  const days = [...new Set(turns)].filter((turn) => turn !== open && turn <= today).toSorted()
  const last = days.findLastIndex((turn) => sees(world, heads, person, turn))
  return last < 0 ? undefined : days[last + 1]
}

/** How much of what was typed about a name a reader is told: up to which version. Before anything was typed the first stands. */
export function toldOf(world: Days, heads: readonly string[], { id, versions }: Someone, today: string): number {
  const end = endOfReach(world, heads, id, today)
  if (end === undefined) return -1
  return Math.max(
    0,
    versions.findLastIndex(({ typed }) => end === open || typed < end),
  )
}

/** What a list of a unit holds on a day; `undefined`: the reader may not ask for it. */
export function listed(
  world: Days,
  heads: readonly string[],
  unit: string,
  on: string,
  today: string,
): Spell[] | undefined {
  const mine = isBelow(world, unit, heads, today) || isBelow(world, unit, heads, on)
  if (!mine) return undefined
  return world.spells.filter(
    (s) => within(s.from, s.to, on) && isBelow(world, s.unit, [unit], on) && isBelow(world, s.unit, heads, on),
  )
}

function dayBefore(text: string): string {
  return new Date(Date.parse(text) - 86_400_000).toISOString().slice(0, 10)
}

/** What is drawn: numbers, made into a world in which nothing collides. */
export interface Drawn {
  readonly moves: readonly { readonly cell: number; readonly to: number; readonly year: number }[]
  readonly merges: readonly { readonly from: number; readonly to: number }[]
  readonly spells: readonly {
    readonly cell: number
    readonly kind: number
    readonly from: number
    readonly years: number
    /** Whether it was typed only today. */
    readonly late: boolean
  }[]
  readonly corrections: readonly { readonly who: number; readonly year: number }[]
}

const start = '2015-01-01'
const mergedOn = '2022-07-01'
const kinds = ['official', 'residence', 'temporary', 'assigned']
let made = 0

/** Founds the tree, moves cells, merges one commune into another, and lets people come and go. */
export async function build(database: TestDatabase, drawn: Drawn): Promise<Days> {
  const edges: { unit: string; parent: string; from: string; to: string }[] = []
  const successions: { from: string; to: string; on: string }[] = []
  const spells: Spell[] = []
  const people: Someone[] = []
  const units: string[] = []
  await database.asOwner(async (tx) => {
    made += 1
    const found = async (kind: string, parent: string | undefined) => {
      const unit = await foundUnit(tx, {
        kind,
        name: `Đơn vị ${String(made)}-${String(units.length)}`,
        from: day(start),
        ...(parent !== undefined && { parent }),
      })
      units.push(unit)
      if (parent !== undefined) edges.push({ unit, parent, from: start, to: open })
      return unit
    }
    const move = async (unit: string, parent: string, on: string) => {
      const edge = edges.find((e) => e.unit === unit && e.to === open)
      if (edge === undefined || edge.parent === parent || edge.from >= on) return
      edge.to = on
      edges.push({ unit, parent, from: on, to: open })
      await moveUnit(tx, { unit, parent, from: day(on) })
    }
    const root = await found('provincialCommittee', undefined)
    const communes = [root, root, root, root].map(() => '')
    for (const i of communes.keys()) communes[i] = await found('communeCommittee', root)
    const cells = Array.from({ length: 6 }, () => '')
    for (const i of cells.keys()) cells[i] = await found('residentialCell', communes[i % communes.length])
    for (const m of drawn.merges) {
      const [from, to] = [communes[m.from % communes.length]!, communes[m.to % communes.length]!]
      if (from === to || successions.some((s) => s.from === from || s.from === to)) continue
      for (const { unit } of edges.filter((e) => e.parent === from && e.to === open)) await move(unit, to, mergedOn)
      successions.push({ from, to, on: mergedOn })
      await succeedUnit(tx, { from, to, on: day(mergedOn) })
    }
    for (const m of drawn.moves)
      await move(
        cells[m.cell % cells.length]!,
        communes[m.to % communes.length]!,
        `${String(2023 + (m.year % 3))}-03-01`,
      )
    await sql`set constraints all immediate`.execute(tx)
    await inhabit(tx, drawn, cells, people, spells)
  })
  return { units, edges, successions, people, spells }
}

type Tx = Parameters<Parameters<TestDatabase['asOwner']>[0]>[0]

/** People come, go and come again; two spells each at most, and none that the register would refuse. */
async function inhabit(
  tx: Tx,
  drawn: Drawn,
  cells: readonly string[],
  people: Someone[],
  spells: Spell[],
): Promise<void> {
  for (const [i, s] of drawn.spells.entries()) {
    if (i % 2 === 0) people.push(await enter(tx, people.length, drawn))
    const from = `${String(2016 + (s.from % 10))}-02-01`
    const to = s.years % 4 === 0 ? open : `${String(2017 + (s.from % 10) + (s.years % 4))}-02-01`
    const spell = {
      id: randomUUID(),
      person: people.at(-1)!.id,
      unit: cells[s.cell % cells.length]!,
      kind: kinds[i % 2 === 0 ? 0 : s.kind % kinds.length]!,
      from,
      to,
      typed: s.late ? todayInVietnam(Date.now()) : start,
    }
    if (spells.some((other) => collides(other, spell))) continue
    spells.push(spell)
    await sql`insert into affiliation (id, person, kind, unit, from_on, to_on, cause, recorded_at)
      values (${spell.id}, ${spell.person}, ${spell.kind}, ${spell.unit}, ${from}, ${to}, 'received',
        ${s.late ? sql`now()` : sql`${start}::timestamptz`})`.execute(tx)
  }
}

function collides(a: Spell, b: Spell): boolean {
  if (a.person !== b.person || a.kind !== b.kind || (a.kind !== 'official' && a.unit !== b.unit)) return false
  return (a.to === open || b.from < a.to) && (b.to === open || a.from < b.to)
}

async function enter(tx: Tx, nth: number, { corrections }: Drawn): Promise<Someone> {
  const id = randomUUID()
  const card = `04${String(made).padStart(5, '0')}${String(nth).padStart(5, '0')}`
  const years = corrections.filter(({ who }) => who % 4 === nth % 4).map(({ year }) => 2017 + (year % 9))
  const version = (typed: string, i: number) => ({ typed, word: `zq${letters(made)}x${letters(nth)}y${letters(i)}q` })
  const first = version(nth % 3 === 0 ? '2021-05-05' : '2015-05-05', 0)
  const later = [...new Set(years)].toSorted().map((year) => `${String(year)}-06-15`)
  const versions: Someone['versions'] = [
    first,
    ...later.filter((typed) => typed > first.typed).map((typed, i) => version(typed, i + 1)),
  ]
  await sql`insert into person (id) values (${id})`.execute(tx)
  for (const [i, { typed, word }] of versions.entries())
    await sql`insert into person_record (id, person, name, card, recorded_at, voided_at)
      values (${randomUUID()}, ${id}, ${`Nguyễn ${word} Lan`}, ${card}, ${noon(typed)}, ${noon(versions[i + 1]?.typed)})`.execute(
      tx,
    )
  await sql`insert into person_status (id, person, status, from_on, recorded_at)
    values (${randomUUID()}, ${id}, 'official', '2000-01-01', ${noon(start)})`.execute(tx)
  return { id, card, versions }
}

function noon(on: string | undefined): string {
  return on === undefined ? open : `${on}T12:00:00+07:00`
}

function letters(n: number): string {
  return String(n).replace(/\d/g, (d) => 'abcdefghij'.charAt(Number(d)))
}
