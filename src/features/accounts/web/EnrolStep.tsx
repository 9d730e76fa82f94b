import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import type { OutOf } from '#kernel/contract.ts'
import { Button } from '#ui/Button.tsx'
import { DigitBoxes } from '#ui/DigitBoxes.tsx'
import { SquareCode } from '#ui/SquareCode.tsx'
import type { layerRoutes } from '../index.ts'
import { layerApi } from './api.ts'
import { PaperCodes } from './PaperCodes.tsx'
import { canUsePasskeys, makePasskey } from './passkeys.ts'
import { KeyFailure } from './SecondStep.tsx'

type Proposed = OutOf<typeof layerRoutes.proposeTotp>

/** Makes a layer: an authenticator or a passkey; then, where they are the first, the codes on paper are shown. */
export function EnrolStep({ username, onDone }: { username: string; onDone: () => Promise<void> }) {
  const t = useTexts(layerTexts)
  const [proposed, setProposed] = useState<Proposed>()
  const [papers, setPapers] = useState<readonly string[]>()
  const made = async (codes: readonly string[] | null) => {
    if (codes === null) await onDone()
    else setPapers(codes)
  }
  const propose = useMutation({ mutationFn: () => layerApi.proposeTotp(), onSuccess: setProposed })
  const key = useMutation({ mutationFn: async () => made(await makePasskey()) })
  if (papers) return <PaperCodes codes={papers} username={username} onDone={onDone} />
  if (proposed) return <SetUpApp of={proposed} onMade={made} onBack={() => setProposed(undefined)} />
  return (
    <div className="SignIn-form">
      <p className="quiet">{t.enrolLead}</p>
      <section>
        <h2>{t.withApp}</h2>
        <p className="second">{t.withAppWhat}</p>
        <Failure of={propose.error} />
        <Button kind="filled" className="SignIn-wide" disabled={propose.isPending} onClick={() => propose.mutate()}>
          {t.setUpApp}
        </Button>
      </section>
      {canUsePasskeys() && (
        <section>
          <h2>{t.withKey}</h2>
          <p className="second">{t.withKeyWhat}</p>
          <KeyFailure of={key.error} />
          <Button className="SignIn-wide" disabled={key.isPending} onClick={() => key.mutate()}>
            {t.setUpKey}
          </Button>
        </section>
      )}
    </div>
  )
}

function SetUpApp({
  of,
  onMade,
  onBack,
}: {
  of: Proposed
  onMade: (papers: readonly string[] | null) => Promise<void>
  onBack: () => void
}) {
  const t = useTexts(layerTexts)
  const [code, setCode] = useState('')
  const [shown, setShown] = useState(false)
  const settle = useMutation({
    mutationFn: async () => onMade((await layerApi.settleTotp({ body: { code } })).papers),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (code.length === 6) settle.mutate()
  }
  return (
    <form onSubmit={submit} className="SignIn-form" noValidate>
      <p>{t.scan}</p>
      <SquareCode text={of.address} label={t.picture} />
      <p>
        {t.byHand}
        <br />
        <b className="SignIn-secret">{of.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</b>
      </p>
      <DigitBoxes
        label={t.firstCode}
        value={code}
        wrong={shown && code.length < 6 ? t.appMissing : undefined}
        onValue={setCode}
      />
      <Failure of={settle.error} />
      <Button type="submit" kind="filled" disabled={settle.isPending}>
        {settle.isPending ? t.checking : t.settle}
      </Button>
      <Button onClick={onBack}>{t.back}</Button>
    </form>
  )
}
