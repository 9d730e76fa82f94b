import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { canUsePasskeys, wasLeft } from '#browser/passkeys.ts'
import { saveFile } from '#browser/save-file.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { keyTexts } from '#browser/texts/trail-keys.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { spaced } from '../shown.ts'
import { keyQuery, ownKeyKey } from './queries.ts'
import { makeKey } from './signing.ts'

/** The key an inspector signs with: its print, to be kept on paper, and how it is made. */
export function KeyCard() {
  const t = useTexts(keyTexts)
  const { data } = useQuery(keyQuery)
  if (!data) return null
  return (
    <section className="card stack">
      <h2>{t.title}</h2>
      <p className="second">{t.lead}</p>
      {data.key ? <Print of={data.key} /> : <p>{t.none}</p>}
      <Make another={data.key !== null} />
    </section>
  )
}

interface Key {
  readonly madeAt: string
  readonly print: string
  readonly name: string
  readonly file: string
}

function Print({ of: { madeAt, print, name, file } }: { of: Key }) {
  const t = useTexts(keyTexts)
  return (
    <>
      <div>
        <p className="second">{t.print}</p>
        <p className="TrailShown TrailPrint">{spaced(print)}</p>
        <p className="second">{t.madeAt(dayText(momentText(madeAt).day))}</p>
      </div>
      <p>{t.keepPrint}</p>
      <p className="line no-print">
        <Button onClick={() => saveFile({ name, blob: new Blob([file], { type: 'application/json' }) })}>
          {t.file}
        </Button>
        <Button onClick={() => globalThis.print()}>{t.paper}</Button>
      </p>
      <p className="second no-print">{t.look}</p>
    </>
  )
}

function Make({ another }: { another: boolean }) {
  const t = useTexts(keyTexts)
  const [asked, setAsked] = useState(false)
  if (!canUsePasskeys()) return <p className="second no-print">{t.cannot}</p>
  if (another && !asked)
    return (
      <button type="button" className="TextButton no-print" onClick={() => setAsked(true)}>
        {t.makeOther}
      </button>
    )
  return (
    <div className="stack no-print">
      {another && <p>{t.otherWhat}</p>}
      <MakeNow label={another ? t.makeSure : t.make} onMade={() => setAsked(false)} />
      {another && (
        <button type="button" className="TextButton" onClick={() => setAsked(false)}>
          {t.keep}
        </button>
      )}
    </div>
  )
}

function MakeNow({ label, onMade }: { label: string; onMade: () => void }) {
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: makeKey,
    onSuccess: () => {
      onMade()
      return queries.invalidateQueries({ queryKey: ownKeyKey })
    },
  })
  return (
    <>
      <Button disabled={isPending} onClick={() => mutate()}>
        {label}
      </Button>
      <NotSigned of={error} />
    </>
  )
}

/** Either the device did not go on, or the server refused. */
export function NotSigned({ of }: { of: unknown }) {
  const t = useTexts(keyTexts)
  if (!wasLeft(of)) return <Failure of={of} />
  return (
    <p role="alert" className="second">
      {t.left}
    </p>
  )
}
