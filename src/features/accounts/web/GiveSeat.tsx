import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { Button } from '#ui/Button.tsx'
import { api } from './api.ts'
import { type Place, PlaceFields, useGivable } from './PlaceFields.tsx'

/** One more role for an account, from today on. */
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
  const [shown, setShown] = useState(false)
  const give = useMutation({
    mutationFn: ({ unit }: { unit: string }) =>
      api.giveSeat({ params: { id: account }, body: { role: place.role, unit } }),
    onSuccess: async () => {
      await onChanged()
      onLeave()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (place.unit !== undefined) give.mutate({ unit: place.unit })
  }
  return (
    <form className="strip AccountForm" onSubmit={submit} noValidate>
      <PlaceFields value={place} shown={shown} onChange={setPlace} />
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
