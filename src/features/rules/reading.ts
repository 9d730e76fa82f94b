import { addDays, type Day } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import type { Doubt, InForce, Rule, Rulebook, Trust, Version } from '#kernel/rule.ts'
import type { Text } from '#kernel/text.ts'
import { sourceOf, trustWords } from '#rulebook/index.ts'
import { groups } from './words.ts'

/** How a rule stands on a day. A rule nobody has set is not one that is not yet or no longer in force. */
export type Standing =
  | { readonly state: 'inForce'; readonly under: InForce<unknown> }
  | { readonly state: 'notInForce' | 'unset' }

export function standingOf(rule: Rule<unknown>, on: Day, rules: Rulebook): Standing {
  const answer = rules.of(rule, on)
  if (answer.ok) return { state: 'inForce', under: answer.under }
  return { state: answer.refusal.firstFrom === undefined ? 'unset' : 'notInForce' }
}

export type GroupId = keyof typeof groups

export function groupOf(rule: Rule<unknown>): GroupId | undefined {
  const prefix = rule.id.split('.')[0]
  return groupIds.find((id) => id === prefix)
}

// Object.keys forgets which keys there are
export const groupIds: readonly GroupId[] = [
  'transfers',
  'residence',
  'removal',
  'meetings',
  'scores',
  'evaluations',
  'admissions',
  'readmission',
  'cells',
  'localities',
  'reconciliation',
  'privacy',
]

/** A version with the days it reaches over and what it changed. */
export interface Dated {
  readonly version: Version<unknown>
  readonly to: Day | undefined
  readonly changed: readonly Text[]
}

/** Versions and the documents known to lie between them, newest first. */
export function historyOf(rule: Rule<unknown>): readonly (Dated | Doubt)[] {
  const dated = rule.versions.map((version, at): Dated => {
    const next = rule.versions[at + 1]
    const before = rule.versions[at - 1]
    return { version, to: next && addDays(next.from, -1), changed: changesOf(rule, before, version) }
  })
  const documents = rule.versions.flatMap((v) => (v.doubts ?? []).filter((d) => d.document !== undefined))
  return [...dated, ...documents].toSorted((a, b) => (dayOf(a) > dayOf(b) ? -1 : 1))
}

function dayOf(entry: Dated | Doubt): Day {
  return 'version' in entry ? entry.version.from : entry.from
}

/** What a version changed against the one before: the value, the document, how sure it is. */
export function changesOf(
  rule: Rule<unknown>,
  before: Version<unknown> | undefined,
  after: Version<unknown> | undefined,
): readonly Text[] {
  if (!before) return [{ vi: 'Bản đầu tiên được biết.', en: 'The first version that is known.' }]
  if (!after || after.value === undefined) return [{ vi: 'Không còn áp dụng.', en: 'No longer in force.' }]
  return [
    valueChange(rule, before.value, after.value),
    ...sourceChange(before, after),
    ...trustChange(before.trust, after.trust),
  ]
}

function valueChange(rule: Rule<unknown>, before: unknown, after: unknown): Text {
  const now = rule.words(after)
  if (before === undefined) return { vi: `Áp dụng trở lại: ${now.vi}.`, en: `In force again: ${now.en}.` }
  const then = rule.words(before)
  if (then.vi === now.vi) return { vi: `Không đổi: ${now.vi}.`, en: `Unchanged: ${now.en}.` }
  return { vi: `Trước: ${then.vi}. Nay: ${now.vi}.`, en: `Before: ${then.en}. Now: ${now.en}.` }
}

function sourceChange(before: Version<unknown>, after: Version<unknown>): readonly Text[] {
  const [then, now] = [documentsOf(before), documentsOf(after)]
  if (then === now || now === '') return []
  return [
    { vi: `Căn cứ: ${now}${then && `, trước là ${then}`}.`, en: `Ground: ${now}${then && `, before it ${then}`}.` },
  ]
}

function documentsOf({ cites }: Version<unknown>): string {
  return cites.map((c) => c.source).join(', ')
}

function trustChange(before: Trust, after: Trust): readonly Text[] {
  if (before === after) return []
  const [then, now] = [trustWords[before], trustWords[after]]
  return [{ vi: `Mức tin cậy: ${now.vi}, trước là ${then.vi}.`, en: `Trust: ${now.en}, before it ${then.en}.` }]
}

/** A rule that answers differently on two days. */
export interface Difference {
  readonly rule: Rule<unknown>
  readonly one: Standing
  readonly other: Standing
  readonly changed: readonly Text[]
}

/** Only rules that answer with another version, another value or less surely. */
export function differencesBetween(
  all: readonly Rule<unknown>[],
  one: Day,
  other: Day,
  rules: Rulebook,
): readonly Difference[] {
  return all.flatMap((rule) => {
    const [then, now] = [standingOf(rule, one, rules), standingOf(rule, other, rules)]
    if (isSame(then, now)) return []
    return [{ rule, one: then, other: now, changed: changesOf(rule, versionIn(then), versionIn(now)) }]
  })
}

function versionIn(standing: Standing): InForce<unknown> | undefined {
  return standing.state === 'inForce' ? standing.under : undefined
}

function isSame(a: Standing, b: Standing): boolean {
  if (a.state !== 'inForce' || b.state !== 'inForce') return a.state === b.state
  return a.under.from === b.under.from && a.under.trust === b.under.trust
}

/** The rules in which every word of the search occurs: a word with marks as it stands, a word without marks in any marking. */
export function search(all: readonly Rule<unknown>[], text: string): readonly Rule<unknown>[] {
  const words = plain(text).split(' ').filter(Boolean)
  return all.filter((rule) => {
    const marked = plain(textOf(rule))
    const unmarked = fold(marked)
    return words.every((word) => (fold(word) === word ? unmarked : marked).includes(word))
  })
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Everything of a rule one may search for: names, sentence, subject, what people say, the documents of all versions. */
function textOf(rule: Rule<unknown>): string {
  const group = groupOf(rule)
  const sources = rule.versions.flatMap((v) => [
    ...v.cites.map((c) => c.source),
    ...(v.doubts ?? []).flatMap((d) => d.document ?? []),
  ])
  const titles = sources.map((id) => sourceOf(id)?.title.vi)
  const texts = [rule.says, rule.commonlySaid, rule.note, group && groups[group]].flatMap((t) =>
    t ? [t.vi, t.en] : [],
  )
  return [rule.id, rule.vi, rule.en, ...texts, ...sources, ...titles].join(' ')
}
