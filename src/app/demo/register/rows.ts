import { dayOf, numberOf } from './calendar.ts'
import { forever, type Facts, type Member, type Standing, type Stay } from './member.ts'
import { reform } from './plan.ts'
import type { HeldPost } from './posts.ts'

/** Columns of the tables that are filled, each with its type; rows come as texts in this order. */
export const tables = {
  person: ['id uuid'],
  person_record: ['id uuid', 'person uuid', 'name text', 'born text', 'sex text', 'card text', 'admitted_on date', 'official_on date', 'retired_on date', 'workplace text', 'permanent_residence text', 'skills text', 'recorded_at timestamptz', 'recorded_by uuid', 'voided_at timestamptz', 'voided_by uuid'],
  person_status: ['id uuid', 'person uuid', 'status text', 'from_on date', 'to_on date', 'recorded_at timestamptz', 'recorded_by uuid', 'voided_at timestamptz', 'voided_by uuid', 'copy_of uuid'],
  affiliation: ['id uuid', 'person uuid', 'kind text', 'unit uuid', 'from_on date', 'to_on date', 'cause text', 'end_cause text', 'recorded_at timestamptz', 'recorded_by uuid', 'voided_at timestamptz', 'voided_by uuid', 'copy_of uuid'],
  person_secret: ['person uuid', 'number_sealed bytea', 'number_hash bytea', 'recorded_at timestamptz'],
  post: ['id uuid', 'unit uuid', 'title text', 'person uuid', 'outsider text', 'from_on date', 'to_on date', 'recorded_at timestamptz', 'recorded_by uuid'],
} as const // prettier-ignore

export type Table = keyof typeof tables
export type Field = string | undefined

export interface Pen {
  /** As a number of `calendar.ts`. */
  readonly today: number
  readonly id: () => string
  /** Whose account types for a committee; nobody's for what the register began with. */
  readonly typist: (committee: string) => Field
  /** Encrypts an identity number; without it none is kept. */
  readonly seal:
    | ((person: string, number: string) => { readonly sealed: Uint8Array; readonly hash: Uint8Array })
    | undefined
  readonly put: (table: Table, row: readonly Field[]) => void
}

const began = numberOf(reform)
const infinity = 'infinity'

/** When somebody typed what happened on a day: on the first day of the register, or within a few days. */
function typedOn(pen: Pen, on: number): number {
  return on < began ? began : Math.max(Math.min(on + (on % 5), pen.today - 1), on)
}

function instant(on: number): string {
  return `${dayOf(on)} ${on === began ? '08' : '10'}:${String(10 + (on % 49)).padStart(2, '0')}:00+07`
}

function until(to: number): string {
  return to === forever ? infinity : dayOf(to)
}

/** A member as rows: nothing is overwritten, so what was true until something happened stands beside what is true since. */
export function write(pen: Pen, member: Member): void {
  pen.put('person', [member.id])
  records(pen, member)
  for (const standing of member.standings) aStatus(pen, member, standing)
  for (const stay of member.stays) anAffiliation(pen, member, stay)
  if (member.number === undefined || !pen.seal) return
  const { sealed, hash } = pen.seal(member.id, member.number)
  pen.put('person_secret', [member.id, bytes(sealed), bytes(hash), instant(typedOn(pen, firstDay(member)))])
}

function bytes(raw: Uint8Array): string {
  return `\\x${Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('hex')}`
}

function firstDay({ stays, facts }: Member): number {
  return stays[0]?.from ?? facts.admittedOn
}

/** What was known from which day on. */
function versionsOf(
  pen: Pen,
  { facts, corrected }: Member,
  since: number,
): readonly (readonly [Facts, from: number])[] {
  const versions: (readonly [Facts, number])[] = []
  const official = facts.officialOn === undefined ? since : typedOn(pen, facts.officialOn)
  const isLater = official > since
  if (corrected && corrected.on > Math.max(since, official)) return [[corrected.wrong, since], [facts, corrected.on]] // prettier-ignore
  if (isLater) versions.push([{ ...facts, officialOn: undefined }, since])
  versions.push([facts, official])
  return versions
}

function records(pen: Pen, member: Member): void {
  const versions = versionsOf(pen, member, typedOn(pen, firstDay(member)))
  for (const [at, [facts, from]] of versions.entries()) {
    const next = versions[at + 1]?.[1]
    const hand = at === 0 ? handOf(pen, member, from) : pen.typist(member.committee)
    const { name, born, sex, card, workplace, residence, skills } = facts
    const days = [facts.admittedOn, facts.officialOn, facts.retiredOn].map((on) => (on === undefined ? on : dayOf(on)))
    const voided = next === undefined ? [infinity, undefined] : [instant(next), pen.typist(member.committee)]
    pen.put('person_record', [
      pen.id(),
      member.id,
      name,
      born,
      sex,
      card,
      ...days,
      workplace,
      residence,
      skills,
      instant(from),
      hand,
      ...voided,
    ])
  }
}

function handOf(pen: Pen, { committee }: Member, typed: number): Field {
  return typed === began ? undefined : pen.typist(committee)
}

/** Two rows where the end was typed later than the beginning: the first is void from then on, and told by the second. */
function inTwoTimes(
  pen: Pen,
  member: Member,
  { from, to }: { readonly from: number; readonly to: number },
  put: (to: number, knowledge: readonly Field[], id: string, isOver: boolean) => void,
): void {
  const typed = typedOn(pen, from)
  const over = to > pen.today ? undefined : Math.max(typed, typedOn(pen, to))
  const id = pen.id()
  if (over === undefined || over === typed)
    return put(to, [instant(typed), handOf(pen, member, typed), infinity, undefined, undefined], id, over !== undefined)
  const hand = pen.typist(member.committee)
  put(forever, [instant(typed), handOf(pen, member, typed), instant(over), hand, undefined], id, false)
  put(to, [instant(over), hand, infinity, undefined, id], pen.id(), true)
}

function aStatus(pen: Pen, member: Member, standing: Standing): void {
  inTwoTimes(pen, member, standing, (to, knowledge, id) =>
    pen.put('person_status', [id, member.id, standing.status, dayOf(standing.from), until(to), ...knowledge]),
  )
}

function anAffiliation(pen: Pen, member: Member, stay: Stay): void {
  const { kind, unit, from, cause } = stay
  inTwoTimes(pen, member, stay, (to, knowledge, id, isOver) =>
    pen.put('affiliation', [
      id,
      member.id,
      kind,
      unit,
      dayOf(from),
      until(to),
      cause,
      isOver ? stay.endCause : undefined,
      ...knowledge,
    ]),
  )
}

export function writePost(pen: Pen, { unit, title, person, outsider, from, committee }: HeldPost): void {
  const typed = typedOn(pen, from)
  const hand = typed === began ? undefined : pen.typist(committee)
  pen.put('post', [pen.id(), unit, title, person, outsider, dayOf(from), infinity, instant(typed), hand])
}
