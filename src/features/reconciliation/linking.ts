import { link, type Field, type Reason as EngineReason, type Table } from '#engines/linkage/index.ts'
import type { Entry, Subject } from './entry.ts'
import { textOf } from './partial.ts'
import type { Candidate } from './settling.ts'

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
  const best = new Map<string, LinkedPair>()
  for (const pair of linked.pairs) {
    const [l, r] = [ones.subjectAt[pair.left] ?? 0, others.subjectAt[pair.right] ?? 0]
    const [one, other] = [left[l], right[r]]
    const key = `${l} ${r}`
    if (!one || !other || (best.get(key)?.probability ?? 0) >= pair.probability) continue
    const explain = () => linked.explain(pair)
    const bits = () => explain().reduce((sum, reason) => sum + reason.weight, 0)
    best.set(key, { left: l, right: r, probability: pair.probability, one, other, explain, bits })
  }
  return [...best.values()]
}

function tableOf(subjects: readonly Subject[]): { readonly table: Table; readonly subjectAt: readonly number[] } {
  const table: (readonly string[])[] = []
  const subjectAt: number[] = []
  for (const [at, subject] of subjects.entries()) {
    const spellings = new Map(subject.stands.map((entry) => [JSON.stringify(valuesOf(entry)), valuesOf(entry)]))
    for (const values of spellings.values()) {
      table.push(values)
      subjectAt.push(at)
    }
  }
  return { table, subjectAt }
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
