import { sql } from 'kysely'
import { gives, type Role } from '#kernel/authority.ts'
import { addDays, day, type Day, todayInVietnam } from '#kernel/day.ts'
import type { TestDatabase } from '#test/database.ts'
import { anAccount, type Person, signedIn, type World } from './a-server.ts'
import { type Days, isBelow, lastOf, sees } from './days.ts'
import { does } from './oracle.ts'

export const today = todayInVietnam(Date.now())
const openEnd = 'infinity'

/** A role at a unit, from a day until before another: held as a post, in place of whoever is away, or for a time and a reason. */
export interface Sits {
  readonly id: string
  readonly role: Role
  readonly unit: string
  readonly from: Day
  readonly to: Day | 'infinity'
  readonly basis: (typeof bases)[number]
}

const bases = ['post', 'delegation', 'temporary'] as const

export interface Clerk {
  readonly id: string
  readonly person: Person
  readonly seats: readonly Sits[]
}

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
export function mayGive(days: Days, clerk: Clerk, { role, unit }: Pick<Sits, 'role' | 'unit'>): boolean {
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

/** What was typed by the end of a day. */
export function asKnown(days: Days, known: string): Days {
  return { ...days, spells: days.spells.filter(({ typed }) => typed <= known) }
}

export interface DrawnSeat {
  readonly role: Role
  readonly unit: number
  readonly when: number
  readonly basis: number
}

export async function aClerk(server: World, days: Days, drawn: readonly DrawnSeat[]): Promise<Clerk> {
  const { person, account } = await signedIn(server)
  const unique = new Map(drawn.map((s) => [`${s.role} ${String(s.unit % days.units.length)}`, s]))
  for (const s of unique.values()) await sit(server.database, account, { ...s, unit: at(days, s.unit) })
  const seats = await server.database.asOwner((tx) =>
    sql<Sits>`select id, role, unit, from_on as from, to_on as to, basis from seat where account = ${account}`.execute(
      tx,
    ),
  )
  return { id: account, person, seats: seats.rows }
}

/** Half are posts; of the others half stand in for somebody of whom nothing else is asked. */
async function sit(
  database: TestDatabase,
  account: string,
  { role, unit, when, basis: n }: Omit<DrawnSeat, 'unit'> & { readonly unit: string },
): Promise<void> {
  const basis = bases[n % 4] ?? 'post'
  const span = basis === 'post' ? spanOf(when) : { ...spanOf(when), to: spanOf(when).to ?? addDays(today, 20) }
  const away = basis === 'delegation' ? await anAccount(database, { seats: [{ role, unit }] }) : undefined
  await database.asOwner((tx) =>
    sql`insert into seat (account, role, unit, from_on, to_on, basis, stands_in_for, reason) values (${account}, ${role}, ${unit}, ${span.from},
      ${span.to ?? openEnd}, ${basis}, (select id from seat where account = ${away?.id ?? null}), ${basis === 'temporary' ? 'Kiểm tra' : null})`.execute(
      tx,
    ),
  )
}

function at({ units }: Days, n: number): string {
  return units[n % units.length] ?? ''
}

/** Most stand; one in six ended yesterday, one in six begins tomorrow. */
function spanOf(when: number): { from: Day; to?: Day } {
  if (when % 6 === 0) return { from: day('2020-01-01'), to: today }
  return when % 6 === 1 ? { from: addDays(today, 1) } : { from: day('2020-01-01') }
}
