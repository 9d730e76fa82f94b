import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { dayText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import type { Overview } from './contract.ts'
import { api, keys } from './queries.ts'

/** When this reconciliation erases itself, and, for those who may, after how many months. */
export function KeptFor({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const [setting, setSetting] = useState(false)
  return (
    <>
      {of.erasesOn === null ? t.keptUnset : t.keptUntil(dayText(of.erasesOn))}{' '}
      {of.may.includes('keep') && !setting && (
        <button type="button" className="TextButton" onClick={() => setSetting(true)}>
          {t.keptSet}
        </button>
      )}
      {setting && <Months id={of.id} onDone={() => setSetting(false)} />}
    </>
  )
}

function Months({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useTexts(resultTexts)
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const months = Number(typed)
  const isRight = Number.isInteger(months) && months >= 1 && months <= 120
  const save = useMutation({
    mutationFn: () => api.keepFor({ params: { id }, body: { months } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.all })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRight) save.mutate()
  }
  return (
    <form className="strip KeptFor" onSubmit={submit} noValidate>
      <label>
        {t.keptMonths}{' '}
        <input
          className="Field"
          inputMode="numeric"
          maxLength={3}
          autoFocus
          aria-invalid={typed !== '' && !isRight ? true : undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {typed !== '' && !isRight && <p role="alert">{t.keptWrong}</p>}
      <Failure of={save.error} />
      <span className="line">
        <Button type="submit" kind="filled" disabled={!isRight || save.isPending}>
          {t.keptSave}
        </Button>
        <Button kind="link" onClick={onDone}>
          {t.keptLeave}
        </Button>
      </span>
    </form>
  )
}
