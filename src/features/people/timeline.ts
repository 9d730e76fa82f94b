import { ended } from './list.view.ts'
import { changedFields } from './changing.ts'
import { fieldsOf } from './loaded.ts'
import type { AffiliationSeen, HistoryFacts, StatusSeen, TypedFacts } from './history.ts'
import type { Happened } from './member.contract.ts'

/** How a cell was renamed, or what stands above it changed, while somebody belonged to it. */
export interface UnitChangeSeen {
  readonly unit: string
  readonly on: string
  readonly what: 'name' | 'above'
  readonly before: string | null
  readonly after: string | null
  readonly typedAt: string
  readonly by: string | null
}

const bare: Pick<Happened, 'kind' | 'status' | 'cause' | 'unit' | 'changes'> = {
  kind: null,
  status: null,
  cause: null,
  unit: null,
  changes: [],
}

function typed(fact: TypedFacts) {
  return {
    typedAt: fact.typed_at,
    by: fact.by,
    voidedAt: fact.voided_at,
    voidedBy: fact.void_by,
    import: fact.import,
  }
}

function unitOf(a: AffiliationSeen) {
  return { id: a.unit, name: a.unit_name ?? '', above: a.above_name }
}

/** Another row of the same belonging was written when this one was voided: told by that one's days, so the old is not repeated. */
function replacedBy(rows: readonly AffiliationSeen[], a: AffiliationSeen): AffiliationSeen | undefined {
  if (a.stands) return undefined
  return rows.find((b) => b.id !== a.id && b.recorded_at === a.voided_at && b.kind === a.kind && b.unit === a.unit)
}

function began(rows: readonly AffiliationSeen[], a: AffiliationSeen): Happened[] {
  const next = replacedBy(rows, a)
  if (next && next.from_on === a.from_on) return []
  return [
    { ...bare, on: a.from_on, what: 'began', kind: a.kind, cause: a.cause, unit: unitOf(a), ...typedFirst(rows, a) },
  ]
}

/** A belonging that was only ended later keeps the hour at which its beginning was typed. */
function typedFirst(rows: readonly AffiliationSeen[], a: AffiliationSeen): ReturnType<typeof typed> {
  const before = rows.find((b) => replacedBy(rows, b)?.id === a.id && b.from_on === a.from_on)
  if (!before) return typed(a)
  const { typedAt, by, import: list } = typedFirst(rows, before)
  return { ...typed(a), typedAt, by, import: list }
}

function endedAt(rows: readonly AffiliationSeen[], a: AffiliationSeen, on: string): Happened[] {
  const toOn = ended(a.to_on)
  const next = replacedBy(rows, a)
  if (toOn === null || toOn > on || (next && next.to_on === a.to_on)) return []
  // moved on: the next belonging tells it
  if (a.end_cause === 'moved' && rows.some((b) => b.stands && b.kind === a.kind && b.from_on === toOn)) return []
  return [{ ...bare, on: toOn, what: 'ended', kind: a.kind, cause: a.end_cause, unit: unitOf(a), ...typed(a) }]
}

function statusChanged(rows: readonly StatusSeen[], s: StatusSeen): Happened[] {
  const isRepeated = rows.some(
    (b) => b.id !== s.id && b.status === s.status && b.from_on === s.from_on && b.recorded_at < s.recorded_at,
  )
  if (isRepeated && s.stands) return []
  const earlier = rows.filter((b) => b.stands && b.from_on < s.from_on).at(-1)
  const what = earlier?.status === 'probationary' && s.status === 'official' ? 'recognised' : 'status'
  return [{ ...bare, on: s.from_on, what, status: s.status, ...statusTyped(rows, s) }]
}

/** Written anew only because it later got an end: nothing was wrong about its beginning. */
function statusTyped(rows: readonly StatusSeen[], s: StatusSeen): ReturnType<typeof typed> {
  const goesOn = rows.some((b) => b.stands && b.status === s.status && b.from_on === s.from_on)
  return goesOn ? { ...typed(s), voidedAt: null, voidedBy: null } : typed(s)
}

/** Days that a record itself tells of: admission, retirement. As of a day, later ones have not happened. */
function recordDays({ records }: HistoryFacts, on: string): Happened[] {
  const record = records.findLast((r) => r.stands)
  if (!record) return []
  const days = [
    ['admitted', 'admitted_on'],
    ['retired', 'retired_on'],
  ] as const
  return days.flatMap(([what, field]) => {
    const day = record[field]
    if (day === null || day > on) return []
    // typed by whoever wrote that day first; records that were corrected in other fields since only repeat it
    const first = records.find((r) => r[field] === day) ?? record
    return [{ ...bare, on: day, what, ...typed(first), voidedAt: null, voidedBy: null }]
  })
}

function corrections({ records }: HistoryFacts, dayOf: (instant: string) => string): Happened[] {
  return records.flatMap((record, i): Happened[] => {
    const before = records[i - 1]
    if (!before) return []
    const [old, now] = [fieldsOf(before), fieldsOf(record)]
    const changes = changedFields(old, now).map((field) => ({ field, before: old[field], after: now[field] }))
    return changes.length === 0
      ? []
      : [{ ...bare, on: dayOf(record.typed_at), what: 'corrected', changes, ...typed(record) }]
  })
}

function unitChanged(changes: readonly UnitChangeSeen[], { affiliations }: HistoryFacts): Happened[] {
  return changes.map(({ unit, on, what, before, after, typedAt, by }) => {
    const there = affiliations.find((a) => a.unit === unit)
    return {
      ...bare,
      on,
      what: 'unitChanged',
      unit: there ? unitOf(there) : { id: unit, name: '', above: null },
      changes: [{ field: what, before, after }],
      typedAt,
      by,
      voidedAt: null,
      voidedBy: null,
      import: null,
    }
  })
}

/** What happened, newest first; of one day, what was typed last comes first. `dayOf`: the day of an instant in Vietnam. */
export function timelineOf(
  history: HistoryFacts,
  units: readonly UnitChangeSeen[],
  beside: readonly Happened[],
  on: string,
  dayOf: (instant: string) => string,
): Happened[] {
  const { affiliations, statuses, toldUntil } = history
  const all = [
    ...recordDays(history, on),
    ...affiliations.flatMap((a) => [...began(affiliations, a), ...endedAt(affiliations, a, on)]),
    ...statuses.flatMap((s) => statusChanged(statuses, s)),
    ...corrections(history, dayOf),
    ...unitChanged(units, history),
    ...beside,
  ].filter(({ typedAt }) => toldUntil === null || dayOf(typedAt) < dayOf(toldUntil))
  return all.toSorted((a, b) => compare(b.on, a.on) || compare(b.typedAt, a.typedAt))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
