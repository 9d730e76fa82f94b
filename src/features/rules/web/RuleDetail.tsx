import { useQuery } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { ruleTexts } from '#browser/texts/rules.ts'
import { dayText } from '#browser/texts/words.ts'
import { Trust } from '#ui/Tag.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { DocumentEntry, RuleView, VersionEntry } from '../index.ts'
import { ruleQuery } from './queries.ts'

/** One rule as a sentence, its ground, and all its versions on a line of time. */
export function RuleDetail({ id, on }: { id: string; on: string | undefined }) {
  const { data, error } = useQuery(ruleQuery(id, on, useLanguage()))
  const t = useTexts(ruleTexts)
  const Heading = useWidth() === 'phone' ? 'h1' : 'h2'
  if (error) return <Failure of={error} />
  if (!data) return null
  return (
    <article className="card Rule">
      <div className="apart">
        <Heading className="Rule-name">{data.name}</Heading>
        {data.line.trust && <Trust of={data.line.trust}>{t.trusts[data.line.trust]}</Trust>}
      </div>
      <Sentence rule={data} />
      <Ground rule={data} />
      <h3 className="hidden">{t.history}</h3>
      <ol className="Timeline">
        {data.history.map((entry) =>
          entry.kind === 'version' ? (
            <Version key={`v${entry.from}`} entry={entry} />
          ) : (
            <Document key={`d${entry.source}`} entry={entry} />
          ),
        )}
      </ol>
      <Changed rule={data} />
    </article>
  )
}

function Sentence({ rule }: { rule: RuleView }) {
  const t = useTexts(ruleTexts)
  const { before, value, after } = rule.says
  if (value === null) return <p>{rule.line.state === 'unset' ? t.unset : t.notInForce}.</p>
  return (
    <p>
      {before}
      <strong>{value}</strong>
      {after}
    </p>
  )
}

function Ground({ rule }: { rule: RuleView }) {
  const t = useTexts(ruleTexts)
  const current = rule.history.find((h) => h.kind === 'version' && h.inForce)
  const cites = current?.kind === 'version' ? current.cites : []
  return (
    <p className="second">
      {cites.length > 0 && rule.line.from !== null && (
        <>
          {t.under}
          <b>{cites.map((c) => (c.point === null ? c.source : `${c.source}, ${c.point}`)).join('; ')}</b>
          {t.fromDay(dayText(rule.line.from))}{' '}
        </>
      )}
      {rule.settableBy.length > 0 && t.settableBy(rule.settableBy.join(', '))}{' '}
      {rule.commonlySaid !== null && t.commonlySaid(rule.commonlySaid)} {rule.note} {rule.because}
    </p>
  )
}

function Version({ entry }: { entry: VersionEntry }) {
  const t = useTexts(ruleTexts)
  const first = entry.cites[0]
  return (
    <li data-now={entry.inForce || undefined}>
      <div className="digits">
        <b>{dayText(entry.from)}</b>
        <span className="quiet">{entry.to === null ? t.toNow : t.to(dayText(entry.to))}</span>
      </div>
      <div>
        <b>{entry.cites.map((c) => (c.point === null ? c.source : `${c.source}, ${c.point}`)).join('; ')}</b>
        {first?.title && <span className="quiet">{first.title}</span>}
        <span className="quiet">
          {[first?.issuedOn && t.issued(dayText(first.issuedOn)), entry.note, entry.retroactive]
            .filter(Boolean)
            .join(' ')}
        </span>
      </div>
      <div className="Timeline-value">
        <b>{entry.value ?? t.repealed}</b>
        <Trust of={entry.trust}>{t.trusts[entry.trust]}</Trust>
      </div>
    </li>
  )
}

function Document({ entry }: { entry: DocumentEntry }) {
  const t = useTexts(ruleTexts)
  return (
    <li data-unread>
      <div className="digits">
        <b>{entry.issuedOn === null ? t.dayUnknown : dayText(entry.issuedOn)}</b>
        {entry.issuedOn === null && entry.year !== null && <span className="quiet">{t.year(entry.year)}</span>}
      </div>
      <div className="Timeline-wide">
        <b>{entry.source}</b>
        <span className="quiet">{entry.note}</span>
      </div>
    </li>
  )
}

/** What the version in force changed against the one before it. */
function Changed({ rule }: { rule: RuleView }) {
  const t = useTexts(ruleTexts)
  const current = rule.history.find((h) => h.kind === 'version' && h.inForce)
  if (current?.kind !== 'version' || current.changed.length === 0) return null
  return (
    <section className="strip">
      <h3>{t.changed(current.cites[0]?.source ?? '')}</h3>
      {current.changed.map((sentence) => (
        <p key={sentence} className="second">
          {sentence}
        </p>
      ))}
    </section>
  )
}
