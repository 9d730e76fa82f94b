import { useMutation, useQueryClient } from '@tanstack/react-query'
import { forgetDraft } from '#browser/draft.ts'
import { useForm, type Form, type Typed, type Wrong } from '#browser/form.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import { useToday } from '#browser/today.ts'

/** The day and the document that every decision has, as they are sent. */
export interface Decided {
  readonly on: string
  readonly decision?: string
}

interface Given<F extends string> {
  readonly draft: string
  readonly begin: Typed<F>
  /** The day and the document to begin with, where they were entered before; otherwise today and none. */
  readonly entered?: Typed<'on' | 'decision'>
  /** `day`: what is wrong with the day, to be told with the rest. */
  readonly wrongIn: (typed: Typed<F | 'on' | 'decision'>, day: Wrong<'on'>) => Wrong<F | 'on' | 'decision'>
  readonly send: (typed: Typed<F>, decided: Decided) => Promise<unknown>
  readonly onDone: () => void
}

/** A decision as a form: what was typed is kept until it is sent; whatever shows units and posts is read anew after it. */
export function useDeciding<F extends string>({
  draft,
  begin,
  entered,
  wrongIn,
  send,
  onDone,
}: Given<F>): {
  readonly form: Form<F | 'on' | 'decision'>
  readonly busy: boolean
  readonly error: unknown
} {
  const t = useTexts(unitFormTexts)
  const today = useToday()
  const client = useQueryClient()
  const refresh = () =>
    Promise.all(['units', 'posts', 'members'].map((key) => client.invalidateQueries({ queryKey: [key] })))
  const change = useMutation({
    mutationFn: (typed: Typed<F | 'on' | 'decision'>) => send(typed, decidedOf(typed)),
    onSuccess: () => {
      forgetDraft(draft)
      onDone()
      void refresh()
    },
    // somebody may have been first: the page shows what they did beside what is typed here
    onError: () => void refresh(),
  })
  const form = useForm<F | 'on' | 'decision'>({
    draft,
    begin: { ...begin, ...(entered ?? { on: today, decision: '' }) },
    refused: change.error,
    onLeave: onDone,
    wrongIn: (typed) =>
      wrongIn(typed, typed.on === '' ? { on: t.wrong.day } : typed.on > today ? { on: t.wrong.future } : {}),
    onSend: (typed) => change.mutate(typed),
  })
  return { form, busy: change.isPending, error: change.error }
}

function decidedOf({ on, decision }: Typed<'on' | 'decision'>): Decided {
  return { on, ...(decision.trim() !== '' && { decision: decision.trim() }) }
}
