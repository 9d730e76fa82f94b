import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { gives, type Role } from '#kernel/authority.ts'
import { addDays, day, type Day, todayInVietnam } from '#kernel/day.ts'
import { seat } from '#features/accounts/index.server.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import type { TestDatabase } from '#test/database.ts'
import { type Person, signedIn, type World } from './a-server.ts'
import { type Days, isBelow, lastOf, sees } from './days.ts'
import { does } from './oracle.ts'
import { plant, type Planted } from './planted.ts'

export const secrets = secretsFrom(new Uint8Array(32).fill(9))
export const today = todayInVietnam(Date.now())

/** A role at a unit, from a day until before another. */
export interface Sits {
  readonly id: string
  readonly role: Role
  readonly unit: string
  readonly from: Day
  readonly to: Day | 'infinity'
}

export interface Clerk {
  readonly id: string
  readonly person: Person
  readonly seats: readonly Sits[]
}

/** What an operation can be asked about. `word` stands in its answers and nowhere else. */
export interface Thing {
  readonly id: string
  readonly unit?: string
  /** Whose alone it is: a draft, a saved view, a job. */
  readonly owner?: string
  /** Who has to be seen, all of them. */
  readonly people?: readonly string[]
  readonly seats?: readonly Sits[]
  readonly number?: string
  readonly word?: string
}

/** What belongs to a reconciliation, as it is planted at every unit. */
const inReconciliations = ['reconciliation', 'accepted', 'draft', 'person', 'pair', 'attempt', 'job'] as const
type InReconciliation = (typeof inReconciliations)[number]

export type Kind =
  | 'unit'
  | 'member'
  | 'post'
  | 'import'
  | 'duplicate'
  | 'merge'
  | 'view'
  | 'request'
  | 'proposal'
  | 'account'
  | 'seat'
  | InReconciliation

export interface Everything {
  readonly days: Days
  readonly clerks: readonly Clerk[]
  readonly things: Readonly<Record<Kind, readonly Thing[]>>
  readonly planted: readonly Planted[]
}

const openEnd = 'infinity'

/** The units at which an account holds a role today that does this. */
export function heads({ seats }: Pick<Clerk, 'seats'>, action: string): readonly string[] {
  return seats.filter((s) => isNow(s) && does(s.role, action)).map((s) => s.unit)
}

function isNow({ from, to }: Sits): boolean {
  return from <= today && (to === openEnd || today < to)
}

export function isOver({ to }: Sits): boolean {
  return to !== openEnd && to <= today
}

/** The rule of giving roles: whoever keeps accounts there, and holds there a role that gives this one. */
export function mayGive({ days }: Everything, clerk: Clerk, { role, unit }: Pick<Sits, 'role' | 'unit'>): boolean {
  const giving = clerk.seats.filter((s) => isNow(s) && gives[s.role].includes(role)).map((s) => s.unit)
  return isBelow(days, unit, giving, today) && isBelow(days, unit, heads(clerk, 'accounts.write'), today)
}

/** Whoever has all of somebody's official cell writes; where there is none, whoever has another; and each what stands with them. */
export function writes(days: Days, clerk: Clerk, person: string): boolean {
  const mine = (unit: string) => isBelow(days, unit, heads(clerk, 'members.write'), today)
  const last = lastOf(days, person, today)
  const official = last.filter((s) => s.kind === 'official')
  const others = days.spells.filter((s) => s.person === person && s.kind !== 'official')
  const whole = official.length > 0 ? official.every((s) => mine(s.unit)) : last.some((s) => mine(s.unit))
  return whole || others.some((s) => mine(s.unit))
}

/** Somebody who belongs somewhere today, within reach. */
export function has(days: Days, person: string, action: string, clerk: Clerk): boolean {
  const here = days.spells.filter((s) => s.person === person && s.from <= today && (s.to === openEnd || today < s.to))
  return here.some((s) => isBelow(days, s.unit, heads(clerk, action), today))
}

export function seen(days: Days, person: string, action: string, clerk: Clerk, on: string): boolean {
  return sees(days, heads(clerk, action), person, on)
}

export interface DrawnSeat {
  readonly role: Role
  readonly unit: number
  readonly when: number
}

/** Accounts with seats that stand, are over, or are to come; and one thing of every kind at every unit. */
export async function fill(server: World, days: Days, drawn: readonly (readonly DrawnSeat[])[]): Promise<Everything> {
  const clerks: Clerk[] = []
  for (const seats of drawn) clerks.push(await aClerk(server, days, seats))
  const owner = (n: number) => clerks[n % clerks.length]?.id ?? ''
  const { database } = server
  const planted: Planted[] = []
  for (const [i, unit] of days.units.entries()) planted.push(await plant(database, unit, owner(i), { register: false }))
  const things = {
    ...ofReconciliations(planted),
    unit: days.units.map((id) => ({ id, unit: id })),
    member: await numbered(database, days),
    post: await posts(database, days),
    import: await imports(database, days, owner),
    ...(await twice(database, days, owner(0))),
    view: await views(database, clerks),
    proposal: await proposals(database, days, owner),
    request: await requests(database, days, owner(0)),
    account: clerks.map(({ id, seats }) => ({ id, seats })),
    seat: clerks.flatMap(({ id, seats }) => seats.map((s) => ({ id: s.id, owner: id, seats: [s] }))),
  }
  return { days, clerks, things, planted }
}

function ofReconciliations(planted: readonly Planted[]): Record<InReconciliation, Thing[]> {
  const of = (kind: InReconciliation, isOwn = false) =>
    planted.map((p) => ({ id: p[kind], unit: p.unit, ...(isOwn && { owner: p.uploader }) }))
  return {
    reconciliation: of('reconciliation'),
    accepted: of('accepted'),
    draft: of('draft', true),
    person: of('person'),
    pair: of('pair'),
    attempt: of('attempt'),
    job: of('job', true),
  }
}

async function aClerk(server: World, days: Days, drawn: readonly DrawnSeat[]): Promise<Clerk> {
  const { person, account } = await signedIn(server)
  const unique = new Map(drawn.map((s) => [`${s.role} ${String(s.unit % days.units.length)}`, s]))
  const seats = await server.database.asOwner(async (tx) => {
    for (const { role, unit, when } of unique.values())
      await seat(tx, { account, role, unit: at(days, unit), ...spanOf(when) })
    return sql<Sits>`select id, role, unit, from_on as from, to_on as to from seat where account = ${account}`.execute(
      tx,
    )
  })
  return { id: account, person, seats: seats.rows }
}

function at({ units }: Days, n: number): string {
  return units[n % units.length] ?? ''
}

/** Most stand; one in six ended yesterday, one in six begins tomorrow. */
function spanOf(when: number): { from: Day; to?: Day } {
  if (when % 6 === 0) return { from: day('2020-01-01'), to: today }
  return when % 6 === 1 ? { from: addDays(today, 1) } : { from: day('2020-01-01') }
}

async function numbered(database: TestDatabase, { people }: Days): Promise<Thing[]> {
  return database.asOwner(async (tx) => {
    const things: Thing[] = []
    for (const { id, versions, card } of people) {
      const [{ word }] = versions
      const number = card.replace(/^04/, '02')
      await sql`insert into person_secret (person, number_sealed, number_hash)
        values (${id}, ${Buffer.from(secrets.seal(number, id))}, ${Buffer.from(secrets.hash(number))})`.execute(tx)
      things.push({ id, word, number })
    }
    return things
  })
}

let words = 0

/** A word of letters that stands nowhere else. */
function aWord(): string {
  words += 1
  return `Xk${String(words).replace(/\d/g, (d) => 'abcdefghij'.charAt(Number(d)))}kx`
}

async function posts(database: TestDatabase, { units }: Days): Promise<Thing[]> {
  return database.asOwner(async (tx) => {
    const things: Thing[] = []
    for (const unit of units) {
      const [id, word] = [randomUUID(), aWord()]
      await sql`insert into post (id, unit, title, outsider, from_on) values (${id}, ${unit}, 'officeStaff', ${word}, '2016-01-01')`.execute(
        tx,
      )
      things.push({ id, unit, word })
    }
    return things
  })
}

async function imports(database: TestDatabase, { units }: Days, owner: (n: number) => string): Promise<Thing[]> {
  return database.asOwner(async (tx) => {
    const things: Thing[] = []
    for (const [i, unit] of units.entries())
      for (const state of ['draft', 'accepted']) {
        const [id, word, by] = [randomUUID(), aWord(), owner(i)]
        const done = state === 'accepted' ? by : null
        await sql`insert into import (id, unit, kind, on_day, state, file_name, fingerprint, uploaded_by, accepted_at, accepted_by)
          values (${id}, ${unit}, 'official', ${today}, ${state}, ${`${word}.xlsx`}, '\\x00', ${by}, ${done === null ? null : today}, ${done})`.execute(
          tx,
        )
        things.push({ id, unit, word, ...(done === null && { owner: by }) })
      }
    return things
  })
}

/** Every two neighbours of the list are a pair; and behind every third person stands another record that became theirs. */
async function twice(
  database: TestDatabase,
  { people }: Days,
  by: string,
): Promise<{ duplicate: Thing[]; merge: Thing[] }> {
  return database.asOwner(async (tx) => {
    const [duplicate, merge]: [Thing[], Thing[]] = [[], []]
    const pair = async (a: string, b: string, state: string) => {
      const id = randomUUID()
      const [one, other] = [a, b].toSorted()
      const answered = state === 'open' ? null : by
      await sql`insert into duplicate_pair (id, one, other, probability, reasons, state, answered_at, answered_by)
        values (${id}, ${one}, ${other}, 0.7, '[]', ${state}, ${answered === null ? null : today}, ${answered})`.execute(
        tx,
      )
      return id
    }
    for (const [i, { id }] of people.entries()) {
      const next = people[i + 1]
      if (next) duplicate.push({ id: await pair(id, next.id, 'open'), people: [id, next.id] })
      if (i % 3 !== 0) continue
      const [gone, which] = [randomUUID(), randomUUID()]
      await sql`insert into person (id, merged_into) values (${gone}, ${id})`.execute(tx)
      await sql`insert into person_record (id, person, name, voided_at, voided_by) values (${which}, ${gone}, 'Hồ Văn Thử', now(), ${by})`.execute(
        tx,
      )
      const merged = randomUUID()
      await sql`insert into merge (id, pair, kept, gone, merged_by, before_kept, before_gone, made)
        values (${merged}, ${await pair(id, gone, 'merged')}, ${id}, ${gone}, ${by}, array(select r.id from person_record r where r.person = ${id} union all select a.id from affiliation a where a.person = ${id}), ${[which]}, '{}')`.execute(
        tx,
      )
      merge.push({ id: merged, people: [id] })
    }
    return { duplicate, merge }
  })
}

/** One that somebody declined, of removing somebody at each unit. */
async function proposals(database: TestDatabase, { units }: Days, owner: (n: number) => string): Promise<Thing[]> {
  return database.asOwner(async (tx) => {
    const second = randomUUID()
    await sql`insert into account (id, username, name) values (${second}, ${`thu.hai.${second}`}, 'Người Thứ Hai')`.execute(
      tx,
    )
    const things: Thing[] = []
    for (const [i, unit] of units.entries()) {
      const [id, word, by] = [randomUUID(), aWord(), owner(i)]
      await sql`insert into proposal (id, kind, operation, what, action, units, proposed_by, last_on, state, answered_by, answered_at, reason)
        values (${id}, 'removal', 'endAffiliation', ${JSON.stringify({ person: id })}, 'members.write', ${[unit]}, ${by}, ${addDays(today, 3)},
          'declined', ${second}, now(), ${word})`.execute(tx)
      things.push({ id, unit, word, owner: by })
    }
    return things
  })
}

async function requests(database: TestDatabase, { people }: Days, by: string): Promise<Thing[]> {
  return database.asOwner(async (tx) => {
    const things: Thing[] = []
    for (const { id: person } of people) {
      const [id, word] = [randomUUID(), aWord()]
      await sql`insert into data_request (id, person, kind, words, basis, sent_on, sent_by, rule, version_from, value, unit_of_value, trust, due_on)
        values (${id}, ${person}, 'objection', ${word}, 'paper', ${today}, ${by}, 'privacy.objectionAnswer', '2026-01-01', 10, 'workingDays', 'presumed', ${addDays(today, 14)})`.execute(
        tx,
      )
      things.push({ id, people: [person], word })
    }
    return things
  })
}

async function views(database: TestDatabase, clerks: readonly Clerk[]): Promise<Thing[]> {
  return database.asOwner(async (tx) => {
    const things: Thing[] = []
    for (const { id: owner } of clerks) {
      const [id, word] = [randomUUID(), aWord()]
      await sql`insert into saved_view (id, account, name, look) values (${id}, ${owner}, ${word}, '{}')`.execute(tx)
      things.push({ id, owner, word })
    }
    return things
  })
}
