import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PasswordField, TextField } from '#ui/TextField.tsx'
import { openingQuery } from './api.ts'
import { accountApi } from './session.ts'
import './sign-in.css'

/** Name and password, one step. `expired`: somebody was signed in and the session ended. */
export function SignInPage({ expired, onDone }: { expired: boolean; onDone: () => Promise<void> }) {
  const t = useTexts(signInTexts)
  const shell = useTexts(shellTexts)
  return (
    <div className="SignIn">
      <section className="card SignIn-card">
        <h1>{t.title}</h1>
        {expired && <Notice title={shell.expired} />}
        <SignInForm onDone={onDone} />
        <OtherWays />
      </section>
      <aside className="SignIn-aside">
        <h2>{t.noAccount}</h2>
        <p>{t.noAccountWhat}</p>
        <h2>{t.forgotten}</h2>
        <p>{t.forgottenWhat}</p>
        <h2>{t.shared}</h2>
        <p>{t.sharedWhat}</p>
        <Notice shape="running">{t.throttled}</Notice>
      </aside>
      <footer className="SignIn-foot second">{t.secrets}</footer>
    </div>
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

function SignInForm({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTexts(signInTexts)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const signIn = useMutation({
    mutationFn: async () => {
      await accountApi.signIn({ body: { username: username.trim(), password } })
      await onDone()
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
