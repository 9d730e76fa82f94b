import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { DigitBoxes } from '#ui/DigitBoxes.tsx'
import { TextInput } from '#ui/FormField.tsx'
import { Notice } from '#ui/Notice.tsx'
import type { Entered } from '../index.ts'
import { layerApi } from './api.ts'
import { canUsePasskeys, enterWithPasskey, wasLeft } from './passkeys.ts'

type Second = Extract<Entered, { next: 'second' }>
type Way = 'totp' | 'passkey' | 'paper'

/** The second layer, whichever of theirs somebody takes. */
export function SecondStep({ of, onDone }: { of: Second; onDone: () => Promise<void> }) {
  const t = useTexts(layerTexts)
  const ways = waysOf(of)
  const [way, setWay] = useState(ways[0])
  const words = { totp: t.byApp, passkey: t.byPasskey, paper: t.byPaper(of.papers) }
  return (
    <div className="SignIn-form">
      <p>
        <b>{t.who(of.name)}</b>
      </p>
      {way === 'totp' && <ByApp onDone={onDone} />}
      {way === 'passkey' && <ByKey onDone={onDone} />}
      {way === 'paper' && <ByPaper onDone={onDone} />}
      {ways.length > 1 && (
        <Or>
          {ways
            .filter((other) => other !== way)
            .map((other) => (
              <Button key={other} onClick={() => setWay(other)}>
                {words[other]}
              </Button>
            ))}
        </Or>
      )}
    </div>
  )
}

function waysOf({ totp, passkey, papers }: Second): readonly Way[] {
  const has = { totp, passkey: passkey && canUsePasskeys(), paper: papers > 0 }
  return (['totp', 'passkey', 'paper'] as const).filter((way) => has[way])
}

export function SecondAside({ of }: { of: Second }) {
  const t = useTexts(layerTexts)
  const last = of.previous && momentText(of.previous.at)
  return (
    <>
      <h2>{t.whoMust}</h2>
      <p>{t.whoMustWhat}</p>
      <h2>{t.lost}</h2>
      <p>{t.lostWhat}</p>
      <h2>{t.last}</h2>
      <p>{of.previous && last ? t.lastWhat(last.time, last.day, t.agent(of.previous.agent)) : t.firstTime}</p>
    </>
  )
}

/** What else can be done, under a line. */
export function Or({ children }: { children: ReactNode }) {
  const t = useTexts(layerTexts)
  return (
    <>
      <p className="SignIn-or">
        <span>{t.or}</span>
      </p>
      {children}
    </>
  )
}

function useWay(enter: () => Promise<unknown>, onDone: () => Promise<void>) {
  return useMutation({
    mutationFn: async () => {
      await enter()
      await onDone()
    },
  })
}

function ByApp({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTexts(layerTexts)
  const [code, setCode] = useState('')
  const [shown, setShown] = useState(false)
  const enter = useWay(() => layerApi.enterByTotp({ body: { code } }), onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (code.length === 6) enter.mutate()
  }
  return (
    <form onSubmit={submit} className="SignIn-form" noValidate>
      <DigitBoxes
        label={t.appCode}
        hint={t.appHint}
        value={code}
        wrong={shown && code.length < 6 ? t.appMissing : undefined}
        onValue={setCode}
      />
      <Failure of={enter.error} />
      <Button type="submit" kind="filled" disabled={enter.isPending}>
        {enter.isPending ? t.checking : t.enter}
      </Button>
    </form>
  )
}

function ByPaper({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTexts(layerTexts)
  const [code, setCode] = useState('')
  const [shown, setShown] = useState(false)
  const enter = useWay(() => layerApi.enterByPaper({ body: { code } }), onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (code.trim() !== '') enter.mutate()
  }
  return (
    <form onSubmit={submit} className="SignIn-form" noValidate>
      <TextInput
        label={t.paperCode}
        hint={t.paperHint}
        maxLength={60}
        value={code}
        onValue={setCode}
        wrong={shown && code.trim() === '' ? t.paperMissing : undefined}
      />
      <Failure of={enter.error} />
      <Button type="submit" kind="filled" disabled={enter.isPending}>
        {enter.isPending ? t.checking : t.enter}
      </Button>
    </form>
  )
}

function ByKey({ onDone }: { onDone: () => Promise<void> }) {
  const t = useTexts(layerTexts)
  const enter = useWay(enterWithPasskey, onDone)
  return (
    <>
      <p className="quiet">{t.keyOnly}</p>
      <KeyFailure of={enter.error} />
      <Button kind="filled" disabled={enter.isPending} onClick={() => enter.mutate()}>
        {t.useKey}
      </Button>
    </>
  )
}

/** What went wrong with a passkey: told by the server, or nothing more than that it was left. */
export function KeyFailure({ of }: { of: unknown }) {
  const t = useTexts(layerTexts)
  return wasLeft(of) ? <Notice urgent>{t.passkeyLeft}</Notice> : <Failure of={of} />
}
