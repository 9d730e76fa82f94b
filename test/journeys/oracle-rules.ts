import { isBelow, lastOf } from './days.ts'
import { asKnown, type Clerk, has, heads, isOver, mayGive, seen, type Sits, today, writes } from './oracle-clerks.ts'
import type { Everything, Kind, Thing } from './oracle-things.ts'

export type Rule = (
  world: Everything,
  clerk: Clerk,
  thing: Thing,
  action: string,
  on: string,
  known?: string,
) => boolean

/** Who may ask about a thing, by its kind. */
export const rules: Readonly<Record<Kind, Rule>> = {
  unit: atUnit,
  post: atUnit,
  import: ownAtUnit,
  member: ({ days }, clerk, { id }, action, on, known = today) =>
    // of whom nothing was typed yet nothing is told
    days.people.some((p) => p.id === id && p.versions[0].typed <= known) &&
    seen(asKnown(days, known), id, action, clerk, on),
  duplicate: ({ days }, clerk, { people = [] }, action) => people.every((p) => has(days, p, action, clerk)),
  // seen by whoever proposed it, and by whoever might do the same
  proposal: (world, clerk, thing) => thing.owner === clerk.id || atUnit(world, clerk, thing, 'members.write'),
  merge: ({ days }, clerk, { people = [] }, action) => people.every((p) => has(days, p, action, clerk)),
  reconciliation: atUnit,
  accepted: atUnit,
  draft: ownAtUnit,
  person: atUnit,
  pair: atUnit,
  attempt: atUnit,
  breach: atUnit,
  request: (world, clerk, { people = [] }, action) => people.every((id) => answersFor(world, clerk, { id }, action)),
  job: (_world, clerk, thing) => isOwn(clerk, thing),
  view: (_world, clerk, thing) => isOwn(clerk, thing),
  // an account is looked after where it sat, too
  account: ({ days }, clerk, { seats = [] }, action) =>
    seats.some((s) => isBelow(days, s.unit, heads(clerk, action), today)),
  seat: ({ days }, clerk, { owner, seats = [] }) =>
    seats.some((s) => s.basis === 'post' && !isOver(s) && (owner === clerk.id || mayGive(days, clerk, s))),
}

export function atUnit({ days }: Everything, clerk: Clerk, { unit = '' }: Thing, action: string): boolean {
  return isBelow(days, unit, heads(clerk, action), today)
}

function ownAtUnit(world: Everything, clerk: Clerk, thing: Thing, action: string): boolean {
  return atUnit(world, clerk, thing, action) && isOwn(clerk, thing)
}

/** Today, or on the day that is asked about, counting what the reader's units came from. */
export function onDay({ days }: Everything, clerk: Clerk, { unit = '' }: Thing, action: string, on: string): boolean {
  const mine = heads(clerk, action)
  return isBelow(days, unit, mine, today) || isBelow(days, unit, mine, on)
}

/** The unit, and the one it stands in: whoever moves it asks both. */
export function withParent(world: Everything, clerk: Clerk, { unit = '' }: Thing, action: string): boolean {
  const parent = world.days.edges.find((e) => e.unit === unit && e.to === 'infinity')?.parent
  return [unit, parent].every((u) => u === undefined || isBelow(world.days, u, heads(clerk, action), today))
}

export function isOwn(clerk: Clerk, { owner }: Thing): boolean {
  return owner === undefined || owner === clerk.id
}

/** Every unit where it holds a role, or, while it holds none, one where it did. */
export function followsAccount({ days }: Everything, clerk: Clerk, { seats = [] }: Thing, action: string): boolean {
  const mine = (s: Sits) => isBelow(days, s.unit, heads(clerk, action), today)
  const standing = seats.filter((s) => !isOver(s))
  return standing.length > 0 ? standing.every(mine) : seats.some(mine)
}

/** Whoever has them and all of where they officially belong today, or last did; where that is nowhere, of where else. */
export function answersFor({ days }: Everything, clerk: Clerk, { id }: Thing, action: string): boolean {
  const last = lastOf(days, id, today)
  const official = last.filter((s) => s.kind === 'official')
  const at = official.length > 0 ? official : last
  const within = at.length > 0 && at.every((s) => isBelow(days, s.unit, heads(clerk, action), today))
  return within && seen(days, id, action, clerk, today)
}

/** An inspector of whom they may read. */
export function releases(world: Everything, clerk: Clerk, { id }: Thing, action: string, on: string): boolean {
  return heads(clerk, action).length > 0 && seen(world.days, id, 'members.read', clerk, on)
}

/** Ended by whoever could give it, and by nobody for himself. */
export const ended: Rule = ({ days }, clerk, { owner, seats = [] }) =>
  seats.some((s) => !isOver(s) && owner !== clerk.id && mayGive(days, clerk, s))
export const written: Rule = ({ days }, clerk, { id }) => writes(days, clerk, id)

/** Whoever sees them and has the unit above where they belong, or belonged last. */
export const erases: Rule = ({ days }, clerk, { id }, action, on) => {
  const last = lastOf(days, id, today)
  const official = last.filter((s) => s.kind === 'official')
  const [at] = (official.length > 0 ? official : last).toSorted((a, b) =>
    a.from === b.from ? (a.unit < b.unit ? -1 : 1) : a.from > b.from ? -1 : 1,
  )
  const [edge] = days.edges.filter((e) => e.unit === at?.unit).toSorted((a, b) => (a.from > b.from ? -1 : 1))
  const office = edge?.parent ?? at?.unit
  return office !== undefined && seen(days, id, action, clerk, on) && isBelow(days, office, heads(clerk, action), today)
}
