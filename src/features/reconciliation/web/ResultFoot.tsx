import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { Confirm } from '#ui/Confirm.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Overview } from './contract.ts'
import { KeptFor } from './KeptFor.tsx'
import { api, keys } from './queries.ts'
import { ReportMenu } from './ReportMenu.tsx'

/** Purpose, how long it is kept, and the way to erase it whole. */
export function ResultFoot({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const phone = useWidth() === 'phone'
  const [asking, setAsking] = useState(false)
  return (
    <footer className="Result-foot">
      {phone && of.may.includes('report') && <ReportMenu of={of} />}
      <div className="second">
        {t.purpose(words.purposes[of.purpose])} <KeptFor of={of} />{' '}
        {of.may.includes('erase') && (
          <button type="button" className="TextButton" onClick={() => setAsking(true)}>
            {t.erase}
          </button>
        )}
      </div>
      {asking && <Erase of={of} onDone={() => setAsking(false)} />}
    </footer>
  )
}

/** A reconciliation that has no result yet, a file that was refused perhaps: it can be erased from here too. */
export function EraseFoot({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const [asking, setAsking] = useState(false)
  return (
    <footer className="second">
      <button type="button" className="TextButton" onClick={() => setAsking(true)}>
        {t.erase}
      </button>
      {asking && <Erase of={of} onDone={() => setAsking(false)} />}
    </footer>
  )
}

function Erase({ of, onDone }: { of: Overview; onDone: () => void }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const client = useQueryClient()
  const go = useNavigate()
  const erase = useMutation({
    mutationFn: () => api.eraseReconciliation({ params: { id: of.id } }),
    onSuccess: async () => {
      await go({ to: '/reconciliations' })
      client.removeQueries({ queryKey: keys.one(of.id) })
      await client.invalidateQueries({ queryKey: keys.all })
    },
  })
  const rows = of.listsInside.reduce((sum, l) => sum + (l.state === 'withdrawn' ? 0 : l.rows), 0)
  return (
    <Confirm
      title={t.eraseTitle}
      yes={t.eraseYes}
      no={words.keep}
      busy={erase.isPending}
      onYes={() => erase.mutate()}
      onNo={onDone}
    >
      <p>{t.eraseWhat(of.lists, rows)}</p>
      <Failure of={erase.error} />
    </Confirm>
  )
}
