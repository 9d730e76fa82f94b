import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { todayInVietnam } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { DayField, Select, TextInput } from '#ui/FormField.tsx'
import { whoms, whomWords } from '../breach.ts'
import type { BreachView } from '../breaches.contract.ts'
import { instantOf, typedOf } from './moment.ts'
import { api, privacyKey } from './queries.ts'

/** Who was notified, when; after the last hour, why then. */
export function NoticeForm({ breach, onDone }: { breach: BreachView; onDone: () => void }) {
  const t = useTexts(privacyTexts)
  const language = useLanguage()
  const queries = useQueryClient()
  const [whom, setWhom] = useState<(typeof whoms)[number]>('specialisedBody')
  const [when, setWhen] = useState(() => typedOf(undefined))
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState(false)
  const at = instantOf(when)
  const save = useMutation({
    mutationFn: (instant: string) =>
      api.noticeBreach({
        params: { id: breach.id },
        body: { whom, at: instant, lateReason: reason.trim() === '' ? null : reason },
      }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: privacyKey })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    if (at !== undefined) save.mutate(at)
  }
  return (
    <form onSubmit={submit} noValidate className="stack">
      <Select
        label={t.whom}
        value={whom}
        onValue={(chosen) => setWhom(whoms.find((one) => one === chosen) ?? whom)}
        choices={whoms.map((value) => ({ value, label: whomWords[value][language] }))}
      />
      <div className="Privacy-split">
        <DayField
          label={t.noticeOn}
          pick={t.pick}
          max={todayInVietnam()}
          value={when.day}
          onValue={(day) => setWhen({ ...when, day })}
        />
        <TextInput
          label={t.noticeHour}
          maxLength={5}
          value={when.hour}
          wrong={shown && at === undefined ? t.hourWrong : undefined}
          onValue={(hour) => setWhen({ ...when, hour })}
        />
      </div>
      <TextInput label={t.lateReason} hint={t.lateReasonHint} maxLength={500} value={reason} onValue={setReason} />
      <Failure of={save.error} />
      <div className="line">
        <Button type="submit" kind="filled" disabled={save.isPending}>
          {save.isPending ? t.working : t.save}
        </Button>
        <Button kind="link" onClick={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}
