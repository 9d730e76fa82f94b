import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Steps } from '#ui/Steps.tsx'
import { PasswordField, TextField } from '#ui/TextField.tsx'
import type { Entered } from '../index.ts'
import { deviceQuery, openingQuery, signOnQuery } from './api.ts'
import { Entrance } from './Entrance.tsx'
import { canUsePasskeys, enterWithPasskey } from './passkeys.ts'
import { PinEntry } from './PinEntry.tsx'
import { KeyFailure, Or, SecondAside } from './SecondStep.tsx'
import { SignOn } from './SignOn.tsx'
import { accountApi } from './session.ts'
import './sign-in.css'

/** Name and password; then the second layer where there is one. `expired`: somebody was signed in and the session ended. */
export function SignInPage({
  expired,
  back,
  onDone,
}: {
  expired: boolean
  /** The page to go on with. */
  back: string
  onDone: () => Promise<void>
}) {
  const t = useTexts(signInTexts)
  const [entered, setEntered] = useState<Entered>({ next: 'in' })
  const [other, setOther] = useState(false)
  const { data: device, isPending } = useQuery(deviceQuery)
  if (isPending) return null
  const name = device?.name ?? null
  if (name !== null && !other) return <PinEntry name={name} onDone={onDone} onOther={() => setOther(true)} />
  return (
    <div className="SignIn">
      <Entrance of={entered} onDone={onDone}>
        <FirstStep
          expired={expired}
          back={back}
          onEntered={(next) => (next.next === 'in' ? onDone() : setEntered(next))}
        />
      </Entrance>
      <aside className="SignIn-aside">{entered.next === 'second' ? <SecondAside of={entered} /> : <Aside />}</aside>
      <footer className="SignIn-foot second">{t.secrets}</footer>
    </div>
  )
}

function Aside() {
  const t = useTexts(signInTexts)
  return (
    <>
      <h2>{t.noAccount}</h2>
      <p>{t.noAccountWhat}</p>
      <h2>{t.forgotten}</h2>
      <p>{t.forgottenWhat}</p>
      <h2>{t.shared}</h2>
      <p>{t.sharedWhat}</p>
      <Notice shape="running">{t.throttled}</Notice>
    </>
  )
}

function FirstStep({
  expired,
  back,
  onEntered,
}: {
  expired: boolean
  back: string
  onEntered: (next: Entered) => void | Promise<void>
}) {
  const t = useTexts(signInTexts)
  const shell = useTexts(shellTexts)
  const steps = useTexts(layerTexts)
  const { data: signOn } = useQuery(signOnQuery)
  const key = useMutation({
    mutationFn: async () => {
      await enterWithPasskey()
      await onEntered({ next: 'in' })
    },
  })
  return (
    <>
      <div className="SignIn-top">
        <h1>{t.title}</h1>
        <Steps label={steps.stepsLabel} steps={steps.steps} at={0} />
      </div>
      {expired && <Notice title={shell.expired} />}
      <SignInForm onEntered={onEntered} />
      {(canUsePasskeys() || signOn?.label) && (
        <div className="SignIn-form">
          <Or>
            <SignOn back={back} />
            {canUsePasskeys() && (
              <>
                <KeyFailure of={key.error} />
                <Button disabled={key.isPending} onClick={() => key.mutate()}>
                  {steps.byPasskey}
                </Button>
              </>
            )}
          </Or>
        </div>
      )}
      <OtherWays />
    </>
  )
}

/** For whoever has no password yet. */
function OtherWays() {
  const t = useTexts(signInTexts)
  const { data } = useQuery(openingQuery)
  return (
    <p className="SignIn-other">
      {data?.unopened === true ? (
        <Link to="/first-account">{t.unopened}</Link>
      ) : (
        <Link to="/activate">{t.haveCode}</Link>
      )}
    </p>
  )
}

function SignInForm({ onEntered }: { onEntered: (next: Entered) => void | Promise<void> }) {
  const t = useTexts(signInTexts)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const signIn = useMutation({
    mutationFn: async () => {
      await onEntered(await accountApi.signIn({ body: { username: username.trim(), password } }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (username.trim() !== '' && password !== '') signIn.mutate()
  }
  return (
    <form onSubmit={submit} className="SignIn-form" noValidate>
      <TextField
        label={t.login}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        maxLength={100}
        value={username}
        error={shown && username.trim() === '' ? t.loginMissing : undefined}
        onChange={(event) => setUsername(event.target.value)}
      />
      <PasswordField
        label={t.password}
        name="password"
        autoComplete="current-password"
        maxLength={1000}
        value={password}
        error={shown && password === '' ? t.passwordMissing : undefined}
        show={t.show}
        hide={t.hide}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Failure of={signIn.error} />
      <Button type="submit" kind="filled" disabled={signIn.isPending}>
        {signIn.isPending ? t.entering : t.enter}
      </Button>
    </form>
  )
}
