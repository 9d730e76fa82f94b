import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { momentText } from '#browser/texts/words.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Button } from '#ui/Button.tsx'
import { Facts } from '#ui/Facts.tsx'
import { TextInput } from '#ui/FormField.tsx'
import type { KeptView } from '../keeping.contract.ts'
import { api, keptQuery, privacyKey } from './queries.ts'

/** What is kept for how long, what went when, and the proof of it. */
export function Kept() {
  const { data, error } = useQuery(keptQuery)
  const language = useLanguage()
  if (!data) return error ? <Failure of={error} /> : <Waiting />
  return (
    <div className="Privacy-cards">
      {data.kept.map((one) => (
        <section key={one.rule} className="card">
          <h2 className="Privacy-what">{one.what[language]}</h2>
          <p>{one.how[language]}</p>
          <Ran of={one} />
          {one.setHere && data.sets && <Months of={one} />}
        </section>
      ))}
    </div>
  )
}

function Ran({ of }: { of: KeptView }) {
  const t = useTexts(privacyTexts)
  const { lastAt, total, proof, months, setHere } = of
  const at = lastAt === null ? undefined : momentText(lastAt)
  return (
    <Facts
      of={[
        ...(setHere ? [{ key: 'set', name: t.how, value: months === null ? t.unset : t.months(months) }] : []),
        { key: 'last', name: t.last, value: at ? `${at.time} ${at.day}` : t.neverRan },
        { key: 'gone', name: t.gone, value: total === 0 ? t.nothingGone : t.rows(total) },
        ...(proof === null
          ? []
          : [{ key: 'proof', name: t.proof, value: t.event(proof.n, `${proof.hash.slice(0, 12)}…`) }]),
      ]}
    />
  )
}

function Months({ of }: { of: KeptView }) {
  const t = useTexts(privacyTexts)
  const queries = useQueryClient()
  const [typed, setTyped] = useState(of.months === null ? '' : String(of.months))
  const rule = of.rule === 'privacy.readingsKeptFor' ? of.rule : 'privacy.bodiesKeptFor'
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.setKept({ params: { rule }, body: { months: typed.trim() === '' ? null : Number(typed) } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: privacyKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    mutate()
  }
  return (
    <form onSubmit={submit} noValidate className="Privacy-months no-print">
      <TextInput label={t.setMonths} value={typed} onValue={setTyped} digits maxLength={3} />
      <Button type="submit" kind="outlined" disabled={isPending}>
        {isPending ? t.working : t.set}
      </Button>
      <Failure of={error} />
    </form>
  )
}
