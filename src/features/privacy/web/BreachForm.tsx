import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { todayInVietnam } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Checks, DayField, FormField, TextInput } from '#ui/FormField.tsx'
import { type DataKind, dataKinds, dataWords } from '../breach.ts'
import type { BreachView } from '../breaches.contract.ts'
import { instantOf, type Typed, typedOf } from './moment.ts'
import { api, privacyKey } from './queries.ts'

interface Draft {
  readonly when: Typed
  readonly what: string
  readonly data: readonly DataKind[]
  readonly people: string
  readonly measures: string
  readonly tell: boolean
}

const blank: Omit<Draft, 'when'> = { what: '', data: [], people: '', measures: '', tell: false }

function draftOf(breach: BreachView | undefined): Draft {
  const when = typedOf(breach?.noticedAt)
  if (breach === undefined) return { ...blank, when }
  const { what, data, people, measures, told } = breach
  return { when, what, data, people: people === null ? '' : String(people), measures, tell: told !== null }
}

/** An incident as it is noticed, or what is known of it since. */
export function BreachForm({ unit, breach, onDone }: { unit: string; breach?: BreachView; onDone: () => void }) {
  const t = useTexts(privacyTexts)
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(breach))
  const [shown, setShown] = useState(false)
  const noticedAt = instantOf(draft.when)
  const save = useMutation({
    mutationFn: async (at: string) => {
      const { what, data, people, measures, tell } = draft
      const entered = {
        noticedAt: at,
        what,
        data: [...data],
        people: /^\d+$/.test(people.trim()) ? Number(people) : null,
        measures,
        toldUnit: tell ? (breach?.told?.unit ?? unit) : null,
      }
      if (breach) await api.correctBreach({ params: { id: breach.id }, body: { ...entered, version: breach.version } })
      else await api.recordBreach({ params: { id: unit }, body: entered })
    },
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: privacyKey })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (noticedAt !== undefined && draft.what.trim() !== '' && draft.data.length > 0) save.mutate(noticedAt)
  }
  return (
    <form onSubmit={submit} noValidate className="card stack">
      <h2>{breach ? t.correct : t.newBreach}</h2>
      <Fields draft={draft} shown={shown} onChange={setDraft} />
      <Failure of={save.error} />
      <div className="line">
        <Button type="submit" kind="filled" disabled={save.isPending}>
          {save.isPending ? t.working : t.save}
        </Button>
        <Button kind="link" onClick={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}

function Fields({ draft, shown, onChange }: { draft: Draft; shown: boolean; onChange: (draft: Draft) => void }) {
  const t = useTexts(privacyTexts)
  const language = useLanguage()
  const { when } = draft
  const wrong = (is: boolean, words: string) => (shown && is ? words : undefined)
  return (
    <>
      <div className="Privacy-split">
        <DayField
          label={t.noticedOn}
          pick={t.pick}
          max={todayInVietnam()}
          value={when.day}
          onValue={(day) => onChange({ ...draft, when: { ...when, day } })}
        />
        <TextInput
          label={t.noticedHour}
          maxLength={5}
          value={when.hour}
          wrong={wrong(instantOf(when) === undefined, t.hourWrong)}
          onValue={(hour) => onChange({ ...draft, when: { ...when, hour } })}
        />
      </div>
      <FormField label={t.what} hint={t.whatHint} wrong={wrong(draft.what.trim() === '', t.whatMissing)}>
        {(about) => (
          <textarea
            {...about}
            className="Field"
            rows={3}
            maxLength={2000}
            value={draft.what}
            onChange={(event) => onChange({ ...draft, what: event.target.value })}
          />
        )}
      </FormField>
      <Checks
        label={t.kinds}
        choices={dataKinds.map((value) => ({ value, label: dataWords[value][language] }))}
        chosen={draft.data}
        onChange={(data) => onChange({ ...draft, data })}
      />
      {shown && draft.data.length === 0 && <p className="TextField-why">{t.kindsMissing}</p>}
      <TextInput
        label={t.howMany}
        digits
        maxLength={8}
        value={draft.people}
        onValue={(people) => onChange({ ...draft, people })}
      />
      <TextInput
        label={t.measuresTaken}
        maxLength={2000}
        value={draft.measures}
        onValue={(measures) => onChange({ ...draft, measures })}
      />
      <Checks
        label=""
        choices={[{ value: 'tell', label: t.tell }]}
        chosen={draft.tell ? ['tell'] : []}
        onChange={(chosen) => onChange({ ...draft, tell: chosen.length > 0 })}
      />
    </>
  )
}
