import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { Button } from '#ui/Button.tsx'
import { Radios } from '#ui/FormField.tsx'
import type { MemberPage } from './contract.ts'
import { api } from './queries.ts'

const reasons = ['checkPaper', 'findPerson', 'handOver'] as const
type Reason = (typeof reasons)[number]

/** Encrypted; shown only for a reason, which is logged with the reading, and only until it is hidden or the page left. */
export function IdentityNumber({ page }: { page: MemberPage }) {
  const t = useTexts(memberTexts)
  const [asking, setAsking] = useState(false)
  const read = useMutation({
    mutationFn: (reason: Reason) => api.readNumber({ params: { person: page.person }, body: { reason } }),
    onSuccess: () => setAsking(false),
    gcTime: 0,
  })
  if (!page.hasNumber) return <p className="second Member-number">{t.noNumber}</p>
  if (read.data)
    return (
      <p className="line Member-number">
        {t.numberIs} <b className="digits">{read.data.number}</b>
        <button type="button" className="TextButton" onClick={() => read.reset()}>
          {t.hide}
        </button>
      </p>
    )
  return (
    <div className="Member-number">
      <p className="second">
        {t.hasNumber}{' '}
        {page.may.includes('readNumber') && !asking && (
          <button type="button" className="TextButton" onClick={() => setAsking(true)}>
            {t.seeNumber}
          </button>
        )}
      </p>
      {asking && <Why onReason={read.mutate} busy={read.isPending} onLeave={() => setAsking(false)} />}
      <Failure of={read.error} />
    </div>
  )
}

function Why({ onReason, busy, onLeave }: { onReason: (reason: Reason) => void; busy: boolean; onLeave: () => void }) {
  const t = useTexts(memberTexts)
  const [reason, setReason] = useState<Reason>()
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason) onReason(reason)
  }
  return (
    <form className="Form strip" onSubmit={submit}>
      <Radios
        label={t.numberWhy}
        choices={reasons.map((value) => ({ value, label: t.reasons[value] }))}
        chosen={reason}
        onChoose={setReason}
      />
      {tried && !reason && (
        <p className="TextField-why" role="alert">
          {t.reasonMissing}
        </p>
      )}
      <div className="line">
        <Button type="submit" kind="act" disabled={busy}>
          {t.show}
        </Button>
        <Button kind="link" onClick={onLeave}>
          {t.leave}
        </Button>
      </div>
    </form>
  )
}
