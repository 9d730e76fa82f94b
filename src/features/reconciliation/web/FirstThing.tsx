import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { NextStep } from '#ui/Notice.tsx'
import type { Overview } from './contract.ts'
import { api, keys } from './queries.ts'

/** The one thing to do first, and why: the pairs, then to compare again, then those longest overdue. */
export function FirstThing({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const overdue = of.clocks?.overdue ?? 0
  if (of.pairsToSee > 0 && of.may.includes('settle'))
    return (
      <NextStep
        label={t.first}
        button={
          <Link to="/reconciliations/$id/pairs" params={{ id: of.id }} className={buttonClass('filled')}>
            {t.seePairs(of.pairsToSee)}
          </Link>
        }
      >
        {t.firstPairs(of.pairsToSee)}
      </NextStep>
    )
  if (of.stale && of.may.includes('run')) return <Again of={of} />
  if (overdue > 0)
    return (
      <NextStep
        label={t.first}
        button={
          <Link
            to="/reconciliations/$id"
            params={{ id: of.id }}
            search={{ clock: 'overdue' }}
            className={buttonClass('filled')}
          >
            {t.seeOverdue}
          </Link>
        }
      >
        {t.firstOverdue(overdue)}
      </NextStep>
    )
  return <NextStep label={t.first}>{t.firstNone}</NextStep>
}

function Again({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const client = useQueryClient()
  const run = useMutation({
    mutationFn: () => api.startRun({ params: { id: of.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.one(of.id) }),
  })
  return (
    <>
      <Failure of={run.error} />
      <NextStep
        label={t.first}
        button={
          <Button kind="filled" disabled={run.isPending} onClick={() => run.mutate()}>
            {t.runAgain}
          </Button>
        }
      >
        {t.firstStale}
      </NextStep>
    </>
  )
}
