import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { forgetDraft } from '#browser/draft.ts'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Tag, Trust } from '#ui/Tag.tsx'
import type { Said, WordSaid } from '../mine.contract.ts'
import { fieldText, reachedWords, saidText, sourceText, valueText, wayWords } from '../mine.words.ts'
import { isNewSaid } from '../news.ts'
import { api, refreshMine } from './queries.ts'
import { WordsForm } from './WordsForm.tsx'

const first = 3

/** What others said, newest first, what waits for an answer before the rest; each with what the member said to it. */
export function SaidList({
  said,
  seenAt,
  answering,
  onAnswer,
}: {
  said: readonly Said[]
  seenAt: string | null
  answering: string | undefined
  onAnswer: (key: string | undefined) => void
}) {
  const t = useTexts(mineTexts)
  const [all, setAll] = useState(false)
  const ordered = [...said.filter((s) => s.answerBy !== null), ...said.filter((s) => s.answerBy === null)]
  return (
    <section id="said" className="stack" aria-labelledby="said-title">
      <h2 id="said-title" tabIndex={-1}>
        {t.saidTitle}
      </h2>
      {said.length === 0 && <p className="card quiet">{t.saidNone}</p>}
      {(all ? ordered : ordered.slice(0, first)).map((one) => (
        <SaidCard
          key={one.key}
          of={one}
          isNew={isNewSaid(one, seenAt)}
          answering={answering === one.key}
          onAnswer={onAnswer}
        />
      ))}
      {!all && said.length > first && <Button onClick={() => setAll(true)}>{t.saidAll(said.length)}</Button>}
    </section>
  )
}

function SaidCard({
  of,
  isNew,
  answering,
  onAnswer,
}: {
  of: Said
  isNew: boolean
  answering: boolean
  onAnswer: (key: string | undefined) => void
}) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  return (
    <article className="card stack Mine-said" data-waits={of.answerBy !== null || undefined}>
      {(of.answerBy !== null || isNew) && (
        <p className="line">
          {of.answerBy !== null && <Tag shape="running">{t.answerBy(dayText(of.answerBy))}</Tag>}
          {isNew && <b>{t.isNew}</b>}
        </p>
      )}
      <h3>{saidText(of, language)}</h3>
      <Details of={of} />
      <p className="second">
        {t.from} {sourceText(of.source, language)}.
      </p>
      {of.words.map((word) => (
        <OwnWord key={word.id} of={word} />
      ))}
      {of.answerBy !== null && (
        <p>
          {t.answerGoes}
          <b>{t.answerBeside}</b>
          {t.answerGoesOn} <Trust of={of.trust ?? 'presumed'}>{t.presumed}</Trust>
        </p>
      )}
      {answering ? (
        <Answer of={of} onDone={() => onAnswer(undefined)} />
      ) : (
        <button type="button" className="TextButton" onClick={() => onAnswer(of.key)}>
          {of.words.length === 0 ? t.answer : t.answerMore}
          <span className="hidden">: {saidText(of, language)}</span>
        </button>
      )}
    </article>
  )
}

function Details({ of }: { of: Said }) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  const way = t.way(of.sender, of.receiver)
  const told = (field: string, value: string | null) => (value === null ? null : valueText(field, value, language))
  return (
    <>
      {of.fields.length > 0 && (
        <blockquote className="Mine-quote">
          {of.fields.map(({ field, before, after }) => (
            <p key={field}>
              {fieldText(field, language)}: {t.was(told(field, before), told(field, after))}
            </p>
          ))}
        </blockquote>
      )}
      {of.kind === 'case' && (
        <blockquote className="Mine-quote">
          {way !== '' && <p>{way}</p>}
          {of.attempts.length > 0 && (
            <>
              <p>{t.attempts(of.attempts.length)}:</p>
              <ul>
                {of.attempts.map(({ on, way: how, outcome }) => (
                  <li key={`${on} ${how} ${outcome}`}>
                    {dayText(on)}, {wayWords[how]?.[language] ?? how}: {reachedWords[outcome]?.[language] ?? outcome}
                  </li>
                ))}
              </ul>
            </>
          )}
          {of.stands === 'notSeenYet' && <p>{t.notSeen}</p>}
        </blockquote>
      )}
    </>
  )
}

function OwnWord({ of }: { of: WordSaid }) {
  const t = useTexts(mineTexts)
  const { day } = momentText(of.at)
  return (
    <div className="Mine-own">
      <p>
        <b>{of.basis === 'paper' ? t.answeredOnPaper(day) : t.answered(day)}</b>
      </p>
      <p>“{of.words}”</p>
    </div>
  )
}

function Answer({ of, onDone }: { of: Said; onDone: () => void }) {
  const t = useTexts(mineTexts)
  const client = useQueryClient()
  const draft = `mine:said:${of.key}`
  const say = useMutation({
    mutationFn: (words: string) => api.sayMine({ body: { about: of.key, words } }),
    onSuccess: async () => {
      forgetDraft(draft)
      await refreshMine(client)
      onDone()
    },
  })
  return (
    <WordsForm
      draft={draft}
      label={t.answerLabel}
      hint={t.answerHint}
      missing={t.answerMissing}
      send={t.answerSend}
      busy={say.isPending}
      error={say.error}
      onSend={say.mutate}
      onLeave={onDone}
    />
  )
}
