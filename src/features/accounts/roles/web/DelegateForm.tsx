import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTyped } from '#browser/form.ts'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { roleTexts } from '#browser/texts/roles.ts'
import { useToday } from '#browser/today.ts'
import { Button } from '#ui/Button.tsx'
import { DayField, Select, TextInput } from '#ui/FormField.tsx'
import type { RoleHeld } from '../roles.contract.ts'
import { api, rolesKey, standInsQuery } from './queries.ts'

/** Under which what is typed is kept. */
export function delegatingDraft(unit: string): string {
  return `delegate:${unit}`
}

/** Who is away, who stands in, and for which days. */
export function DelegateForm({
  unit,
  seats,
  onLeave,
}: {
  unit: string
  seats: readonly RoleHeld[]
  onLeave: () => void
}) {
  const t = useTexts(roleTexts)
  const roles = useTexts(accountTexts).roles
  const client = useQueryClient()
  const today = useToday()
  const only = seats.length === 1 ? seats[0]?.id : undefined
  const begin = { seat: only ?? '', account: '', from: today, until: '', reason: '' }
  const [given, setGiven, forget] = useTyped(delegatingDraft(unit), begin)
  const leave = () => {
    forget()
    onLeave()
  }
  const [tried, setTried] = useState(false)
  const candidates = useQuery(standInsQuery(given.seat))
  const save = useMutation({
    mutationFn: () => {
      const { seat, account, from, until, reason } = given
      return api.delegate({ params: { id: seat }, body: { account, from, until, ...(reason && { reason }) } })
    },
    onSuccess: async () => {
      leave()
      await client.invalidateQueries({ queryKey: rolesKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (given.seat && given.account && given.from && given.until) save.mutate()
  }
  const missing = (value: string, words: string) => (tried && value === '' ? words : undefined)
  const found = candidates.data?.accounts ?? []
  return (
    <form className="card AccountForm" onSubmit={submit} noValidate aria-label={t.delegate}>
      <h2>{t.delegate}</h2>
      <p className="quiet">{t.delegateLead}</p>
      <Select
        label={t.seat}
        choose={t.choose}
        value={given.seat}
        wrong={missing(given.seat, t.missing)}
        onValue={(seat) => setGiven({ ...given, seat, account: '' })}
        choices={seats.map((s) => ({ value: s.id, label: `${s.name}, ${roles[s.role]}` }))}
      />
      <Select
        label={t.standInWho}
        choose={t.choose}
        value={given.account}
        wrong={missing(given.account, t.missing)}
        hint={candidates.data && found.length === 0 ? t.noCandidates : undefined}
        onValue={(account) => setGiven({ ...given, account })}
        choices={found.map((a) => ({ value: a.id, label: `${a.name} (${a.username})` }))}
      />
      <DayField
        label={t.from}
        pick={t.pick}
        value={given.from}
        wrong={missing(given.from, t.dayMissing)}
        onValue={(from) => setGiven({ ...given, from })}
      />
      <DayField
        label={t.lastDay}
        pick={t.pick}
        value={given.until}
        wrong={missing(given.until, t.dayMissing)}
        onValue={(until) => setGiven({ ...given, until })}
      />
      <TextInput
        label={t.reason}
        hint={t.reasonHint}
        maxLength={300}
        value={given.reason}
        onValue={(reason) => setGiven({ ...given, reason })}
      />
      <Failure of={save.error} />
      <div className="line">
        <Button type="submit" kind="filled" disabled={save.isPending}>
          {save.isPending ? t.saving : t.save}
        </Button>
        <Button kind="link" onClick={leave}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}
