import { link, type Field, type Reason as EngineReason, type Table } from '#engines/linkage/index.ts'
import type { Entry, Subject } from './entry.ts'
import { textOf } from '#features/lists/index.ts'
import type { Candidate } from '#features/lists/index.ts'

/** Two subjects that may be one person, with what each field says. */
export interface LinkedPair extends Candidate {
  readonly one: Subject
  readonly other: Subject
  readonly explain: () => readonly EngineReason[]
}

const fields: readonly Field[] = [
  { name: 'name', kind: 'name' },
  { name: 'birth', kind: 'date' },
  { name: 'sex', kind: 'code' },
  { name: 'card', kind: 'identifier' },
  { name: 'admittedOn', kind: 'date' },
  { name: 'officialOn', kind: 'date' },
]

/** Every two subjects of two sides that are more likely one person than not. A subject told of in several spellings counts by the one that fits best. */
export function linkSubjects(left: readonly Subject[], right: readonly Subject[]): readonly LinkedPair[] {
  const [ones, others] = [tableOf(left), tableOf(right)]
  if (ones.table.length === 0 || others.table.length === 0) return []
  const linked = link(ones.table, others.table, fields)
  const pairs = linked.pairs.flatMap((pair): LinkedPair[] => {
    const [one, other] = [ones.subjectOf[pair.left], others.subjectOf[pair.right]]
    if (!one || !other) return []
    const explain = () => linked.explain(pair)
    const bits = () => explain().reduce((sum, reason) => sum + reason.weight, 0)
    const probability = restsOnBirthSlip(explain) ? Math.min(pair.probability, neverSure) : pair.probability
    return [{ left: one.at, right: other.at, one: one.subject, other: other.subject, probability, explain, bits }]
  })
  return bestOf(pairs)
}

const neverSure = 0.94
const supports: readonly string[] = ['card', 'admittedOn', 'officialOn']

/** The same name and a birth date a digit off, and nothing else in common: a slip or a namesake, which a person has to see. */
function restsOnBirthSlip(explain: () => readonly EngineReason[]): boolean {
  const found = explain()
  const isSlip = found.some((r) => r.field === 'birth' && r.agreement === 'near')
  return isSlip && !found.some((r) => supports.includes(r.field) && r.weight > 0)
}

function bestOf(pairs: readonly LinkedPair[]): readonly LinkedPair[] {
  const best = new Map<string, LinkedPair>()
  for (const pair of pairs) {
    const key = `${pair.left} ${pair.right}`
    const known = best.get(key)
    if (!known || known.probability < pair.probability) best.set(key, pair)
  }
  return [...best.values()]
}

interface Rows {
  readonly table: Table
  /** Whose spelling each row is. */
  readonly subjectOf: readonly { readonly subject: Subject; readonly at: number }[]
}

function tableOf(subjects: readonly Subject[]): Rows {
  const rows = subjects.flatMap((subject, at) => {
    const spellings = new Map(subject.stands.map((entry) => [JSON.stringify(valuesOf(entry)), valuesOf(entry)]))
    return [...spellings.values()].map((values) => ({ values, subject, at }))
  })
  return { table: rows.map((row) => row.values), subjectOf: rows }
}

function valuesOf(entry: Entry): readonly string[] {
  return [
    entry.name,
    textOf(entry.birth) ?? '',
    entry.sex ?? '',
    entry.card ?? '',
    textOf(entry.admittedOn) ?? '',
    textOf(entry.officialOn) ?? '',
  ]
}
