import { day } from '#kernel/day.ts'
import type { Laws } from '#kernel/term.ts'
import { ownWord } from '#rulebook/index.ts'
import type { Said, Source, WordSaid } from './mine.contract.ts'
import { termOf } from './request.ts'
import { revisions, type RecordTyped } from './stored.ts'

/** What `chibo.own_facts` and `chibo.own_said` tell, as far as something was said with it. Instants are texts of one form, which sort. */
export interface SaidFacts {
  readonly records: readonly RecordTyped[]
  readonly statuses: readonly {
    readonly status: string
    readonly from_on: string
    readonly typed_at: string
    readonly source: Source
  }[]
  readonly merges: readonly { readonly id: string; readonly at: string; readonly source: Source }[]
  readonly cases: readonly {
    readonly id: string
    readonly stands: string
    readonly at: string
    readonly on: string
    readonly unit: string
    readonly sender: string | null
    readonly receiver: string | null
    readonly attempts: readonly { readonly on: string; readonly way: string; readonly outcome: string }[]
  }[]
}

type Bare = Omit<Said, 'words' | 'answerBy' | 'trust'>

const bare: Pick<Bare, 'status' | 'stands' | 'sender' | 'receiver' | 'attempts' | 'fields'> = {
  status: null,
  stands: null,
  sender: null,
  receiver: null,
  attempts: [],
  fields: [],
}

/**
 * Everything said about somebody, newest first, with what they said to it. `remark` is kept for what a cell of the residence writes.
 * @param today Vietnam's day: an answer is asked for as long as its day has not passed and nothing was said yet.
 */
export function saidOf(facts: SaidFacts, words: readonly WordSaid[], laws: Laws & { readonly today: string }): Said[] {
  const all: Bare[] = [
    ...facts.statuses.map((s) => ({
      ...bare,
      key: `status:${s.status}:${s.from_on}`,
      kind: 'status' as const,
      on: s.from_on,
      at: s.typed_at,
      source: s.source,
      status: s.status,
    })),
    ...revisions(facts.records).map((r) => ({
      ...bare,
      key: `record:${r.id}`,
      kind: 'record' as const,
      on: r.source.on,
      at: r.typedAt,
      source: r.source,
      fields: [...r.fields],
    })),
    ...facts.merges.map((m) => ({
      ...bare,
      key: `merge:${m.id}`,
      kind: 'merge' as const,
      on: m.source.on,
      at: m.at,
      source: m.source,
    })),
    ...facts.cases.map((c) => ({
      ...bare,
      key: `case:${c.id}`,
      kind: 'case' as const,
      on: c.on,
      at: c.at,
      source: { how: 'compared' as const, unit: c.unit, role: null, on: c.on },
      stands: c.stands,
      sender: c.sender,
      receiver: c.receiver,
      attempts: [...c.attempts],
    })),
  ]
  return all.map((said) => answered(said, words, laws)).toSorted((a, b) => compare(b.at, a.at) || compare(a.key, b.key))
}

function answered(said: Bare, words: readonly WordSaid[], laws: Laws & { readonly today: string }): Said {
  const own = words.filter((w) => w.about === said.key)
  // to have arrived is no news that waits for an answer
  const asks = own.length === 0 && said.stands !== 'arrived'
  const term = asks ? termOf(ownWord, day(said.source.on), laws) : undefined
  const runs = term !== undefined && laws.today <= term.dueOn
  return { ...said, words: own, answerBy: runs ? term.dueOn : null, trust: runs ? term.trust : null }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
