import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays } from '#kernel/day.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import type { TestDatabase } from '#test/database.ts'
import type { World } from './a-server.ts'
import type { Days } from './days.ts'
import { aClerk, type Clerk, type DrawnSeat, type Sits, today } from './oracle-clerks.ts'
import { plant, type Planted } from './planted.ts'

export { today } from './oracle-clerks.ts'

export const secrets = secretsFrom(new Uint8Array(32).fill(9))

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
  /** As it stands, so that a command about it is not refused for being late. */
  readonly version?: number
  /** Where somebody belongs, or last did. */
  readonly affiliation?: string
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
  | 'breach'
  | 'account'
  | 'seat'
  | InReconciliation

export interface Everything {
  readonly days: Days
  readonly clerks: readonly Clerk[]
  readonly things: Readonly<Record<Kind, readonly Thing[]>>
  readonly planted: readonly Planted[]
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
    unit: await unitsAsTheyStand(database, days),
    member: await numbered(database, days),
    post: await posts(database, days),
    import: await imports(database, days, owner),
    ...(await twice(database, days, owner(0))),
    view: await views(database, clerks),
    proposal: await proposals(database, days, owner),
    request: await requests(database, days, owner(0)),
    breach: await breaches(database, days, owner(0)),
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

async function unitsAsTheyStand(database: TestDatabase, days: Days): Promise<Thing[]> {
  const { rows } = await database.asOwner((tx) =>
    sql<{ id: string; version: number }>`select id, version from unit`.execute(tx),
  )
  return days.units.map((id) => ({ id, unit: id, version: rows.find((row) => row.id === id)?.version ?? 0 }))
}

async function numbered(database: TestDatabase, { people, spells }: Days): Promise<Thing[]> {
  return database.asOwner(async (tx) => {
    const things: Thing[] = []
    for (const { id, versions, card } of people) {
      const [{ word }] = versions
      const number = card.replace(/^04/, '02')
      await sql`insert into person_secret (person, number_sealed, number_hash)
        values (${id}, ${Buffer.from(secrets.seal(number, id))}, ${Buffer.from(secrets.hash(number))})`.execute(tx)
      const { rows } = await sql<{ version: number }>`select version from person where id = ${id}`.execute(tx)
      const affiliation = spells.filter((s) => s.person === id).at(-1)?.id ?? randomUUID()
      things.push({ id, word, number, affiliation, version: rows[0]?.version ?? 0 })
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

async function breaches(database: TestDatabase, { units }: Days, by: string): Promise<Thing[]> {
  return database.asOwner(async (tx) => {
    const things: Thing[] = []
    for (const unit of units) {
      const [id, word] = [randomUUID(), aWord()]
      await sql`insert into breach (id, unit, noticed_at, what, data, measures, due_at, rule_from, rule_value, rule_trust, recorded_by)
        values (${id}, ${unit}, now(), ${word}, '{names}', '', now() + interval '72 hours', '2026-01-01', 72, 'presumed', ${by})`.execute(
        tx,
      )
      things.push({ id, unit, word })
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
