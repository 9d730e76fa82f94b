import { refuse, type Decision } from '#kernel/decision.ts'
import type { AffiliationKind, EndCause, fieldNames, Status } from '../member.ts'

/** A row that stands. Days as ISO texts, so that they compare as they read; `to` null: open. */
export interface Spell {
  readonly id: string
  readonly from: string
  readonly to: string | null
}

export interface Belonging extends Spell {
  readonly kind: AffiliationKind
  readonly unit: string
  readonly endCause: EndCause | null
}

export interface StatusSpell extends Spell {
  readonly status: Status
}

export type MergeField = (typeof fieldNames)[number]
export type MergeRecord = Readonly<Record<MergeField, string | null>>

/** One of the two, with every row that stands. */
export interface Side<B extends Belonging = Belonging> {
  readonly person: string
  readonly version: number
  readonly record: MergeRecord
  readonly statuses: readonly StatusSpell[]
  readonly belongs: readonly B[]
  readonly hasNumber: boolean
}

export type Which = 'kept' | 'gone'

export interface Stands {
  readonly id: string
  readonly over: string
}

export interface Choice {
  /** Fields as the one who goes has them; all others stay as they are. */
  readonly fields: readonly MergeField[]
  /** Whose identity number stays, where both have one. */
  readonly number: Which
  /** Whose statuses stand on days on which both have one. */
  readonly statuses: Which
  /** Where two official cells have days in common: which of the two stands on those. */
  readonly stands: readonly Stands[]
}

/** Days of a row that stand afterwards. */
export interface Piece {
  readonly of: string
  readonly from: string
  readonly to: string | null
  readonly endCause: EndCause | null
}

/** Two official cells on the same days. */
export interface Collision {
  readonly kept: string
  readonly gone: string
  readonly from: string
  readonly to: string | null
}

export type MergeRefusal =
  | { readonly code: 'duplicates.twoOfficialCells'; readonly collisions: readonly Collision[] }
  | { readonly code: 'duplicates.daysInDisorder' }

export interface Merged {
  readonly record: MergeRecord
  readonly fields: readonly MergeField[]
  readonly number: Which
  readonly belongs: readonly Piece[]
  readonly statuses: readonly Piece[]
}

/** What stands for the one who is kept when two become one: nothing is added, and no day is lost that only one of them tells of. */
export function merge(kept: Side, gone: Side, choice: Choice): Decision<Merged, MergeRefusal> {
  const collisions = collisionsOf(kept, gone)
  const says = (id: string, over: string) => choice.stands.some((s) => s.id === id && s.over === over)
  const open = collisions.filter((c) => says(c.kept, c.gone) === says(c.gone, c.kept))
  if (open.length > 0) return refuse({ code: 'duplicates.twoOfficialCells', collisions: open })
  const fields = choice.fields.filter((f) => kept.record[f] !== gone.record[f])
  const record = { ...kept.record, ...Object.fromEntries(fields.map((f) => [f, gone.record[f]])) }
  const { admittedOn, officialOn } = record
  if (admittedOn !== null && officialOn !== null && officialOn < admittedOn)
    return refuse({ code: 'duplicates.daysInDisorder' })
  return {
    ok: true,
    record,
    fields,
    number: gone.hasNumber && (!kept.hasNumber || choice.number === 'gone') ? 'gone' : 'kept',
    belongs: belongingsOf(kept, gone, choice.stands),
    statuses: statusesOf(kept, gone, choice.statuses),
  }
}

/** Days on which the two are counted in two cells: a person has to say which. */
export function collisionsOf(kept: Side, gone: Side): readonly Collision[] {
  return kept.belongs.flatMap((k) =>
    gone.belongs
      .filter((g) => k.kind === 'official' && g.kind === 'official' && k.unit !== g.unit && overlap(k, g))
      .map((g) => ({ kept: k.id, gone: g.id, from: later(k.from, g.from), to: sooner(k.to, g.to) })),
  )
}

function belongingsOf(kept: Side, gone: Side, stands: readonly Stands[]): readonly Piece[] {
  const all = [...kept.belongs, ...gone.belongs]
  const beaten = (row: Belonging, others: readonly Belonging[]) =>
    others.filter((other) => excludes(row, other) && overlap(row, other) && beats(other, row, stands, kept))
  return all.flatMap((row) => {
    const over = beaten(row, kept.belongs.includes(row) ? gone.belongs : kept.belongs)
    return without(row, over).map((piece) => ({ ...piece, endCause: endOf(row, piece, over) }))
  })
}

/** The same cell twice in one way, or two official cells: one of the two on any day. */
function excludes(a: Belonging, b: Belonging): boolean {
  return a.kind === b.kind && (a.kind === 'official' || a.unit === b.unit)
}

/** In the same cell the one that began first tells more; between two cells a person has said it. */
function beats(row: Belonging, other: Belonging, stands: readonly Stands[], kept: Side): boolean {
  if (row.unit !== other.unit) return stands.some((s) => s.id === row.id && s.over === other.id)
  return row.from < other.from || (row.from === other.from && kept.belongs.includes(row))
}

function endOf(row: Belonging, piece: { readonly to: string | null }, over: readonly Belonging[]): EndCause | null {
  if (piece.to === row.to) return row.endCause
  return over.some((o) => o.from === piece.to && o.unit !== row.unit) ? 'moved' : 'ended'
}

function statusesOf(kept: Side, gone: Side, stand: Which): readonly Piece[] {
  const [first, second] = stand === 'kept' ? [kept, gone] : [gone, kept]
  const pieces = [
    ...first.statuses.flatMap((s) => without(s, [])),
    ...second.statuses.flatMap((s) => without(s, first.statuses)),
  ]
  return pieces.map((piece) => ({ ...piece, endCause: null }))
}

function without(row: Spell, over: readonly Spell[]): readonly Omit<Piece, 'endCause'>[] {
  let left: readonly Omit<Piece, 'endCause'>[] = [{ of: row.id, from: row.from, to: row.to }]
  for (const o of over)
    left = left.flatMap((piece) =>
      overlap(piece, o)
        ? [
            ...(piece.from < o.from ? [{ ...piece, to: o.from }] : []),
            ...(o.to !== null && isBefore(o.to, piece.to) ? [{ ...piece, from: o.to }] : []),
          ]
        : [piece],
    )
  return left
}

type Days = Pick<Spell, 'from' | 'to'>

function overlap(a: Days, b: Days): boolean {
  return isBefore(a.from, b.to) && isBefore(b.from, a.to)
}

function isBefore(day: string, end: string | null): boolean {
  return end === null || day < end
}

function later(a: string, b: string): string {
  return a > b ? a : b
}

function sooner(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
