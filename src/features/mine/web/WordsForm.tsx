import { useState, type FormEvent, type ReactNode } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { forgetDraft, keepDraft, keptDraft } from '#browser/draft.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { Button } from '#ui/Button.tsx'
import { LongText } from '#ui/FormField.tsx'

/** A few sentences that are sent as they are; kept in this tab until they are. */
export function WordsForm({
  draft,
  label,
  hint,
  missing,
  send,
  most = 1000,
  filled = false,
  busy,
  error,
  onSend,
  onLeave,
  children,
}: {
  draft: string
  label: string
  hint?: ReactNode
  missing: string
  send: string
  most?: number
  filled?: boolean
  busy: boolean
  error: unknown
  onSend: (words: string) => void
  onLeave?: () => void
  children?: ReactNode
}) {
  const t = useTexts(mineTexts)
  const [words, setWords] = useState(() => keptDraft(draft) ?? '')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (words.trim() !== '') onSend(words.trim())
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {children}
      <LongText
        label={label}
        hint={hint}
        maxLength={most}
        wrong={tried && words.trim() === '' ? missing : undefined}
        value={words}
        onValue={(typed) => {
          setWords(typed)
          keepDraft(draft, typed)
        }}
      />
      <Failure of={error} />
      <div className="line">
        <Button type="submit" kind={filled ? 'filled' : 'act'} disabled={busy}>
          {send}
        </Button>
        {onLeave && (
          <Button
            kind="link"
            onClick={() => {
              forgetDraft(draft)
              onLeave()
            }}
          >
            {t.leave}
          </Button>
        )}
      </div>
    </form>
  )
}
