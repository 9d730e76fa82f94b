import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { z } from 'zod'
import { Failure } from '#browser/Failure.tsx'
import { forgetDraft, keepDraft, keptDraft } from '#browser/draft.ts'
import { caseTexts } from '#browser/texts/case.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { dayText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { Button } from '#ui/Button.tsx'
import { DayInput } from '#ui/DayInput.tsx'
import { AttemptGiven, type Attempt } from '#features/transfers/index.ts'
import { api, keys } from './queries.ts'

const ways = ['call', 'visit', 'letter', 'message', 'throughCell'] as const
const bys = ['communeStaff', 'cellSecretary', 'cellCommittee', 'sender'] as const
const outcomes = ['met', 'notReached', 'messageLeft', 'goodReason', 'receivedElsewhere'] as const

const Typed = z.object({ on: z.string(), way: z.string(), by: z.string(), outcome: z.string() })
type Typed = z.infer<typeof Typed>
type Field = keyof Typed

/** Under which the attempt being typed is kept, until it is saved or left. */
function draftKey(person: string, corrects: string | undefined): string {
  return `attempt:${corrects ?? person}`
}

function draftOf(key: string): Typed | undefined {
  const kept = keptDraft(key)
  return kept === null ? undefined : Typed.safeParse(JSON.parse(kept)).data
}

export function hasDraft(person: string, corrects?: string): boolean {
  return keptDraft(draftKey(person, corrects)) !== null
}

/** Day, way, by whom, outcome: chosen, never told. With `corrects` it records a correction of that attempt. */
export function AttemptForm({ person, corrects, onDone }: { person: string; corrects?: Attempt; onDone: () => void }) {
  const t = useTexts(caseTexts)
  const today = useToday()
  const client = useQueryClient()
  const key = draftKey(person, corrects?.id)
  const [typed, setTyped] = useState<Typed>(
    () => draftOf(key) ?? corrects ?? { on: today, way: '', by: '', outcome: '' },
  )
  const leave = () => {
    forgetDraft(key)
    onDone()
  }
  const [shown, setShown] = useState(false)
  const wrong = wrongIn(typed, today, t.missing)
  const save = useMutation({
    mutationFn: (body: AttemptGiven) =>
      corrects
        ? api.correctAttempt({ params: { id: corrects.id }, body })
        : api.recordAttempt({ params: { id: person }, body }),
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.person(person) }),
        client.invalidateQueries({ queryKey: keys.all }),
      ])
      leave()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    const given = AttemptGiven.safeParse(typed)
    if (given.success && Object.keys(wrong).length === 0) save.mutate(given.data)
  }
  const put = (field: Field) => (value: string) => {
    const next = { ...typed, [field]: value }
    setTyped(next)
    keepDraft(key, JSON.stringify(next))
  }
  const said = (field: Field) => (shown ? wrong[field] : undefined)
  return (
    <form className="AttemptForm strip" onSubmit={submit} noValidate>
      {corrects && (
        <>
          <h3>{t.correctOf(dayText(corrects.on))}</h3>
          <p className="second">{t.correctWhat}</p>
        </>
      )}
      <div className="AttemptForm-fields">
        <Labelled label={t.columns.on} wrong={said('on')}>
          {(about) => (
            <DayInput
              id={about.id}
              describedBy={about['aria-describedby']}
              invalid={about['aria-invalid']}
              pick={t.pickDay}
              max={today}
              value={typed.on}
              onDay={(day) => put('on')(day ?? '')}
            />
          )}
        </Labelled>
        <Choose
          label={t.columns.way}
          wrong={said('way')}
          value={typed.way}
          words={t.ways}
          of={ways}
          onChoose={put('way')}
        />
        <Choose label={t.columns.by} wrong={said('by')} value={typed.by} words={t.bys} of={bys} onChoose={put('by')} />
        <Choose
          label={t.columns.outcome}
          wrong={said('outcome')}
          value={typed.outcome}
          words={t.outcomes}
          of={outcomes}
          onChoose={put('outcome')}
        />
      </div>
      <p className="second">{t.closedLists}</p>
      <Failure of={save.error} />
      <div className="line">
        <Button type="submit" kind="filled" disabled={save.isPending}>
          {save.isPending ? t.saving : t.save}
        </Button>
        <Button kind="link" onClick={leave}>
          {t.leave}
        </Button>
      </div>
    </form>
  )
}

function wrongIn(
  typed: Typed,
  today: string,
  words: Readonly<Record<Field | 'future', string>>,
): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {}
  for (const field of ['on', 'way', 'by', 'outcome'] as const) if (typed[field] === '') found[field] = words[field]
  if (typed.on > today) found.on = words.future
  return found
}

interface About {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

function Labelled({
  label,
  wrong,
  children,
}: {
  label: string
  wrong: string | undefined
  children: (about: About) => ReactNode
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': wrong !== undefined,
        'aria-describedby': wrong === undefined ? undefined : `${id}-why`,
      })}
      {wrong !== undefined && (
        <p id={`${id}-why`} className="AttemptForm-why">
          {wrong}
        </p>
      )}
    </div>
  )
}

function Choose<V extends string>({
  label,
  wrong,
  value,
  words,
  of,
  onChoose,
}: {
  label: string
  wrong: string | undefined
  value: string
  words: Readonly<Record<V, string>>
  of: readonly V[]
  onChoose: (value: string) => void
}) {
  const t = useTexts(caseTexts)
  return (
    <Labelled label={label} wrong={wrong}>
      {(about) => (
        <select className="Field" value={value} {...about} onChange={(event) => onChoose(event.target.value)}>
          <option value="">{t.choose}</option>
          {of.map((v) => (
            <option key={v} value={v}>
              {words[v]}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
