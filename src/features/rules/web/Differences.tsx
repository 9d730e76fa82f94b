import { useQuery } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { ruleTexts } from '#browser/texts/rules.ts'
import { dayText } from '#browser/texts/words.ts'
import { Empty } from '#ui/Notice.tsx'
import { Trust } from '#ui/Tag.tsx'
import type { RuleDifference, RuleLine } from '../index.ts'
import { differencesQuery } from './queries.ts'
import { Value } from './RuleList.tsx'

/** Two days side by side: only what differs, and how many are the same. */
export function Differences({ one, other }: { one: string; other: string }) {
  const [earlier, later] = one < other ? [one, other] : [other, one]
  const { data, error } = useQuery(differencesQuery(earlier, later, useLanguage()))
  const t = useTexts(ruleTexts)
  if (error) return <Failure of={error} />
  if (!data) return null
  if (data.differences.length === 0) return <Empty title={t.noDifference}>{t.same(data.same)}</Empty>
  return (
    <section className="stack">
      <h2>{t.differing(data.differences.length)}</h2>
      <ul className="Cards">
        {data.differences.map((d) => (
          <Difference key={d.id} of={d} one={data.one} other={data.other} />
        ))}
      </ul>
      <p className="second">{t.same(data.same)}</p>
    </section>
  )
}

function Difference({ of, one, other }: { of: RuleDifference; one: string; other: string }) {
  return (
    <li className="card Difference">
      <h3>{of.name}</h3>
      <div className="Difference-days">
        <OneDay day={one} line={of.one} />
        <OneDay day={other} line={of.other} />
      </div>
      {of.changed.map((sentence) => (
        <p key={sentence} className="second">
          {sentence}
        </p>
      ))}
    </li>
  )
}

function OneDay({ day, line }: { day: string; line: RuleLine }) {
  const t = useTexts(ruleTexts)
  return (
    <div>
      <p className="second">{t.dayOne(dayText(day))}</p>
      <p>
        <b>
          <Value rule={line} />
        </b>
      </p>
      <p className="line">
        {line.source} {line.trust && <Trust of={line.trust}>{t.trusts[line.trust]}</Trust>}
      </p>
    </div>
  )
}
