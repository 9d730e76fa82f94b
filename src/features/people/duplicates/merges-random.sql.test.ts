import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import {
  aPair,
  aPerson,
  aPlace,
  differences,
  mergeThem,
  type NewBelonging,
  type Place,
  undoThem,
} from '#test/two-people.ts'

const days = ['2024-01-01', '2024-03-01', '2024-05-01', '2024-07-01', '2024-09-01', '2024-11-01', '2026-01-01'] as const

interface Told {
  readonly who: string
  readonly cells: readonly string[]
  readonly status: string | null
  readonly name: string | null
}

/** What the truth tells of people on a day, as known at an instant. */
async function told({ database }: Place, people: readonly string[], on: string, known: string): Promise<Told[]> {
  const { rows } = await database.asOwner((tx) =>
    sql<Told>`
      select p as who,
        coalesce((select array_agg(a.kind || ' ' || a.unit order by a.kind, a.unit) from affiliation a where a.person = p and a.recorded_at < ${known}::timestamptz and ${known}::timestamptz <= a.voided_at and a.from_on <= ${on} and ${on} < a.to_on), '{}') as cells,
        (select s.status from person_status s where s.person = p and s.recorded_at < ${known}::timestamptz and ${known}::timestamptz <= s.voided_at and s.from_on <= ${on} and ${on} < s.to_on) as status,
        (select r.workplace from person_record r where r.person = p and r.recorded_at < ${known}::timestamptz and ${known}::timestamptz <= r.voided_at) as name
      from unnest(${[...people]}::uuid[]) p order by p`.execute(tx),
  )
  return rows
}

async function instant({ database }: Place): Promise<string> {
  const { rows } = await database.asOwner((tx) => sql<{ at: string }>`select clock_timestamp()::text as at`.execute(tx))
  return rows[0]!.at
}

type Snapshot = ReadonlyMap<string, readonly Told[]>

interface Step {
  readonly what: 'merge' | 'undo' | 'work'
  readonly a: number
  readonly b: number
  readonly gone: boolean
}

/** What is done to some people, beside a reference that says what is to be told of them. */
class Story {
  readonly place: Place
  readonly account: string
  readonly people: readonly string[]
  /** The reference: what is to be told now, day by day. */
  now: Snapshot
  readonly seen: { readonly known: string; readonly said: Snapshot }[] = []
  readonly merges: { id: string; kept: string; gone: string; before: Snapshot }[] = []

  constructor(place: Place, account: string, people: readonly string[], now: Snapshot) {
    this.place = place
    this.account = account
    this.people = people
    this.now = now
  }

  async step({ what, a, b, gone }: Step): Promise<void> {
    const [one, other] = [this.people[a % this.people.length]!, this.people[b % this.people.length]!]
    if (what === 'merge') await this.#merge(one, other, gone ? 'gone' : 'kept')
    else if (what === 'undo') await this.#undo()
    else await this.#work()
    this.seen.push({ known: await instant(this.place), said: this.now })
  }

  async #merge(kept: string, gone: string, stands: 'kept' | 'gone'): Promise<void> {
    const { place, account } = this
    if (kept === gone || this.merges.some((m) => m.gone === kept || m.gone === gone)) return
    const pair = await aPair(place, account, kept, gone)
    const id = await mergeThem(place, account, pair, kept, stands)
    if (id === undefined) return
    this.merges.push({ id, kept, gone, before: this.now })
    this.#change((said) => united(said, kept, gone, stands))
  }

  async #undo(): Promise<void> {
    const last = this.merges.pop()
    if (!last) return
    assert.ok(await undoThem(this.place, this.account, last.id))
    const isBack = ({ who }: Told) => who === last.kept || who === last.gone
    this.#change((said, on) =>
      said.map((t) => (isBack(t) ? last.before.get(on)!.find(({ who }) => who === t.who)! : t)),
    )
  }

  /** Somebody corrects the record of whoever was kept. */
  async #work(): Promise<void> {
    const kept = this.merges.at(-1)?.kept
    if (kept === undefined) return
    await this.place.database.asOwner(async (tx) => {
      await sql`update person_record set voided_at = now() where person = ${kept} and voided_at = 'infinity'`.execute(
        tx,
      )
      await sql`insert into person_record (id, person, name, workplace) values (uuidv7(), ${kept}, 'Hoàng Thị Hường', 'nơi khác')`.execute(
        tx,
      )
    })
    this.#change((said) => said.map((t) => (t.who === kept ? { ...t, name: 'nơi khác' } : t)))
  }

  #change(how: (said: readonly Told[], on: string) => readonly Told[]): void {
    this.now = new Map([...this.now].map(([on, said]) => [on, how(said, on)]))
  }
}

async function look(place: Place, people: readonly string[]): Promise<Snapshot> {
  const known = await instant(place)
  return new Map(await Promise.all(days.map(async (on) => [on, await told(place, people, on, known)] as const)))
}

const histories = fc.record({
  people: fc.array(
    fc.record({
      cells: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
      residence: fc.option(fc.record({ from: fc.nat(4), cell: fc.nat(3) })),
      ends: fc.boolean(),
    }),
    { minLength: 3, maxLength: 4 },
  ),
  steps: fc.array(
    fc.record({
      what: fc.constantFrom('merge' as const, 'merge' as const, 'undo' as const, 'work' as const),
      a: fc.nat(),
      b: fc.nat(),
      gone: fc.boolean(),
    }),
    { minLength: 4, maxLength: 9 },
  ),
})
type Drawn = typeof histories extends fc.Arbitrary<infer D> ? D : never

test('random merges and undoings agree, on any day and as known at any time, with a reference that only unites sets', async () => {
  const place = await aPlace()
  const account = await place.at(place.province)
  await fc.assert(
    fc.asyncProperty(histories, async (drawn) => {
      const people: string[] = []
      for (const one of drawn.people) people.push(await aPerson(place, belongingsOf(place, one)))
      const story = new Story(place, account, people, await look(place, people))
      for (const step of drawn.steps) await story.step(step)
      for (const { known, said } of story.seen)
        for (const on of days) assert.deepEqual(await told(place, people, on, known), said.get(on))
      assert.deepEqual(await differences(place), [])
    }),
    { numRuns: Number(process.env['MERGE_RUNS'] ?? 12) },
  )
})

/** One official cell after another, and perhaps a residence. Everybody belongs somewhere today, so that they can be seen. */
function belongingsOf(
  { cells }: Place,
  { cells: moves, residence, ends }: Drawn['people'][number],
): readonly NewBelonging[] {
  const official = moves.map((cell, i): NewBelonging => {
    const isLast = i === moves.length - 1
    const to = isLast && !(ends && residence) ? undefined : days[i * 2 + 2]
    return { kind: 'official', unit: cells[cell]!, from: days[i * 2]!, ...(to !== undefined && { to }) }
  })
  if (!residence) return official
  return [...official, { kind: 'residence', unit: cells[residence.cell]!, from: days[residence.from]! }]
}

function isOfficial(cell: string): boolean {
  return cell.startsWith('official')
}

/** Two become one on a day: every cell once, of two official ones the chosen one's; status and record as chosen, else whoever has one. */
function united(said: readonly Told[], kept: string, gone: string, stands: 'kept' | 'gone'): readonly Told[] {
  const [k, g] = [said.find((t) => t.who === kept)!, said.find((t) => t.who === gone)!]
  const [first, second] = stands === 'kept' ? [k, g] : [g, k]
  const official = [...first.cells.filter(isOfficial), ...second.cells.filter(isOfficial)].slice(0, 1)
  const others = [...first.cells, ...second.cells].filter((cell) => !isOfficial(cell))
  const one: Told = {
    who: kept,
    cells: [...new Set([...official, ...others])].toSorted(),
    status: first.status ?? second.status,
    name: first.name,
  }
  const none: Told = { who: gone, cells: [], status: null, name: null }
  return said.map((t) => (t.who === kept ? one : t.who === gone ? none : t))
}
