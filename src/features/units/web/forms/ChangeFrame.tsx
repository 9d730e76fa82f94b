import { useEffect, useRef, type ReactNode } from 'react'
import type { Form } from '#browser/form.ts'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import { useToday } from '#browser/today.ts'
import { Button } from '#ui/Button.tsx'
import { DayField, TextInput } from '#ui/FormField.tsx'

/** Around every decision about a unit: what it does, its fields, its day and document, and the two ways out. */
export function ChangeFrame<F extends string>({
  form,
  title,
  what,
  save,
  busy,
  error,
  on,
  inside = false,
  children,
}: {
  form: Form<F | 'on' | 'decision'>
  title: string
  what?: ReactNode
  save: string
  busy: boolean
  error: unknown
  /** What the day is called. */
  on?: string
  /** It stands in a card already. */
  inside?: boolean
  children?: ReactNode
}) {
  const t = useTexts(unitFormTexts)
  const today = useToday()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <form
      className={inside ? 'Form no-print' : 'card Form no-print'}
      aria-label={title}
      onSubmit={form.submit}
      noValidate
    >
      <div>
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        {what !== undefined && <p className="second">{what}</p>}
      </div>
      <div className="Fields">
        {children}
        <DayField
          label={on ?? t.on}
          value={form.typed.on}
          onValue={form.put('on')}
          wrong={form.said('on')}
          pick={t.pick}
          max={today}
        />
        <TextInput
          label={t.decision}
          value={form.typed.decision}
          onValue={form.put('decision')}
          wrong={form.said('decision')}
          hint={t.decisionHint}
          maxLength={200}
        />
      </div>
      <Failure of={error} />
      <div className="line">
        <Button type="submit" kind="filled" disabled={busy}>
          {busy ? t.saving : save}
        </Button>
        <Button kind="link" onClick={form.leave}>
          {t.leave}
        </Button>
      </div>
    </form>
  )
}
