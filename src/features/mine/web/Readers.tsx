import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { works } from '#browser/texts/trail-works.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Pager } from '#ui/Pager.tsx'
import type { Reader, Readers as Told } from '../mine.contract.ts'
import { readersDays, readersQuery } from './queries.ts'

const [few, many] = [3, 20]

/** Who has read the record, a line for each reader, day and way; and access given for a time. */
export function Readers({ onAsk }: { onAsk: (words: string) => void }) {
  const t = useTexts(mineTexts)
  const [page, setPage] = useState(0) // 0: the first few only
  const { data, error } = useQuery(readersQuery(Math.max(1, page), page === 0 ? few : many))
  return (
    <section id="readers" className="card stack" aria-labelledby="readers-title">
      <h2 id="readers-title" tabIndex={-1}>
        {t.readersTitle(readersDays)}
      </h2>
      <Failure of={error} />
      {data && <All of={data} page={page} onPage={setPage} onAsk={onAsk} />}
    </section>
  )
}

function All({
  of,
  page,
  onPage,
  onAsk,
}: {
  of: Told
  page: number
  onPage: (page: number) => void
  onAsk: (words: string) => void
}) {
  const t = useTexts(mineTexts)
  const shell = useTexts(shellTexts)
  const lastLine = useLine(of.rows[0])
  return (
    <>
      {of.found === 0 ? (
        <p className="quiet">{t.readersNone}</p>
      ) : (
        <p>
          <button type="button" className="TextButton count" onClick={() => onPage(1)}>
            {t.readings(of.readings)}
          </button>
          {t.by}
          <b>{t.readers(of.readers)}</b>
        </p>
      )}
      <ul className="Mine-readers">
        {of.rows.map((row) => (
          <Line key={`${row.lastAt} ${row.operation} ${row.name}`} of={row} />
        ))}
      </ul>
      {page === 0 && of.found > few && <Button onClick={() => onPage(1)}>{t.readersAll(of.found)}</Button>}
      {page > 0 && (
        <Pager
          page={of.page}
          pages={of.pages}
          onPage={onPage}
          words={{
            nav: shell.pages,
            previous: shell.previousPage,
            next: shell.nextPage,
            at: shell.page(String(of.page), String(of.pages)),
          }}
        />
      )}
      {of.temporary.length > 0 && <Temporary of={of.temporary} />}
      <p className="second">
        {t.withheld(of.withheld.value)}{' '}
        <Link to="/rules" search={{ rule: of.withheld.rule }}>
          {t.readRule}
        </Link>
      </p>
      {of.found > 0 && (
        <p>
          <button type="button" className="TextButton" onClick={() => onAsk(`${t.askReadingWords}${lastLine}`)}>
            {t.askReading}
          </button>
        </p>
      )}
    </>
  )
}

/** A reading in one line, to begin a question with. */
function useLine(of: Reader | undefined): string {
  const language = useLanguage()
  if (!of) return ''
  return `${of.name}, ${dayText(of.on)}, ${workOf(of.operation, language)}.`
}

function workOf(operation: string, language: 'vi' | 'en'): string {
  const words: Readonly<Record<string, string>> = works[language]
  return words[operation] ?? operation
}

function Line({ of }: { of: Reader }) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  const reasons: Readonly<Record<string, string>> = t.reasons
  const { day, time } = momentText(of.lastAt)
  const who = [of.role === null ? '' : t.roles[of.role], of.unit ?? ''].filter(Boolean).join(' ')
  return (
    <li>
      <Icon name="eye" size="1.25rem" />
      <div>
        <p>
          <b>{[of.name, who].filter(Boolean).join(', ')}</b>
        </p>
        <p>
          {workOf(of.operation, language)}. {of.reasons.map((r) => reasons[r] ?? r).join(' ')}{' '}
          {of.people > 1 && t.among(of.people)}
        </p>
        <p className="second">
          {day}, {time}
          {of.times > 1 && `. ${t.times(of.times)}`}
        </p>
      </div>
    </li>
  )
}

function Temporary({ of }: { of: Told['temporary'] }) {
  const t = useTexts(mineTexts)
  return (
    <div>
      <h3>{t.temporary}</h3>
      <ul className="Mine-readers">
        {of.map((one) => (
          <li key={`${one.name} ${one.fromOn} ${one.role}`}>
            <Icon name="hourglass" size="1.25rem" />
            <div>
              <p>
                <b>{one.name}</b>, {t.temporaryLine(t.roles[one.role], one.unit)}
              </p>
              <p className="second">
                {t.temporaryDays(dayText(one.fromOn), dayText(one.untilOn))}{' '}
                {one.reason !== null && t.temporaryWhy(one.reason)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
