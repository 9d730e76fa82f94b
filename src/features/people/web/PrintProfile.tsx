import { getRouteApi } from '@tanstack/react-router'
import { useAsOf } from '#browser/as-of.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { dayText } from '#browser/texts/words.ts'
import { Facts } from '#ui/Facts.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { MemberPage } from './contract.ts'
import { useMoment } from './happening-words.tsx'
import { isSaidAlready } from './Happenings.tsx'
import { useFacts } from './MemberFacts.tsx'

const inside = getRouteApi('/in')

/** On one sheet: who, where, what is known and what happened; never the identity number, never what was mistyped. */
export function PrintProfile({ page }: { page: MemberPage }) {
  const t = useTexts(memberTexts)
  const words = useTexts(belongingTexts)
  const { me } = inside.useRouteContext()
  const { on, today } = useAsOf()
  const moment = useMoment()
  const facts = useFacts(page)
  const happened = page.timeline.filter((h) => h.what !== 'corrected' && h.voidedAt === null && !isSaidAlready(h, page))
  return (
    <div className="print-only Member-profile" aria-hidden="true">
      <div className="apart">
        <b>{me.units[0]?.name}</b>
        <b>{t.party}</b>
      </div>
      <p className="Member-profileTitle">
        <b>{t.profile}</b>
      </p>
      <p>
        <b>{page.record.name}</b>
        {page.status !== null && `, ${words.statuses[page.status].toLowerCase()}`}. {t.asOf(dayText(on))}.
      </p>
      <ul>
        {page.belongs.map((at) => (
          <li key={at.id}>
            {words.kindsLong[at.kind]}: {[at.unit.name, at.unit.above].filter(Boolean).join(', ')},{' '}
            {t.since(dayText(at.fromOn))}
          </li>
        ))}
      </ul>
      <Facts of={facts} />
      <Timeline label={t.happened} moments={happened.map((h, i) => ({ ...moment(h, i), typed: undefined }))} />
      <p className="second">{t.printed(dayText(today), me.name)}</p>
    </div>
  )
}
