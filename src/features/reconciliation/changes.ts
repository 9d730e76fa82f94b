import type { Outcome } from './reconcile.ts'

/** Where the entries of one person stood in a run; kept with the run, so that the next can tell what changed. */
export interface Standing {
  readonly entries: readonly string[]
  readonly group: 'arrived' | 'wrongDestination' | 'doubtful' | 'notSeenYet' | 'notCompared'
}

export interface Changes {
  /** Sent subjects of the present outcome that were not seen before and have arrived since, there or elsewhere. */
  readonly arrived: readonly string[]
  /** Sent subjects not seen now that were not among the not seen before. */
  readonly newlyNotSeen: readonly string[]
  readonly notSeenBefore: number
  readonly notSeenNow: number
}

/** Where every sent person stands. */
export function standings(outcome: Outcome): readonly Standing[] {
  const groups = groupOf(outcome)
  return outcome.subjects.sent.map((s) => ({
    entries: [...s.stands, ...s.repeated].map((e) => e.id),
    group: groups.get(s.id) ?? 'notSeenYet',
  }))
}

/** A person is the same across runs where one of their entries is. */
export function changesSince(before: readonly Standing[], now: Outcome): Changes {
  const groups = groupOf(now)
  const unseen = new Set(before.filter((s) => s.group === 'notSeenYet').flatMap((s) => s.entries))
  const wasUnseen = (subject: Outcome['subjects']['sent'][number]) =>
    [...subject.stands, ...subject.repeated].some((e) => unseen.has(e.id))
  const is = (id: string, ...wanted: readonly Standing['group'][]) => wanted.some((g) => g === groups.get(id))
  return {
    arrived: now.subjects.sent.filter((s) => wasUnseen(s) && is(s.id, 'arrived', 'wrongDestination')).map((s) => s.id),
    newlyNotSeen: now.subjects.sent.filter((s) => !wasUnseen(s) && is(s.id, 'notSeenYet')).map((s) => s.id),
    notSeenBefore: before.filter((s) => s.group === 'notSeenYet').length,
    notSeenNow: now.notSeenYet.length,
  }
}

function groupOf(outcome: Outcome): ReadonlyMap<string, Standing['group']> {
  return new Map<string, Standing['group']>([
    ...outcome.notCompared.filter((n) => n.side === 'sent').map((n) => [n.subject, 'notCompared'] as const),
    ...outcome.notSeenYet.map((id) => [id, 'notSeenYet'] as const),
    ...outcome.doubtful.flatMap((d) => (d.sent === undefined ? [] : [[d.sent, 'doubtful'] as const])),
    ...outcome.wrongDestination.map((a) => [a.sent, 'wrongDestination'] as const),
    ...outcome.arrived.map((a) => [a.sent, 'arrived'] as const),
  ])
}
