import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signOnTexts } from '#browser/texts/sign-on.ts'
import { lastDayText, momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import { Radios, TextInput } from '#ui/FormField.tsx'
import type { ProvincialLogin as Kept } from '../sign-on.contract.ts'
import type { AccountView } from '../keeping.contract.ts'
import { loginQuery, signOnApi } from './api.ts'

interface Given {
  readonly of: AccountView
  readonly onChanged: () => Promise<void>
  readonly onLeave: () => void
}

/** By which name at the province's sign-on an account is entered. */
export function ProvincialLogin(given: Given) {
  const { data, error } = useQuery(loginQuery(given.of.id))
  if (error) return <Failure of={error} />
  return data === undefined ? null : <Form {...given} kept={data.login} />
}

function Form({ of, kept, onChanged, onLeave }: Given & { readonly kept: Kept | null }) {
  const t = useTexts(signOnTexts)
  const begun = kept ?? { login: '', onlyWay: false }
  const [login, setLogin] = useState(begun.login)
  const [onlyWay, setOnlyWay] = useState(begun.onlyWay)
  const [shown, setShown] = useState(false)
  const missing = shown && login.trim() === ''
  const done = async () => {
    await onChanged()
    onLeave()
  }
  const save = useMutation({
    mutationFn: () => signOnApi.setLogin({ params: { id: of.id }, body: { login, onlyWay } }),
    onSuccess: done,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (login.trim() !== '') save.mutate()
  }
  return (
    <form className="strip AccountForm" onSubmit={submit} noValidate>
      <p className="second">{t.loginWhat}</p>
      <TextInput
        label={t.loginName}
        maxLength={200}
        value={login}
        onValue={setLogin}
        wrong={missing ? t.loginMissing : undefined}
      />
      {kept && <State of={kept} />}
      <Ways onlyWay={onlyWay} onChange={setOnlyWay} />
      <Failure of={save.error} />
      <div className="line">
        <Button type="submit" kind="act" disabled={save.isPending}>
          {save.isPending ? t.saving : t.save}
        </Button>
        {kept && <Taking of={of} onDone={done} />}
        <Button kind="link" onClick={onLeave}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}

function Ways({ onlyWay, onChange }: { onlyWay: boolean; onChange: (onlyWay: boolean) => void }) {
  const t = useTexts(signOnTexts)
  return (
    <>
      <Radios
        label={t.ways}
        chosen={onlyWay ? 'only' : 'beside'}
        onChoose={(way) => onChange(way === 'only')}
        choices={(['beside', 'only'] as const).map((value) => ({ value, label: t.way[value] }))}
      />
      {onlyWay && <p className="second">{t.onlyWayWhat}</p>}
    </>
  )
}

function State({ of }: { of: Kept }) {
  const t = useTexts(signOnTexts)
  if (of.boundAt !== null) return <p className="second">{t.bound(momentText(of.boundAt).day)}</p>
  const last = lastDayText(of.bindsUntil)
  return <p className="second">{of.lapsed ? t.lapsed(last) : t.waits(last)}</p>
}

function Taking({ of, onDone }: { of: AccountView; onDone: () => Promise<void> }) {
  const t = useTexts(signOnTexts)
  const [asked, setAsked] = useState(false)
  const end = useMutation({
    mutationFn: () => signOnApi.endLogin({ params: { id: of.id } }),
    onSuccess: onDone,
    onSettled: () => setAsked(false),
  })
  return (
    <>
      <Button onClick={() => setAsked(true)}>{t.end}</Button>
      <Failure of={end.error} />
      {asked && (
        <Confirm
          title={t.endAsk(of.name)}
          yes={t.end}
          no={t.cancel}
          busy={end.isPending}
          onYes={() => end.mutate()}
          onNo={() => setAsked(false)}
        >
          <p>{t.endWhat}</p>
        </Confirm>
      )}
    </>
  )
}
