import type { ReactNode } from 'react'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import type { Moment } from '#ui/Timeline.tsx'
import { MergedWith } from '../duplicates/web/MergedWith.tsx'
import { useTold } from './told.ts'
import type { Happened } from './contract.ts'

type Words = (typeof memberTexts)['vi']
type Belongs = (typeof belongingTexts)['vi']

/** What happened, as a line of the timeline: the day it happened, what, and when it was typed by whom. */
export function useMoment(): (happened: Happened, i: number) => Moment {
  const t = useTexts(memberTexts)
  const words = useTexts(belongingTexts)
  const told = useTold()
  return (h, i) => ({
    key: `${h.what} ${h.on} ${h.typedAt} ${String(i)}`,
    day: dayText(h.on),
    title: titles[h.what](h, t, words),
    what: whatOf(h, t, words, told),
    typed: typedOf(h, t),
    struck: h.voidedAt !== null,
    strong: h.what === 'began' && h.voidedAt === null,
  })
}

type Titles = Readonly<Record<Happened['what'], (h: Happened, t: Words, words: Belongs) => string>>

const titles: Titles = {
  admitted: (_h, t) => t.admitted,
  recognised: (_h, t) => t.recognised,
  status: ({ status }, t, words) => (status === null ? '' : t.status(words.statuses[status])),
  began: ({ kind, unit }, t) => t.began[kind ?? 'official'](unit?.name ?? ''),
  ended: ({ kind, unit }, t) => t.ended[kind ?? 'official'](unit?.name ?? ''),
  corrected: (_h, t) => t.corrected,
  unitChanged: unitChangedText,
  retired: (_h, t) => t.retired,
  post: ({ changes, unit }, t) => [changes[0]?.after ?? t.post, unit?.name].filter(Boolean).join(', '),
  merged: (_h, t) => t.merged,
  found: (_h, t) => t.found,
}

function unitChangedText({ changes, unit }: Happened, t: Words): string {
  const { field, before, after } = changes[0] ?? { field: 'name', before: null, after: null }
  return field === 'name' ? t.renamed(before ?? '', after ?? '') : t.movedUnder(unit?.name ?? '', after ?? '')
}

function whatOf(h: Happened, t: Words, words: Belongs, told: ReturnType<typeof useTold>): ReactNode {
  if (h.what === 'corrected') return <Corrected of={h} told={told} />
  if (h.what === 'merged') return <MergedWith of={h} />
  if (h.what === 'unitChanged') return movedFromText(h, t)
  const above = h.what === 'began' ? h.unit?.above : undefined
  return [above, h.cause && words.causes[h.cause]].filter(Boolean).join('. ')
}

function movedFromText({ changes }: Happened, t: Words): string | undefined {
  const [change] = changes
  return change?.field === 'above' && change.before !== null ? t.movedFrom(change.before) : undefined
}

/** Field by field, what it was and what it is. */
function Corrected({ of, told }: { of: Happened; told: ReturnType<typeof useTold> }) {
  const t = useTexts(memberTexts)
  const words = useTexts(belongingTexts)
  const names: Readonly<Record<string, string>> = words.fields
  return (
    <ul>
      {of.changes.map(({ field, before, after }) => (
        <li key={field}>
          {t.change(names[field] ?? field)} <del>{told(field, before)}</del> {t.to} {told(field, after)}
        </li>
      ))}
    </ul>
  )
}

function typedOf(h: Happened, t: Words): string {
  const typed = `${t.typed(momentText(h.typedAt).day, h.by)}${h.import === null ? '' : t.fromList}`
  return h.voidedAt === null ? typed : `${typed}. ${t.voided(momentText(h.voidedAt).day, h.voidedBy)}`
}
