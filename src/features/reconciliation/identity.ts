import { fold } from '#kernel/names.ts'
import type { Side, Subject } from './entry.ts'
import { rowsOf } from './gather.ts'
import { textOf } from '#features/lists/index.ts'
import type { Outcome } from './reconcile.ts'

/** Somebody whose rows were taken back, kept because people wrote something about them: found again when a list tells of them anew. */
export interface Orphan {
  readonly id: string
  readonly side: Side
  readonly folded: string
  readonly born: string | null
  readonly card: string | null
}

/** Whom earlier runs knew. */
export interface Known {
  /** Ids of subjects by entry (`list:row`), as the run before left them. */
  readonly subjectOf: ReadonlyMap<string, string>
  readonly orphans: readonly Orphan[]
  readonly newId: () => string
}

/** A person keeps the id an earlier run gave to one of their rows. */
export function stableIds(outcome: Outcome, { subjectOf, orphans, newId }: Known) {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const merged: { from: string; into: string }[] = []
  const revived: string[] = []
  const lost = lostAndFound(orphans)
  for (const side of ['sent', 'received', 'residing'] as const)
    for (const subject of outcome.subjects[side]) {
      const known = [...new Set(rowsOf(subject).flatMap((e) => subjectOf.get(e.id) ?? []))].filter(
        (id) => !taken.has(id),
      )
      const found = known.length === 0 ? lost(subject) : undefined
      const id = known[0] ?? found ?? newId()
      if (found !== undefined) revived.push(found)
      ids.set(subject.id, id)
      for (const k of [id, ...known]) taken.add(k)
      merged.push(...known.slice(1).map((from) => ({ from, into: id })))
    }
  return { ids, merged, revived }
}

/** An orphan is the same person by card number, or by name and birth; each is found once. */
function lostAndFound(orphans: readonly Orphan[]): (subject: Subject) => string | undefined {
  const byKey = new Map(
    orphans.flatMap((o) => keysOf(o.side, o.card, o.folded, o.born).map((key) => [key, o.id] as const)),
  )
  const used = new Set<string>()
  return ({ side, stands }) => {
    for (const { card, name, birth } of byKey.size === 0 ? [] : stands)
      for (const key of keysOf(side, card ?? null, fold(name), textOf(birth))) {
        const id = byKey.get(key)
        if (id !== undefined && !used.has(id)) {
          used.add(id)
          return id
        }
      }
    return undefined
  }
}

function keysOf(side: Side, card: string | null, folded: string, born: string | null): readonly string[] {
  return [...(card === null ? [] : [`${side} ${card}`]), ...(born === null ? [] : [`${side} ${folded} ${born}`])]
}
