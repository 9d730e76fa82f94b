import { randomUUID } from 'node:crypto'
import { covers, type KnownMember } from '#features/people/known-member.ts'
import { days, length, type Step, type World } from './world.ts'

/** The reference: for each day who belongs where and what they are. Told day by day, without a period anywhere. */
export interface Somebody {
  name: string
  readonly belongs: { token: string; kind: string; cell: string }[][]
  readonly status: ({ token: string; status: string } | undefined)[]
}
export interface Truth {
  readonly people: Map<string, Somebody>
  /** What stands above each cell, day by day. */
  readonly above: Map<string, string[]>
}

/** A belonging from a day to before another; who belonged earlier than was known was a member earlier too. */
export function belong(
  { belongs, status }: Somebody,
  what: { token: string; kind: string; cell: string },
  from: number,
  to: number,
): void {
  for (let d = from; d < Math.min(to, length); d += 1) belongs[d]!.push({ ...what })
  const first = status.findIndex((s) => s !== undefined)
  for (let d = from; d < first; d += 1) status[d] = { ...status[first]! }
}

/** Which belonging of the reference a row of the database is: the one of that kind, there, on those days. */
function tokenOf(one: Somebody, chosen: KnownMember['affiliations'][number]): string {
  const at = days.findIndex((d) => covers(chosen, d))
  return one.belongs[at]?.find((b) => b.kind === chosen.kind && b.cell === chosen.unit)?.token ?? ''
}

export interface Told {
  readonly on: number
  readonly cell: string
  readonly chosen: KnownMember['affiliations'][number] | undefined
}

type Retelling = (one: Somebody, step: Step, told: Told & { readonly token: string; readonly fresh: Fresh }) => void
interface Fresh {
  readonly token: string
  readonly kind: string
  readonly cell: string
}

function untilOf({ lasts }: Step, on: number): number {
  return lasts === null ? length : on + lasts
}

function drop({ belongs }: Somebody, from: number, token?: string): void {
  for (let d = from; d < length; d += 1)
    belongs[d] = token === undefined ? [] : belongs[d]!.filter((b) => b.token !== token)
}

function move(one: Somebody, _: Step, { on, token, fresh }: Parameters<Retelling>[2]): void {
  const stays = days.map((_day, d) => d >= on && one.belongs[d]!.some((b) => b.token === token))
  drop(one, on, token)
  for (const [d, stay] of stays.entries()) if (stay) one.belongs[d]!.push(fresh)
}

function statusFrom(one: Somebody, { status }: Step, { on, fresh }: Parameters<Retelling>[2]): void {
  const old = one.status[on]!.token
  for (let d = on; d < length; d += 1) if (one.status[d]?.token === old) one.status[d] = { token: fresh.token, status }
}

function leave(one: Somebody, _: Step, { on, fresh }: Parameters<Retelling>[2]): void {
  drop(one, on)
  for (let d = on; d < length; d += 1) one.status[d] = { token: fresh.token, status: 'left' }
}

const retellings: Partial<Record<Step['what'], Retelling>> = {
  correct: (one, { name }) => {
    one.name = name
  },
  status: statusFrom,
  move,
  join: (one, step, { on, fresh }) => belong(one, fresh, on, untilOf(step, on)),
  end: (one, _, { on, token }) => drop(one, on, token),
  leave,
  amend: (one, step, { on, token, fresh }) => {
    drop(one, 0, token)
    belong(one, fresh, on, untilOf(step, on))
  },
}

/** What was done, done to the reference. */
export function retell({ truth }: World, id: string, step: Step, told: Told): void {
  const one = truth.people.get(id)!
  const { chosen, cell } = told
  const fresh = { token: randomUUID(), kind: step.what === 'join' ? step.kind : (chosen?.kind ?? ''), cell }
  retellings[step.what]?.(one, step, { ...told, token: chosen ? tokenOf(one, chosen) : '', fresh })
}

/** Somebody new. */
export function retellEntering({ truth }: World, id: string, step: Step, on: number, cell: string): void {
  const made: Somebody = { name: step.name, belongs: days.map(() => []), status: days.map(() => undefined) }
  truth.people.set(id, made)
  belong(made, { token: randomUUID(), kind: step.kind, cell }, on, untilOf(step, on))
  const token = randomUUID()
  for (let d = on; d < length; d += 1) made.status[d] = { token, status: step.status }
}

export interface Expected {
  readonly person: string
  readonly name: string
  readonly kind: string
  readonly unit: string
  readonly status: string
}

const over = new Set(['left', 'removed', 'deceased'])

/** Who is in a list on a day. */
export function expected(
  { people, above }: Truth,
  d: number,
  isIn: (cell: string, ward: string) => boolean,
): Expected[] {
  return [...people].flatMap(([person, one]) =>
    one.belongs[d]!.flatMap(({ kind, cell }) => {
      const status = one.status[d]?.status ?? ''
      const shown = !over.has(status) && isIn(cell, above.get(cell)![d]!)
      return shown ? [{ person, name: one.name, kind, unit: cell, status }] : []
    }),
  )
}

export function inOrder(rows: readonly Expected[]): string[] {
  return rows.map((r) => [r.person, r.name, r.kind, r.unit, r.status].join(' ')).toSorted()
}

export function counted(rows: readonly Expected[]): Record<string, number> {
  const slices = Map.groupBy(rows, (r) => `${r.kind}.${r.status}`)
  return Object.fromEntries([...slices].map(([slice, all]) => [slice, all.length]).toSorted())
}
