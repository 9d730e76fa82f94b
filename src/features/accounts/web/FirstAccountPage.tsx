import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { TextInput } from '#ui/FormField.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Entered } from '../index.ts'
import { api, openingQuery } from './api.ts'
import { Entrance } from './Entrance.tsx'
import { isChosen, OwnPassword } from './OwnPassword.tsx'
import './sign-in.css'

/** Where there is no account yet: the code of the console, the topmost organisation, and oneself. */
export function FirstAccountPage({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTexts(accountTexts)
  const { data } = useSuspenseQuery(openingQuery)
  const [entered, setEntered] = useState<Entered>({ next: 'in' })
  const enter = (next: Entered) => (next.next === 'in' ? onDone() : setEntered(next))
  return (
    <div className="SignIn">
      <Entrance of={entered} onDone={onDone}>
        <h1>{t.firstTitle}</h1>
        {data.unopened ? <FirstForm onEntered={enter} /> : <Done />}
      </Entrance>
      <aside className="SignIn-aside">
        <h2>{t.firstAside}</h2>
        <ul>
          {t.firstAsideWhat.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </aside>
    </div>
  )
}

function Done() {
  const t = useTexts(accountTexts)
  const signIn = useTexts(signInTexts)
  return (
    <div className="stack">
      <Notice>{t.firstDone}</Notice>
      <a href="/sign-in" className={buttonClass('filled')}>
        {signIn.title}
      </a>
    </div>
  )
}

const nothing = { code: '', unitName: '', name: '', username: '' }

function FirstForm({ onEntered }: { onEntered: (next: Entered) => void | Promise<void> }) {
  const t = useTexts(accountTexts)
  const [typed, setTyped] = useState(nothing)
  const [chosen, setChosen] = useState({ password: '', again: '' })
  const [shown, setShown] = useState(false)
  const make = useMutation({
    mutationFn: () => api.openFirst({ body: { ...typed, password: chosen.password } }),
    onSuccess: onEntered,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (Object.values(typed).every((value) => value.trim() !== '') && isChosen(chosen)) make.mutate()
  }
  const field = (of: keyof typeof nothing, missing: string) => ({
    value: typed[of],
    onValue: (value: string) => setTyped({ ...typed, [of]: value }),
    wrong: shown && typed[of].trim() === '' ? missing : undefined,
  })
  return (
    <form onSubmit={submit} className="SignIn-form" noValidate>
      <p className="quiet">{t.firstLead}</p>
      <TextInput label={t.code} hint={t.codeHint} maxLength={60} {...field('code', t.codeMissing)} />
      <TextInput label={t.unitName} hint={t.unitNameHint} maxLength={300} {...field('unitName', t.unitNameMissing)} />
      <TextInput label={t.ownName} maxLength={200} {...field('name', t.nameMissing)} />
      <TextInput label={t.username} hint={t.usernameHint} maxLength={63} {...field('username', t.usernameMissing)} />
      <OwnPassword value={chosen} shown={shown} onChange={setChosen} />
      <Failure of={make.error} />
      <Button type="submit" kind="filled" disabled={make.isPending}>
        {make.isPending ? t.saving : t.firstSave}
      </Button>
    </form>
  )
}
