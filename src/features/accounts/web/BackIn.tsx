import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { sessionTexts } from '#browser/texts/session.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { Button } from '#ui/Button.tsx'
import '#ui/confirm.css'
import { PasswordField } from '#ui/TextField.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Entered, Me } from '../index.ts'
import { EnrolStep } from './EnrolStep.tsx'
import { canUsePasskeys, enterWithPasskey } from './passkeys.ts'
import { PinEntry } from './PinEntry.tsx'
import { KeyFailure, Or, SecondStep } from './SecondStep.tsx'
import { accountApi } from './session.ts'
import './sign-in.css'

interface Given {
  readonly me: Me
  readonly onDone: () => Promise<void>
}

/** Signing in over the open page, as whoever has it open. */
export function BackIn({
  byPin,
  onClose,
  ...given
}: Given & { readonly byPin: boolean; readonly onClose: () => void }) {
  const t = useTexts(sessionTexts)
  const phone = useWidth() === 'phone'
  const [leaving, setLeaving] = useState(false)
  const [entered, setEntered] = useState<Entered>({ next: 'in' })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.backTitle}
      centered
      size="30rem"
      fullScreen={phone}
      withCloseButton={false}
    >
      <div className="BackIn">
        {leaving ? (
          <Leaving onStay={() => setLeaving(false)} />
        ) : (
          <>
            {!byPin && <p className="second">{t.stays}</p>}
            <Way {...given} byPin={byPin} entered={entered} onEntered={setEntered} />
            <div className="line">
              <Button onClick={onClose}>{t.later}</Button>
              <Button kind="link" onClick={() => setLeaving(true)}>
                {t.otherWay}
              </Button>
            </div>
          </>
        )}
      </div>
    </Modal>
  )
}

function Way({
  me,
  byPin,
  entered,
  onEntered,
  onDone,
}: Given & { readonly byPin: boolean; readonly entered: Entered; readonly onEntered: (next: Entered) => void }) {
  if (entered.next === 'second') return <SecondStep of={entered} onDone={onDone} />
  if (entered.next === 'enrol') return <EnrolStep username={entered.username} onDone={onDone} />
  if (byPin) return <PinEntry name={me.name} inPlace onDone={onDone} />
  return <Password me={me} onDone={onDone} onEntered={onEntered} />
}

function Leaving({ onStay }: { onStay: () => void }) {
  const t = useTexts(sessionTexts)
  const back = `${location.pathname}${location.search}`
  return (
    <>
      <p>{t.otherWayWhat}</p>
      <div className="line">
        <Button onClick={onStay}>{t.later}</Button>
        <Button
          kind="link"
          onClick={() => location.assign(`/sign-in?${new URLSearchParams({ back, expired: 'true' }).toString()}`)}
        >
          {t.otherWay}
        </Button>
      </div>
    </>
  )
}

function Password({ me, onDone, onEntered }: Given & { readonly onEntered: (next: Entered) => void }) {
  const t = useTexts(signInTexts)
  const s = useTexts(sessionTexts)
  const layers = useTexts(layerTexts)
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: async () => {
      const next = await accountApi.signIn({ body: { username: me.username, password } })
      if (next.next === 'in') await onDone()
      else onEntered(next)
    },
  })
  const key = useMutation({
    mutationFn: async () => {
      await enterWithPasskey()
      await onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '') enter.mutate()
  }
  return (
    <div className="SignIn-form">
      <form className="SignIn-form" onSubmit={submit} noValidate>
        <p>
          <b>{s.hello(me.name)}</b>
          <br />
          <span className="second">{me.username}</span>
        </p>
        <input type="text" name="username" autoComplete="username" defaultValue={me.username} hidden />
        <PasswordField
          label={t.password}
          name="password"
          autoComplete="current-password"
          data-autofocus
          maxLength={1000}
          value={password}
          show={t.show}
          hide={t.hide}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Failure of={enter.error} />
        <Button type="submit" kind="filled" disabled={enter.isPending}>
          {enter.isPending ? t.entering : t.enter}
        </Button>
      </form>
      {canUsePasskeys() && (
        <Or>
          <KeyFailure of={key.error} />
          <Button disabled={key.isPending} onClick={() => key.mutate()}>
            {layers.byPasskey}
          </Button>
        </Or>
      )}
    </div>
  )
}
