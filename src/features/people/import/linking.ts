import { link, type Field, type Reason as EngineReason } from '#engines/linkage/index.ts'
import { settle } from '#features/lists/index.ts'
import { foldedWords } from '#engines/linkage/spelling.ts'
import { reasonOf, sameNumber, type Reason } from '../duplicates/reasons.ts'
import type { Entry } from './entry.ts'
import type { Known } from './fields.ts'
import type { Person } from './person.ts'

/** A row and somebody of the register, by their places in the two lists. */
export interface Match {
  readonly entry: number
  readonly person: number
  readonly probability: number
  readonly reasons: readonly Reason[]
}

export interface Matches {
  readonly sure: readonly Match[]
  readonly doubtful: readonly Match[]
  /** Too little to be in doubt about; a hint who somebody missing may be. */
  readonly faint: readonly Match[]
}

const fields: readonly Field[] = [
  { name: 'name', kind: 'name' },
  { name: 'birth', kind: 'date' },
  { name: 'sex', kind: 'code' },
  { name: 'card', kind: 'identifier' },
  { name: 'admittedOn', kind: 'date' },
  { name: 'officialOn', kind: 'date' },
]

const faintFrom = 0.1
const neverSure = 0.94
const supports: readonly string[] = ['card', 'admittedOn', 'officialOn']

/** Which rows are which people of the register: at most one each, best first; rivals and slips of a birth date are for a person to decide. */
export function match(entries: readonly Entry[], people: readonly Person[]): Matches {
  if (entries.length === 0 || people.length === 0) return { sure: [], doubtful: [], faint: [] }
  const numbered = byNumber(entries, people)
  const taken = new Set(numbered.map((n) => n.entry))
  const takenPeople = new Set(numbered.map((n) => n.person))
  const linked = link(
    entries.map((e) => valuesOf(e.known)),
    people.map((p) => valuesOf(p.record)),
    fields,
    { floor: faintFrom },
  )
  const open = linked.pairs.filter((p) => !taken.has(p.left) && !takenPeople.has(p.right))
  const told = open.map((pair) => {
    const explain = () => linked.explain(pair)
    const slip = pair.probability > neverSure && restsOnBirthSlip(explain())
    return {
      ...pair,
      probability: slip ? neverSure : pair.probability,
      explain,
      bits: () => explain().reduce((sum, reason) => sum + reason.weight, 0),
    }
  })
  const { sure, doubtful } = settle(told)
  const asMatch = (p: (typeof told)[number]): Match => ({
    entry: p.left,
    person: p.right,
    probability: p.probability,
    reasons: reasonsOf(p.explain()),
  })
  return {
    sure: [...numbered, ...sure.map(asMatch)],
    doubtful: doubtful.map(asMatch),
    faint: told.filter((p) => p.probability <= 0.5).map(asMatch),
  }
}

/** The same identity number and a word of the name in common: one person, whatever else differs. */
function byNumber(entries: readonly Entry[], people: readonly Person[]): readonly Match[] {
  const at = new Map(entries.map((entry, i) => [entry.row, i]))
  const once = new Set<number>()
  return people.flatMap((person, i) => {
    const found = person.numbers.map((row) => at.get(row)).filter((e) => e !== undefined)
    const entry = found.find((e) => !once.has(e) && shareWord(entries[e]?.known.name, person.record.name))
    if (entry === undefined) return []
    once.add(entry)
    return [{ entry, person: i, probability: 0.9999, reasons: [sameNumber] }]
  })
}

function shareWord(a: string | null | undefined, b: string | null): boolean {
  const words = new Set(foldedWords(a ?? ''))
  return foldedWords(b ?? '').some((word) => words.has(word))
}

function valuesOf(known: Known): readonly string[] {
  const { name, born, sex, card, admittedOn, officialOn } = known
  return [name ?? '', born ?? '', sex ?? '', card ?? '', admittedOn ?? '', officialOn ?? '']
}

/** The same name and a birth date a digit off, and nothing else in common: a slip or a namesake, which a person has to see. */
function restsOnBirthSlip(found: readonly EngineReason[]): boolean {
  const isSlip = found.some((r) => r.field === 'birth' && r.agreement === 'near')
  return isSlip && !found.some((r) => supports.includes(r.field) && r.weight > 0)
}

function reasonsOf(found: readonly EngineReason[]): readonly Reason[] {
  return found.filter((r) => r.agreement !== 'missing').map(reasonOf)
}
