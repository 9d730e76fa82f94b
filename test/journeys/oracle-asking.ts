import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { day, type Day } from '#kernel/day.ts'
import type { Answered, World } from './a-server.ts'
import type { Choice } from './oracle-choice.ts'
import { asKnown, type Clerk, heads, seen, today } from './oracle-clerks.ts'
import { type Ask, asks } from './oracle-asks.ts'
import { rules } from './oracle-rules.ts'
import type { Everything, Kind, Thing } from './oracle-things.ts'
import { foreignWord } from './oracle-words.ts'
import type { removableWall } from './removable-wall.ts'

export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly action: string
}

export async function described(server: World): Promise<readonly Operation[]> {
  const { json } = await server.person().get('/api/openapi.json')
  return Object.entries<Record<string, { operationId: string; 'x-action': string }>>(json.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, o]) => ({
        id: o.operationId,
        method: method.toUpperCase(),
        path,
        action: o['x-action'],
      })),
  )
}

/** Those that are asked about one thing. */
export async function operationsOf(server: World): Promise<readonly Operation[]> {
  return (await described(server)).filter((o) => o.id in asks)
}

export interface Asking {
  readonly server: World
  readonly world: Everything
  readonly clerk: Clerk
  readonly wall: ReturnType<typeof removableWall>
  readonly choice: Choice
}

/** About what, as of which day, as known on which. */
interface Case {
  readonly thing: Thing
  readonly on: Day
  readonly known: Day
}

const days = [day('2019-03-01'), day('2022-06-30'), day('2024-06-01'), today]
const knowledge = [today, day('2016-06-30'), day('2023-06-30')]

/** No account is given more files at the same moment; the one that is not there is asked beside them. */
const atOnce = 2

/** So many cases, half of them of what the account may ask, if there is as much: with the first wall, one after the other, and without. */
export async function compareSome(given: Asking, operation: Operation, n: number): Promise<number> {
  const { wall, choice } = given
  const ask = asks[operation.id]!
  const all = given.world.things[ask.of].flatMap((thing) =>
    (ask.days ? days : [today]).flatMap((on) =>
      (ask.known ? knowledge : [today]).map((known): Case => ({ thing, on, known })),
    ),
  )
  wall.put(true)
  const mine = all.filter((one) => may(given, operation, ask, one))
  const others = all.filter((one) => !mine.includes(one))
  const chosen = choice.some(mine, Math.max(Math.floor(n / 2), n - others.length))
  chosen.push(...choice.some(others, n - chosen.length))
  const absent = nothingOf(given, operation, ask)
  for (const one of chosen) await compare(given, operation, ask, one, absent)
  wall.put(false)
  const absentNow = nothingOf(given, operation, ask)
  for (let i = 0; i < chosen.length; i += atOnce)
    await Promise.all(chosen.slice(i, i + atOnce).map((one) => compare(given, operation, ask, one, absentNow)))
  return chosen.length
}

function may({ world, clerk, wall }: Asking, { action }: Operation, ask: Ask, { thing, on, known }: Case): boolean {
  return (!wall.stands() || opens(clerk, action)) && (ask.may ?? rules[ask.of])(world, clerk, thing, action, on, known)
}

/** Whether the account holds a role that does this anywhere; who holds none is told so, whatever they ask about. */
function opens(clerk: Clerk, action: string): boolean {
  return action === 'session' || heads(clerk, action).length > 0
}

async function compare(given: Asking, operation: Operation, ask: Ask, one: Case, absent: Absent): Promise<void> {
  const { world, clerk, wall } = given
  const mine = may(given, operation, ask, one)
  const answered = await watched(given, operation, ask, one)
  const { status, text } = answered
  const said = `${wall.stands() ? '' : 'without the first wall '}${operation.id} of ${ask.of} ${one.thing.id} on ${one.on} as known ${one.known} by ${clerk.seats.map((s) => s.role).join()} → ${String(status)} ${text.slice(0, 300)}`
  assert.equal(foreignWord(world, clerk, answered, one.on, one.known), undefined, said)
  if (mine) assert.ok(status < 300 || [409, 422, ask.told].includes(status), said)
  else if (!isLeftToTheSecond(given, operation, ask, one, status)) {
    if (wall.stands()) assert.equal(status, opens(clerk, operation.action) ? 404 : 403, said)
    const told = { status, text: text.replaceAll(one.thing.id, ''), statements: answered.statements }
    const nothing = await absent(one)
    // without the first wall they are asked at the same time; and whoever may look at a thing knows that it is there
    const alike = wall.stands() && !looksAt(given, ask, one) ? {} : { statements: told.statements }
    assert.deepEqual({ ...nothing, ...alike }, told, `${said} is not told like nothing`)
  }
}

type Absent = (one: Case) => Promise<{ readonly status: number; readonly text: string; readonly statements: number }>

/** What is answered about something that is not there, after how many statements; asked once for each day. */
function nothingOf(given: Asking, operation: Operation, ask: Ask): Absent {
  const known = new Map<string, ReturnType<Absent>>()
  return (one) => {
    const id = randomUUID()
    const { thing } = one
    const [unit, owner] = [randomUUID(), randomUUID()]
    const gone = { ...thing, id, ...(thing.unit && { unit }), ...(thing.owner && { owner }) }
    const key = `${one.on} ${one.known}`
    const asked =
      known.get(key) ??
      watched(given, operation, ask, { ...one, thing: gone }).then(({ status, text, statements }) => ({
        status,
        text: text.replaceAll(id, ''),
        statements,
      }))
    known.set(key, asked)
    return asked
  }
}

/** Whoever may look at a thing and not do this with it is told like nothing too, but may be told sooner or later. */
function looksAt({ world, clerk }: Asking, ask: Ask, { thing, on, known }: Case): boolean {
  const seats = (thing.seats ?? []).concat(world.clerks.find(({ id }) => id === thing.owner)?.seats ?? [])
  const keeps = () =>
    thing.owner === clerk.id || rules.account(world, clerk, { id: '', seats }, 'accounts.write', today)
  const looks: Partial<Record<Kind, () => boolean>> = {
    member: () =>
      [on, today].some((then) => seen(world.days, thing.id, 'members.read', clerk, then)) ||
      seen(asKnown(world.days, known), thing.id, 'members.read', clerk, on),
    account: keeps,
    seat: keeps,
    proposal: () => rules.proposal(world, clerk, thing, '', today),
    unit: () => rules.unit(world, clerk, thing, 'units.read', today),
  }
  const inReconciliations = () =>
    ask.inOtherForm !== undefined && rules.reconciliation(world, clerk, thing, ask.inOtherForm, today)
  return (looks[ask.of] ?? inReconciliations)()
}

/**
 * A command whose first wall is gone may find what the account may only read: the second lets it change nothing, or, where a job is to do
 * it, lets the job change nothing. What may be read may be had in another form.
 */
function isLeftToTheSecond(
  { world, clerk, wall }: Asking,
  { method }: Operation,
  ask: Ask,
  { thing }: Case,
  status: number,
): boolean {
  if (wall.stands()) return false
  if (ask.partly) return true
  const reads = ask.inOtherForm !== undefined && rules[ask.of](world, clerk, thing, ask.inOtherForm, today)
  return method === 'GET' ? reads : (status >= 400 && status !== 404) || (reads && status === 202)
}

async function watched(
  given: Asking,
  operation: Operation,
  ask: Ask,
  one: Case,
): Promise<Answered & { readonly statements: number }> {
  const watch = given.server.database.watch()
  const answered = await send(given, operation, ask, one)
  watch.stop()
  return { ...answered, statements: watch.statements.length }
}

/** As a browser asks. */
export function send(
  { clerk: { person }, world }: Pick<Asking, 'clerk' | 'world'>,
  operation: Operation,
  ask: Ask,
  one: Case,
): Promise<Answered> {
  const address = addressOf(operation, ask, one)
  if (ask.file !== undefined) {
    const headers = { 'content-type': 'application/octet-stream' }
    return person.send(operation.method, address, { raw: ask.file, headers })
  }
  return person.send(operation.method, address, ask.body ? { body: ask.body(one.thing, world) } : {})
}

function addressOf({ path }: Operation, ask: Ask, { thing, on, known }: Case): string {
  const query = [
    ...(ask.at === undefined ? [] : [`${ask.at}=${thing.id}`]),
    ...(ask.days ? [`on=${on}`] : []),
    ...(ask.known && known !== today ? [`known=${known}`] : []),
    ...(ask.query === undefined ? [] : [ask.query.slice(1)]),
  ].join('&')
  return (ask.path?.(thing) ?? path.replace(/\{\w+\}/, thing.id)) + (query === '' ? '' : `?${query}`)
}
