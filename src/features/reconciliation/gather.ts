import type { Entry, List, Side, Subject } from './entry.ts'
import { linkSubjects } from './linking.ts'
import { isRepeat, repeats } from './repeats.ts'
import { settle } from '#features/lists/index.ts'
import type { Verdict } from './verdict.ts'

export interface Gathered {
  readonly subjects: Readonly<Record<Side, readonly Subject[]>>
  /** Pairs of subjects of different sides that people decided to be one. */
  readonly same: readonly Together[]
  /** Whether people decided that two subjects are two. */
  isDifferent(one: Subject, other: Subject): boolean
}

/** The subjects of one person, by decision of people: at most one of each side. */
export type Together = Readonly<Partial<Record<Side, Subject>>>

/**
 * Any number of lists as people: repeated rows of one list, and rows of several lists of one side that tell of one
 * person, also when spelt anew, where that is sure. What people decided comes first, and the last word on two rows counts.
 */
export function gather(lists: readonly List[], verdicts: readonly Verdict[]): Gathered {
  const decided = decisions(verdicts)
  const found = (['sent', 'received', 'residing'] as const).flatMap((side) =>
    merged(
      lists.filter((l) => l.side === side),
      decided,
    ),
  )
  const components = together(found, decided)
  const subjects = components.flatMap(({ bySide }) => Object.values(bySide))
  return {
    subjects: { sent: of('sent'), received: of('received'), residing: of('residing') },
    same: components.map((c) => c.bySide).filter((bySide) => Object.keys(bySide).length > 1),
    isDifferent: (one, other) => decided.says(one, other) === false,
  }

  function of(side: Side): readonly Subject[] {
    return inOrder(
      subjects.filter((s) => s.side === side),
      lists,
    )
  }
}

interface Decided {
  readonly same: readonly (readonly [string, string])[]
  /** The last word on any two of their rows; `undefined` where people said nothing. */
  says(one: Subject, other: Subject): boolean | undefined
}

function decisions(verdicts: readonly Verdict[]): Decided {
  const about = Map.groupBy(
    verdicts.flatMap((v, at) => [
      { of: v.one, with: v.other, same: v.same, at },
      { of: v.other, with: v.one, same: v.same, at },
    ]),
    (v) => v.of,
  )
  return {
    same: verdicts.filter((v) => v.same).map((v) => [v.one, v.other] as const),
    says(one, other) {
      if (about.size === 0) return undefined
      const others = new Set(rowsOf(other).map((e) => e.id))
      const said = rowsOf(one).flatMap((e) => (about.get(e.id) ?? []).filter((v) => others.has(v.with)))
      return said.toSorted((a, b) => a.at - b.at).at(-1)?.same
    },
  }
}

export function rowsOf(subject: Subject): readonly Entry[] {
  return [...subject.stands, ...subject.repeated]
}

/** List by list, as they were taken in: who stands in a later list is somebody known, or new. */
function merged(lists: readonly List[], decided: Decided): readonly Subject[] {
  return lists.reduce<readonly Subject[]>((known, list) => {
    const fresh = repeats(list.entries).map(([head, ...repeated]) => subjectFrom([head], repeated))
    return known.length === 0 ? fresh : joined(known, fresh, decided)
  }, [])
}

function subjectFrom(stands: Subject['stands'], repeated: readonly Entry[]): Subject {
  const [first] = stands
  return { id: first.id, side: first.side, stands, repeated }
}

function joined(known: readonly Subject[], fresh: readonly Subject[], decided: Decided): readonly Subject[] {
  const pairs = linkSubjects(known, fresh).filter((p) => decided.says(p.one, p.other) !== false)
  const byRow = repeatedAcross(known, fresh, decided)
  const taken = new Set(byRow.values())
  const { sure } = settle(pairs.filter((p) => !byRow.has(p.other) && !taken.has(p.one)))
  const into = new Map([...byRow, ...sure.map((p) => [p.other, p.one] as const)])
  const additions = Map.groupBy(into.keys(), (f) => into.get(f))
  return [...known.map((k) => (additions.get(k) ?? []).reduce(union, k)), ...fresh.filter((f) => !into.has(f))]
}

/** What would be a repeated row in one list is the same person in two. */
function repeatedAcross(
  known: readonly Subject[],
  fresh: readonly Subject[],
  decided: Decided,
): ReadonlyMap<Subject, Subject> {
  const subjectOfEntry = new Map(known.flatMap((k) => rowsOf(k).map((e) => [e.id, k] as const)))
  const heads = fresh.map((f) => f.stands[0])
  const freshOf = new Map(fresh.map((f) => [f.stands[0].id, f]))
  const found = new Map<Subject, Subject>()
  for (const [head, ...rest] of repeats([...known.flatMap(rowsOf), ...heads])) {
    const before = subjectOfEntry.get(head.id)
    for (const row of before ? rest : []) {
      const f = freshOf.get(row.id)
      if (
        f &&
        before &&
        !found.has(f) &&
        decided.says(before, f) !== false &&
        rowsOf(before).some((e) => isRepeat(e, row))
      )
        found.set(f, before)
    }
  }
  return found
}

function union(one: Subject, other: Subject): Subject {
  return subjectFrom([...one.stands, ...other.stands], [...one.repeated, ...other.repeated])
}

/** Who is one person by decision, over all sides; two of one side become one. */
function together(
  subjects: readonly Subject[],
  decided: Decided,
): readonly { readonly bySide: Record<string, Subject> }[] {
  const subjectOf = new Map(subjects.flatMap((s) => rowsOf(s).map((e) => [e.id, s] as const)))
  const groups = new Map(subjects.map((s) => [s, [s]]))
  for (const [a, b] of decided.same) join(groups, subjectOf.get(a), subjectOf.get(b), decided)
  return [...Map.groupBy(subjects, (s) => groups.get(s)).values()].map((members) => ({ bySide: onePerSide(members) }))
}

function join(groups: Map<Subject, Subject[]>, a: Subject | undefined, b: Subject | undefined, decided: Decided): void {
  const [one, other] = [a && groups.get(a), b && groups.get(b)]
  if (!a || !b || !one || !other || one === other || decided.says(a, b) !== true) return
  for (const member of other) groups.set(member, one)
  one.push(...other)
}

function onePerSide(members: readonly Subject[]): Record<string, Subject> {
  const sides = Map.groupBy(members, (s) => s.side)
  return Object.fromEntries(
    [...sides].flatMap(([side, [first, ...rest]]) => (first ? [[side, rest.reduce(union, first)]] : [])),
  )
}

function inOrder(subjects: readonly Subject[], lists: readonly List[]): readonly Subject[] {
  const place = new Map(lists.map((l, i) => [l.id, i]))
  const rank = (s: Subject) => place.get(s.stands[0].list) ?? 0
  return subjects.toSorted((a, b) => rank(a) - rank(b) || a.stands[0].row - b.stands[0].row)
}
