import { useMutation } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { forgetDraft } from '#browser/draft.ts'
import { type Typed, useForm } from '#browser/form.ts'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { mineTexts } from '#browser/texts/mine.ts'
import { fieldNames } from '#features/people/index.ts'
import { Button } from '#ui/Button.tsx'
import { DayField, LongText, Select, TextInput } from '#ui/FormField.tsx'
import type { InOf } from '#kernel/contract.ts'
import type { mineRoutes } from '../mine.contract.ts'
import { fieldText } from '../mine.words.ts'
import type { RequestKind } from '../request.ts'

type Body = InOf<typeof mineRoutes.askMine>['body']

/** What is being asked for. */
export interface Asking {
  readonly kind: RequestKind
  readonly about?: string
  /** With which words the reason begins. */
  readonly words: string
}

type Field = 'field' | 'proposed' | 'words'

const asked = [...fieldNames, 'number', 'belonging', 'status', 'post'] as const
const days: readonly string[] = ['admittedOn', 'officialOn', 'retiredOn']

/** One request in one's own words: of a correction also what is wrong and how it should be. */
export function AskForm({
  of,
  draft: kept = 'mine:ask',
  send,
  onSent,
  onLeave,
}: {
  of: Asking
  draft?: string
  send: (body: Body) => Promise<{ readonly dueOn: string }>
  onSent: (dueOn: string) => Promise<void>
  onLeave: () => void
}) {
  const t = useTexts(mineTexts)
  const language = useLanguage()
  const draft = `${kept}:${of.kind}:${of.about ?? ''}`
  const ask = useMutation({
    mutationFn: send,
    onSuccess: ({ dueOn }) => {
      forgetDraft(draft)
      return onSent(dueOn)
    },
  })
  const form = useForm<Field>({
    draft,
    begin: { field: '', proposed: '', words: of.words },
    refused: ask.error,
    onLeave,
    wrongIn: (typed) => ({
      ...(of.kind === 'correction' && typed.field === '' && { field: t.whatMissing }),
      ...(typed.words.trim() === '' && { words: t.wordsMissing }),
    }),
    onSend: (typed) => ask.mutate(bodyOf(of, typed)),
  })
  const isDay = days.includes(form.typed.field)
  return (
    <form className="stack" onSubmit={form.submit} noValidate>
      <h4 className="Mine-asked">{t.kinds[of.kind][0]}</h4>
      {of.kind === 'correction' && (
        <>
          <Select
            label={t.what}
            choose={t.choose}
            value={form.typed.field}
            onValue={form.put('field')}
            wrong={form.said('field')}
            choices={asked.map((value) => ({ value, label: fieldText(value, language) }))}
          />
          {isDay ? (
            <DayField
              label={t.proposed}
              hint={t.proposedHint}
              pick={t.pickDay}
              value={form.typed.proposed}
              onValue={form.put('proposed')}
              wrong={form.said('proposed')}
            />
          ) : (
            <TextInput
              label={t.proposed}
              hint={t.proposedHint}
              maxLength={300}
              value={form.typed.proposed}
              onValue={form.put('proposed')}
              wrong={form.said('proposed')}
            />
          )}
        </>
      )}
      <LongText
        label={t.words}
        hint={t.wordsHint}
        maxLength={1000}
        value={form.typed.words}
        onValue={form.put('words')}
        wrong={form.said('words')}
      />
      <Failure of={ask.error} />
      <div className="line">
        <Button type="submit" kind="act" disabled={ask.isPending}>
          {t.send}
        </Button>
        <Button kind="link" onClick={form.leave}>
          {t.leave}
        </Button>
      </div>
    </form>
  )
}

function bodyOf({ kind, about }: Asking, { field, proposed, words }: Typed<Field>): Body {
  const known = asked.find((one) => one === field)
  return {
    kind,
    words: words.trim(),
    ...(about !== undefined && { about }),
    ...(kind === 'correction' && known !== undefined && { field: known }),
    ...(kind === 'correction' && proposed.trim() !== '' && { proposed: proposed.trim() }),
  }
}
