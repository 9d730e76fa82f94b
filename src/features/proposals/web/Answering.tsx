import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { proposalTexts } from '#browser/texts/proposals.ts'
import { Button } from '#ui/Button.tsx'
import { TextInput } from '#ui/FormField.tsx'
import type { ProposalView } from '../proposals.contract.ts'
import { api, refreshAfterAnswer } from './queries.ts'

/** Two answers, both outlined: neither is the one to press. Declining asks for the reason. */
export function Answering({ of }: { of: ProposalView }) {
  const t = useTexts(proposalTexts)
  const client = useQueryClient()
  const [declining, setDeclining] = useState(false)
  const agree = useMutation({
    mutationFn: () => api.agreeToProposal({ params: { id: of.id } }),
    onSettled: () => refreshAfterAnswer(client),
  })
  if (declining) return <Declining of={of} onLeave={() => setDeclining(false)} />
  return (
    <div className="Proposal-answers no-print">
      <Failure of={agree.error} />
      <Button disabled={agree.isPending} onClick={() => agree.mutate()}>
        {t.agree}
      </Button>
      <Button disabled={agree.isPending} onClick={() => setDeclining(true)}>
        {t.decline}
      </Button>
    </div>
  )
}

function Declining({ of, onLeave }: { of: ProposalView; onLeave: () => void }) {
  const t = useTexts(proposalTexts)
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const decline = useMutation({
    mutationFn: () => api.declineProposal({ params: { id: of.id }, body: { reason } }),
    onSettled: () => refreshAfterAnswer(client),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '') decline.mutate()
  }
  return (
    <form className="Proposal-answers no-print" onSubmit={submit} noValidate>
      <TextInput
        label={t.declineWhy}
        hint={t.declineHint}
        maxLength={300}
        value={reason}
        onValue={setReason}
        wrong={tried && reason.trim() === '' ? t.declineMissing : undefined}
      />
      <Failure of={decline.error} />
      <Button type="submit" disabled={decline.isPending}>
        {t.declineSend}
      </Button>
      <Button kind="link" onClick={onLeave}>
        {t.cancel}
      </Button>
    </form>
  )
}

export function Withdrawing({ of }: { of: ProposalView }) {
  const t = useTexts(proposalTexts)
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => api.withdrawProposal({ params: { id: of.id } }),
    onSettled: () => refreshAfterAnswer(client),
  })
  return (
    <div className="Proposal-answers no-print">
      <Failure of={withdraw.error} />
      <Button disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t.withdraw}
      </Button>
    </div>
  )
}
