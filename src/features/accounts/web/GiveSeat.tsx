import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { useToday } from '#browser/today.ts'
import { Button } from '#ui/Button.tsx'
import { DayField, Radios, TextInput } from '#ui/FormField.tsx'
import { api } from './api.ts'
import { type Place, PlaceFields, useGivable } from './PlaceFields.tsx'

const bases = ['post', 'temporary'] as const

interface Days {
  readonly basis: (typeof bases)[number]
  readonly from: string
  readonly until: string
  readonly reason: string
  readonly decision: string
}

/** One more role for an account: as a post, or for a time and a reason. */
export function GiveSeat({
  account,
  onChanged,
  onLeave,
}: {
  account: string
  onChanged: () => Promise<void>
  onLeave: () => void
}) {
  const t = useTexts(accountTexts)
  const [role = 'communeStaff'] = useGivable()
  const [place, setPlace] = useState<Place>({ role, unit: undefined })
  const [days, setDays] = useState<Days>({ basis: 'post', from: useToday(), until: '', reason: '', decision: '' })
  const [shown, setShown] = useState(false)
  const isWhole = days.basis === 'post' || (days.until !== '' && days.reason.trim() !== '')
  const give = useMutation({
    mutationFn: ({ unit }: { unit: string }) =>
      api.giveSeat({ params: { id: account }, body: { role: place.role, unit, ...wireOf(days) } }),
    onSuccess: async () => {
      await onChanged()
      onLeave()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (place.unit !== undefined && isWhole) give.mutate({ unit: place.unit })
  }
  return (
    <form className="strip AccountForm" onSubmit={submit} noValidate>
      <PlaceFields value={place} shown={shown} onChange={setPlace} />
      <DaysFields value={days} shown={shown} onChange={setDays} />
      <Failure of={give.error} />
      <div className="line">
        <Button type="submit" kind="act" disabled={give.isPending}>
          {t.giveSave}
        </Button>
        <Button kind="link" onClick={onLeave}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}

/** What is empty is left out. */
function wireOf({ basis, from, until, reason, decision }: Days) {
  return {
    basis,
    ...(from && { from }),
    ...(until && { until }),
    ...(reason && { reason }),
    ...(decision && { decision }),
  }
}

function DaysFields({ value, shown, onChange }: { value: Days; shown: boolean; onChange: (value: Days) => void }) {
  const t = useTexts(accountTexts)
  const isTemporary = value.basis === 'temporary'
  const missing = (text: string, words: string) => (shown && isTemporary && text.trim() === '' ? words : undefined)
  return (
    <>
      <Radios
        label={t.basis}
        chosen={value.basis}
        onChoose={(basis) => onChange({ ...value, basis })}
        choices={bases.map((basis) => ({ value: basis, label: t.bases[basis] }))}
      />
      <DayField label={t.from} pick={t.pick} value={value.from} onValue={(from) => onChange({ ...value, from })} />
      <DayField
        label={isTemporary ? t.until : t.untilIfKnown}
        pick={t.pick}
        value={value.until}
        wrong={missing(value.until, t.untilMissing)}
        onValue={(until) => onChange({ ...value, until })}
      />
      {isTemporary && (
        <TextInput
          label={t.reason}
          hint={t.reasonHint}
          maxLength={300}
          value={value.reason}
          wrong={missing(value.reason, t.reasonMissing)}
          onValue={(reason) => onChange({ ...value, reason })}
        />
      )}
      <TextInput
        label={t.decision}
        maxLength={100}
        value={value.decision}
        onValue={(decision) => onChange({ ...value, decision })}
      />
    </>
  )
}
