import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTyped } from '#browser/form.ts'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { Button } from '#ui/Button.tsx'
import { TextInput } from '#ui/FormField.tsx'
import { usernameOf } from '../account.ts'
import { api } from './api.ts'
import type { Code } from './CodeSlip.tsx'
import { type Place, PlaceFields, useGivable } from './PlaceFields.tsx'

/** Under which what is typed is kept. */
export const openingDraft = 'account'

/** Name, user name, role and unit; what comes of it is a code to hand over. */
export function OpenAccount({ onCode, onLeave }: { onCode: (code: Code) => void; onLeave: () => void }) {
  const t = useTexts(accountTexts)
  const [role = 'communeStaff'] = useGivable()
  const [typed, setTyped, forget] = useTyped(openingDraft, { name: '', username: '' })
  const [place, setPlace] = useState<Place>({ role, unit: undefined })
  const [shown, setShown] = useState(false)
  const open = useMutation({
    mutationFn: async ({ unit }: { unit: string }) => {
      const made = await api.openAccount({ body: { ...typed, role: place.role, unit } })
      return 'waits' in made ? made : api.renewCode({ params: { id: made.id } })
    },
    onSuccess: (made) => {
      forget()
      if ('code' in made) onCode({ ...made, name: typed.name, username: usernameOf(typed.username) })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    const { unit } = place
    if (unit !== undefined && typed.name.trim() !== '' && typed.username.trim() !== '') open.mutate({ unit })
  }
  const wrong = (of: 'name' | 'username', words: string) => (shown && typed[of].trim() === '' ? words : undefined)
  return (
    <form className="card AccountForm" onSubmit={submit} noValidate>
      <h2>{t.openTitle}</h2>
      <TextInput
        label={t.name}
        maxLength={200}
        value={typed.name}
        onValue={(name) => setTyped({ ...typed, name })}
        wrong={wrong('name', t.nameMissing)}
      />
      <TextInput
        label={t.username}
        hint={t.usernameHint}
        maxLength={63}
        value={typed.username}
        onValue={(username) => setTyped({ ...typed, username })}
        wrong={wrong('username', t.usernameMissing)}
      />
      <PlaceFields value={place} shown={shown} onChange={setPlace} />
      <Failure of={open.error} />
      <div className="line">
        <Button type="submit" kind="filled" disabled={open.isPending}>
          {open.isPending ? t.saving : t.save}
        </Button>
        <Button
          kind="link"
          onClick={() => {
            forget()
            onLeave()
          }}
        >
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}
