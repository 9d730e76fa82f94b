import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { momentText } from '#browser/texts/words.ts'
import type { OutOf } from '#kernel/contract.ts'
import { Button } from '#ui/Button.tsx'
import { TextInput } from '#ui/FormField.tsx'
import { NextStep, Notice } from '#ui/Notice.tsx'
import type { activationRoutes } from '../activation.contract.ts'
import type { Entered } from '../index.ts'
import { api } from './api.ts'
import { ChoosePin } from './ChoosePin.tsx'
import { Entrance } from './Entrance.tsx'
import { isChosen, OwnPassword } from './OwnPassword.tsx'
import './sign-in.css'

type Found = OutOf<typeof activationRoutes.findActivation>

/** The code of the slip; then, whose account it is, and a password of one's own. */
export function ActivatePage({ onDone }: { onDone: () => Promise<void> }) {
  const [code, setCode] = useState(readHash)
  const [found, setFound] = useState<Found>()
  const [entered, setEntered] = useState<Entered>({ next: 'in' })
  const enter = (next: Entered) => (next.next === 'in' ? onDone() : setEntered(next))
  if (found?.pin === true) return <PinSteps code={code} found={found} onDone={onDone} />
  return (
    <div className="SignIn">
      <Entrance of={entered} onDone={onDone}>
        {found && <ChooseStep code={code} found={found} onEntered={enter} />}
        {!found && <CodeStep code={code} onCode={setCode} onFound={setFound} />}
      </Entrance>
    </div>
  )
}

/** The paper's picture leads here with its code behind the #, which no server sees; it does not stay in the address. */
function readHash(): string {
  const code = decodeURIComponent(location.hash.slice(1))
  if (code !== '') history.replaceState(history.state, '', location.pathname)
  return code
}

/** Whose slip it is; then six digits of their own. No card around: the keys need the width of a phone. */
function PinSteps({ code, found, onDone }: { code: string; found: Found; onDone: () => Promise<void> }) {
  const t = useTexts(accountTexts)
  const p = useTexts(pinTexts)
  const [at, setAt] = useState<'whose' | 'pin' | 'other'>('whose')
  if (at === 'pin') return <ChoosePin code={code} onDone={onDone} />
  return (
    <div className="PinSteps">
      <div>
        <p className="second">{p.step(2)}</p>
        <h1>{t.isItYou}</h1>
      </div>
      <Whose found={found} />
      {at === 'other' ? (
        <Notice urgent>{t.notMeWhat}</Notice>
      ) : (
        <>
          <NextStep label={p.nextTitle}>{p.nextWhat}</NextStep>
          <div className="PinSteps-answers">
            <Button kind="filled" onClick={() => setAt('pin')}>
              {p.yes}
            </Button>
            <Button onClick={() => setAt('other')}>{t.notMe}</Button>
          </div>
        </>
      )}
    </div>
  )
}

function CodeStep({
  code,
  onCode,
  onFound,
}: {
  code: string
  onCode: (code: string) => void
  onFound: (found: Found) => void
}) {
  const t = useTexts(accountTexts)
  const [shown, setShown] = useState(false)
  const look = useMutation({ mutationFn: () => api.findActivation({ body: { code } }), onSuccess: onFound })
  const { mutate } = look
  const cameWithIt = useRef(code !== '')
  useEffect(() => {
    if (cameWithIt.current) mutate()
    cameWithIt.current = false
  }, [mutate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (code.trim() !== '') look.mutate()
  }
  return (
    <>
      <p className="second">{t.step(1)}</p>
      <h1>{t.activateTitle}</h1>
      <form onSubmit={submit} className="SignIn-form" noValidate>
        <p className="quiet">{t.activateLead}</p>
        <TextInput
          label={t.code}
          hint={t.codeHint}
          maxLength={60}
          value={code}
          onValue={onCode}
          wrong={shown && code.trim() === '' ? t.codeMissing : undefined}
        />
        <Failure of={look.error} />
        <Button type="submit" kind="filled" disabled={look.isPending}>
          {look.isPending ? t.checking : t.next}
        </Button>
      </form>
    </>
  )
}

function ChooseStep({
  code,
  found,
  onEntered,
}: {
  code: string
  found: Found
  onEntered: (next: Entered) => void | Promise<void>
}) {
  const t = useTexts(accountTexts)
  const [chosen, setChosen] = useState({ password: '', again: '' })
  const [shown, setShown] = useState(false)
  const [other, setOther] = useState(false)
  const activate = useMutation({
    mutationFn: async () => onEntered(await api.activate({ body: { code, password: chosen.password } })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (isChosen(chosen)) activate.mutate()
  }
  return (
    <>
      <p className="second">{t.step(2)}</p>
      <h1>{t.isItYou}</h1>
      <Whose found={found} />
      {other ? (
        <Notice urgent>{t.notMeWhat}</Notice>
      ) : (
        <form onSubmit={submit} className="SignIn-form" noValidate>
          <h2>{t.choose}</h2>
          <p className="quiet">{t.chooseWhat}</p>
          <input type="text" name="username" autoComplete="username" defaultValue={found.username} hidden />
          <OwnPassword value={chosen} shown={shown} onChange={setChosen} />
          <Failure of={activate.error} />
          <Button type="submit" kind="filled" disabled={activate.isPending}>
            {activate.isPending ? t.checking : t.activate}
          </Button>
          <Button onClick={() => setOther(true)}>{t.notMe}</Button>
        </form>
      )}
    </>
  )
}

function Whose({ found }: { found: Found }) {
  const t = useTexts(accountTexts)
  const p = useTexts(pinTexts)
  return (
    <div className={found.pin ? 'card SignIn-whose' : 'strip SignIn-whose'}>
      <h2>{found.name}</h2>
      {found.seats.map((seat) => (
        <p key={`${seat.role} ${seat.unit}`}>
          {t.roles[seat.role]}, {seat.unit}
        </p>
      ))}
      {!found.pin && (
        <p>
          {t.username}: <b>{found.username}</b>
        </p>
      )}
      <p className="second">{p.givenBy(found.givenBy, momentText(found.givenAt).day)}</p>
    </div>
  )
}
