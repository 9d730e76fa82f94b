import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { securityTexts } from '#browser/texts/security.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PasswordField } from '#ui/TextField.tsx'
import type { Entered } from '../index.ts'
import { hasSecond } from '../second-layer.ts'
import type { Security } from '../security.contract.ts'
import { layerApi, securityQuery } from './api.ts'
import { EnrolStep } from './EnrolStep.tsx'
import { isChosen, OwnPassword } from './OwnPassword.tsx'
import { NewPin } from './NewPin.tsx'
import { PaperCodes } from './PaperCodes.tsx'
import { SecondStep } from './SecondStep.tsx'
import './sign-in.css'

interface Given {
  readonly of: Security
  readonly username: string
  readonly name: string
}

/** Showing again that it is oneself, then what can be changed. */
export function ChangeLayers(given: Given) {
  const t = useTexts(securityTexts)
  const [at, setAt] = useState<'closed' | 'asked' | 'open'>('closed')
  const [second, setSecond] = useState<Entered>()
  if (at === 'closed')
    return (
      <div>
        <Button onClick={() => setAt('asked')}>{t.change}</Button>
      </div>
    )
  if (at === 'open') return <Changes {...given} />
  if (second?.next === 'second') return <SecondStep of={second} onDone={async () => setAt('open')} />
  return <First onEntered={(next) => (next.next === 'in' ? setAt('open') : setSecond(next))} />
}

function First({ onEntered }: { onEntered: (next: Entered) => void }) {
  const t = useTexts(securityTexts)
  const eye = useTexts(signInTexts)
  const [password, setPassword] = useState('')
  const again = useMutation({
    mutationFn: () => layerApi.showAgain({ body: { password } }),
    onSuccess: onEntered,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '') again.mutate()
  }
  return (
    <form className="SignIn-form" onSubmit={submit} noValidate>
      <p className="quiet">{t.changeWhat}</p>
      <PasswordField
        label={t.password}
        autoComplete="current-password"
        maxLength={1000}
        value={password}
        show={eye.show}
        hide={eye.hide}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Failure of={again.error} />
      <Button type="submit" kind="filled" disabled={again.isPending}>
        {t.confirm}
      </Button>
    </form>
  )
}

type Doing = 'nothing' | 'add' | 'password' | 'pin'

function Changes({ of, username }: Given) {
  const t = useTexts(securityTexts)
  const l = useTexts(layerTexts)
  const p = useTexts(pinTexts)
  const client = useQueryClient()
  const [doing, setDoing] = useState<Doing>('nothing')
  const changed = async () => {
    setDoing('nothing')
    await client.invalidateQueries({ queryKey: securityQuery.queryKey })
  }
  const papers = useMutation({ mutationFn: () => layerApi.renewPapers(), onSuccess: changed })
  const remove = useMutation({
    mutationFn: (passkey: string | null) => layerApi.removeLayer({ body: { passkey } }),
    onSuccess: changed,
  })
  if (papers.data)
    return <PaperCodes codes={papers.data.papers} username={username} onDone={async () => papers.reset()} />
  if (doing === 'add') return <EnrolStep username={username} onDone={changed} />
  if (doing === 'password') return <NewPassword username={username} onDone={changed} />
  if (doing === 'pin') return <BindHere onDone={changed} />
  const hasLayer = hasSecond({ totp: of.totp, passkeys: of.passkeys.length })
  return (
    <div className="SignIn-form">
      <Notice>{t.confirmed}</Notice>
      <Failure of={papers.error ?? remove.error} />
      {of.password && <Button onClick={() => setDoing('password')}>{t.newPassword}</Button>}
      {canBindHere(of) && <Button onClick={() => setDoing('pin')}>{p.add}</Button>}
      <Button onClick={() => setDoing('add')}>{t.addLayer}</Button>
      {hasLayer && <Button onClick={() => papers.mutate()}>{t.renewPapers}</Button>}
      {of.totp && <Button onClick={() => remove.mutate(null)}>{t.removeApp}</Button>}
      {of.passkeys.map(({ id, agent }) => (
        <Button key={id} onClick={() => remove.mutate(id)}>
          {t.removeKey(l.agent(agent))}
        </Button>
      ))}
    </div>
  )
}

function canBindHere({ byPin, devices }: Security): boolean {
  return byPin && !devices.some(({ here }) => here)
}

/** Six digits for this device too. */
function BindHere({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTexts(securityTexts)
  const p = useTexts(pinTexts)
  const bind = useMutation({ mutationFn: (pin: string) => layerApi.bindDevice({ body: { pin } }) })
  if (bind.isSuccess)
    return (
      <div className="SignIn-form">
        <Notice urgent>{p.added}</Notice>
        <Button onClick={() => void onDone()}>{t.change}</Button>
      </div>
    )
  return (
    <div className="PinEntry">
      <NewPin busy={bind.isPending} error={bind.error} onPin={(pin) => bind.mutate(pin)} />
      <Button onClick={() => void onDone()}>{t.cancel}</Button>
    </div>
  )
}

function NewPassword({ username, onDone }: { username: string; onDone: () => Promise<void> }) {
  const t = useTexts(securityTexts)
  const [chosen, setChosen] = useState({ password: '', again: '' })
  const [shown, setShown] = useState(false)
  const save = useMutation({
    mutationFn: () => layerApi.changePassword({ body: { password: chosen.password } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (isChosen(chosen)) save.mutate()
  }
  if (save.isSuccess)
    return (
      <div className="SignIn-form">
        <Notice urgent>{t.changed}</Notice>
        <Button onClick={() => void onDone()}>{t.change}</Button>
      </div>
    )
  return (
    <form className="SignIn-form" onSubmit={submit} noValidate>
      <input type="text" name="username" autoComplete="username" defaultValue={username} hidden />
      <OwnPassword value={chosen} shown={shown} onChange={setChosen} />
      <Failure of={save.error} />
      <Button type="submit" kind="filled" disabled={save.isPending}>
        {t.savePassword}
      </Button>
      <Button onClick={() => void onDone()}>{t.cancel}</Button>
    </form>
  )
}
