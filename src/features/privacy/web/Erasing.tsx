import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { useTitle } from '#browser/title.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Button } from '#ui/Button.tsx'
import { Radios } from '#ui/FormField.tsx'
import { Notice } from '#ui/Notice.tsx'
import { WaitingHere } from '#features/proposals/web/index.ts'
import type { Ground } from '../erasing.ts'
import { api, erasingQuery } from './queries.ts'

/** Proposes that somebody be erased. Nothing happens before a second person agrees. */
export function Erasing({ person }: { person: string }) {
  const t = useTexts(privacyTexts)
  useTitle(t.eraseTitle)
  const { data, error } = useQuery(erasingQuery(person))
  if (error) throw error
  if (!data) return <Waiting />
  return (
    <div className="Page Privacy">
      <div className="Page-head">
        <h1>{t.eraseOf(data.name)}</h1>
        <p className="quiet">{data.unit}</p>
      </div>
      <WaitingHere about={({ kind, what }) => kind === 'erasure' && what['person'] === person} />
      <Notice>
        <p>{t.eraseWhat}</p>
        <p>{t.eraseStays}</p>
        {data.stands && <p>{t.eraseStands}</p>}
        {data.holdsRole && <p>{t.eraseHoldsRole}</p>}
        <p>{t.eraseAccount}</p>
      </Notice>
      {data.grounds.length > 0 && <ErasingForm person={person} version={data.version} grounds={data.grounds} />}
    </div>
  )
}

function ErasingForm({ person, version, grounds }: { person: string; version: number; grounds: readonly Ground[] }) {
  const t = useTexts(privacyTexts)
  const queries = useQueryClient()
  const [ground, setGround] = useState<Ground>()
  const [shown, setShown] = useState(false)
  const erase = useMutation({
    mutationFn: (chosen: Ground) => api.erasePerson({ params: { person }, body: { ground: chosen, version } }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (ground !== undefined) erase.mutate(ground)
  }
  if (erase.data)
    return (
      <Notice title={'waits' in erase.data ? t.proposed : t.done}>
        <Link to="/proposals">{t.seeProposals}</Link>
      </Notice>
    )
  return (
    <form onSubmit={submit} noValidate className="card stack">
      <Radios
        label={t.why}
        choices={grounds.map((value) => ({ value, label: t.grounds[value] }))}
        chosen={ground}
        onChoose={setGround}
      />
      {shown && ground === undefined && <p className="TextField-why">{t.whyMissing}</p>}
      <Failure of={erase.error} />
      <div className="line">
        <Button type="submit" kind="filled" disabled={erase.isPending}>
          {erase.isPending ? t.proposing : t.propose}
        </Button>
        <Link to="/members/$person" params={{ person }}>
          {t.cancel}
        </Link>
      </div>
    </form>
  )
}
