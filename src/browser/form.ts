import { useState, type FormEvent } from 'react'
import { z } from 'zod'
import { Refused } from './client.ts'
import { forgetDraft, keepDraft, keptDraft } from './draft.ts'

export type Typed<F extends string> = Readonly<Record<F, string>>
export type Wrong<F extends string> = Partial<Record<F, string>>

/** A form whose fields are texts. */
export interface Form<F extends string> {
  readonly typed: Typed<F>
  readonly put: (field: F) => (value: string) => void
  /** What is wrong with a field, once somebody tried to send. */
  readonly said: (field: F) => string | undefined
  readonly submit: (event: FormEvent) => void
  readonly leave: () => void
}

const Kept = z.record(z.string(), z.string())

/** Texts that are kept in this tab under `draft` while they are typed: what stands there, what changes it, what forgets it. */
export function useTyped<F extends string>(
  draft: string,
  begin: Typed<F>,
  unkept: readonly F[] = [],
): readonly [Typed<F>, (next: Typed<F>) => void, () => void] {
  const [typed, setTyped] = useState<Typed<F>>(() => ({ ...begin, ...keptIn(draft, begin) }))
  const put = (next: Typed<F>) => {
    setTyped(next)
    keepDraft(draft, JSON.stringify(without(next, unkept)))
  }
  return [typed, put, () => forgetDraft(draft)]
}

/**
 * What is typed is kept in this tab under `draft` until it is sent or left, and told beside the field before it is sent.
 * @param onSend gets what was typed when nothing is wrong with it.
 * @param refused the server's refusal, whose words about a field are said beside it.
 */
export function useForm<F extends string>({
  draft,
  begin,
  wrongIn,
  onSend,
  onLeave,
  refused,
  unkept = [],
}: {
  draft: string
  begin: Typed<F>
  wrongIn: (typed: Typed<F>) => Wrong<F>
  onSend: (typed: Typed<F>) => void
  onLeave: () => void
  refused: unknown
  /** Fields that are not kept in the tab: what must never lie about in clear. */
  unkept?: readonly F[]
}): Form<F> {
  const [typed, setTyped, forget] = useTyped(draft, begin, unkept)
  const [tried, setTried] = useState(false)
  const wrong = wrongIn(typed)
  const byServer = saidByServer(refused)
  return {
    typed,
    put: (field) => (value) => setTyped({ ...typed, [field]: value }),
    said: (field) => (tried ? (wrong[field] ?? byServer[field]) : undefined),
    submit: (event) => {
      event.preventDefault()
      setTried(true)
      const first = Object.keys(wrong)[0]
      if (first === undefined) onSend(typed)
      else focusWrong(event)
    },
    leave: () => {
      forget()
      onLeave()
    },
  }
}

function without<F extends string>(typed: Typed<F>, unkept: readonly F[]): Partial<Record<F, string>> {
  const kept: Partial<Record<F, string>> = { ...typed }
  for (const field of unkept) delete kept[field]
  return kept
}

/** Only the fields this form has, so that a draft of an older page does no harm. */
function keptIn<F extends string>(draft: string, begin: Typed<F>): Partial<Record<F, string>> {
  const kept = keptDraft(draft)
  if (kept === null) return {}
  const read = Kept.safeParse(JSON.parse(kept)).data ?? {}
  const found: Partial<Record<F, string>> = {}
  for (const field in begin) {
    const value = read[field]
    if (value !== undefined) found[field] = value
  }
  return found
}

/** By the last name in the path: `body.fields.born` speaks of `born`. */
function saidByServer(refused: unknown): Partial<Record<string, string>> {
  const errors = refused instanceof Refused ? (refused.problem.errors ?? []) : []
  return Object.fromEntries(errors.map(({ at, message }) => [at.split(/[./]/).at(-1) ?? at, message]))
}

/** The first field that is wrong, once it is marked as such. */
function focusWrong(event: FormEvent): void {
  const form = event.currentTarget
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
