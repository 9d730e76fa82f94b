import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { dayText, todayInVietnam } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { DayField, TextInput } from '#ui/FormField.tsx'
import type { ActivityField, ImpactField, OwnField } from '../register.ts'
import type { RegisterView } from '../register.contract.ts'
import { api, privacyKey } from './queries.ts'

type Field = OwnField | ImpactField | ActivityField

interface Given {
  readonly register: RegisterView
  readonly about: string
  readonly field: Field
  readonly says: string | undefined
}

const isDay = (field: Field) => field === 'startedOn' || field === 'sentOn'

/** One thing the organisation says, and its form for whoever may say it. */
export function SaidField(given: Given) {
  const t = useTexts(privacyTexts)
  const [open, setOpen] = useState(false)
  const { register, field, says } = given
  const unsaid = field === 'legalGround' ? t.legalUnsaid : t.unsaid
  if (open) return <SaidForm {...given} onDone={() => setOpen(false)} />
  return (
    <div>
      <dt>{t.fields[field]}</dt>
      <dd>
        {says === undefined ? <span className="second">{unsaid}</span> : isDay(field) ? dayText(says) : says}
        {register.writes && (
          <button
            type="button"
            className="TextButton no-print"
            aria-label={`${t.edit}: ${t.fields[field]}`}
            onClick={() => setOpen(true)}
          >
            {t.edit}
          </button>
        )}
      </dd>
    </div>
  )
}

function SaidForm({ register, about, field, says, onDone }: Given & { onDone: () => void }) {
  const t = useTexts(privacyTexts)
  const queries = useQueryClient()
  const [typed, setTyped] = useState(says ?? '')
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.sayProcessing({ params: { id: register.unit.id }, body: { about, field, says: typed } }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: privacyKey })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate()
  }
  const input = { label: t.fields[field], value: typed, onValue: setTyped }
  return (
    <form onSubmit={submit} noValidate className="stack">
      {isDay(field) ? (
        <DayField {...input} pick={t.pick} max={todayInVietnam()} />
      ) : (
        <TextInput {...input} maxLength={2000} />
      )}
      <Failure of={error} />
      <div className="line">
        <Button type="submit" kind="filled" disabled={isPending}>
          {isPending ? t.working : t.save}
        </Button>
        <Button kind="link" onClick={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}
