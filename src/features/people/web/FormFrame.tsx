import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'
import { Button } from '#ui/Button.tsx'

/** Around every form about a member: what it is for, its fields, and the two ways out. */
export function FormFrame({
  form,
  title,
  what,
  kept = false,
  busy,
  save,
  children,
}: {
  form: { readonly submit: (event: FormEvent) => void; readonly leave: () => void }
  title: string
  what?: ReactNode
  /** What stands in it was typed earlier. */
  kept?: boolean
  busy: boolean
  save: string
  children: ReactNode
}) {
  const t = useTexts(memberFormTexts)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <form className="card Form no-print" aria-label={title} onSubmit={form.submit} noValidate>
      <div>
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        {what && <p className="second">{what}</p>}
        {kept && (
          <p className="second" role="status">
            {t.kept}
          </p>
        )}
      </div>
      {children}
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
