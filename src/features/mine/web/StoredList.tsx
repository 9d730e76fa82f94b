import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { dayText } from '#browser/texts/words.ts'
import { titleBook, titles } from '#features/posts/index.ts'
import type { Source, Stored } from '../mine.contract.ts'
import { fieldText, notStored, sourceText, statusText, valueText } from '../mine.words.ts'
import { api } from './queries.ts'

/** Every field of the record in words, each with from where it came, and what is deliberately not kept. */
export function StoredList({ of }: { of: Stored }) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  const span = (from: string, to: string | null) => t.period(dayText(from), to === null ? null : dayText(to))
  return (
    <section id="stored" className="card stack" aria-labelledby="stored-title">
      <h2 id="stored-title" tabIndex={-1}>
        {t.storedTitle}
      </h2>
      <dl className="Mine-stored">
        {of.fields.map(({ field, value, source }) => (
          <Row key={field} what={capital(fieldText(field, language))} from={source}>
            {valueText(field, value, language)}
          </Row>
        ))}
        {of.belongings.map(({ kind, unit, above, fromOn, toOn, source }) => (
          <Row key={`${kind} ${unit} ${fromOn}`} what={capital(fieldText(kind, language))} from={source}>
            {above === null ? unit : `${unit}, ${above}`} <span className="Mine-span">({span(fromOn, toOn)})</span>
          </Row>
        ))}
        {of.statuses.map(({ status, fromOn, toOn, source }) => (
          <Row key={`${status} ${fromOn}`} what={t.status} from={source}>
            {statusText(status, language)} <span className="Mine-span">({span(fromOn, toOn)})</span>
          </Row>
        ))}
        {of.posts.map(({ title, unit, fromOn, toOn, source }) => (
          <Row key={`${title} ${unit} ${fromOn}`} what={t.post} from={source}>
            {titleText(title, language)}, {unit} <span className="Mine-span">({span(fromOn, toOn)})</span>
          </Row>
        ))}
        {of.number && (
          <Row what={t.number} from={of.number}>
            <OwnNumber />
          </Row>
        )}
      </dl>
      <p className="strip">
        <b>{t.notStored}</b> {notStored[language]}
      </p>
      <p>
        <Link to="/rules" search={{ search: language === 'vi' ? 'dữ liệu' : 'data' }}>
          {t.why}
        </Link>
      </p>
    </section>
  )
}

function Row({ what, from, children }: { what: string; from: Source; children: ReactNode }) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
      <dd className="second">
        {t.from} {sourceText(from, language)}
      </dd>
    </div>
  )
}

/** Shown only when asked for, and until it is hidden or the page left; the reading is logged. */
function OwnNumber() {
  const t = useTexts(mineTexts)
  const read = useMutation({ mutationFn: () => api.readMyNumber(), gcTime: 0 })
  if (read.data)
    return (
      <span className="line">
        <span className="digits">{read.data.number}</span>
        <button type="button" className="TextButton" onClick={() => read.reset()}>
          {t.hideNumber}
        </button>
      </span>
    )
  return (
    <>
      <span className="line">
        {t.sealed}
        <button type="button" className="TextButton" disabled={read.isPending} onClick={() => read.mutate()}>
          {t.showNumber}
        </button>
      </span>
      <Failure of={read.error} />
    </>
  )
}

function titleText(title: string, language: 'vi' | 'en'): string {
  const known = titles.find((one) => one === title)
  return known === undefined ? title : titleBook[known].words[language]
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
