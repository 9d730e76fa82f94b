import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { problemStatus } from '#browser/problem.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { useTitle } from '#browser/title.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { momentText } from '#browser/texts/words.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Empty, Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { PairView } from './contract.ts'
import { PairAnswers } from './PairAnswers.tsx'
import { PairCards } from './PairCards.tsx'
import { PairReasons } from './PairReasons.tsx'
import { PairSides } from './PairSides.tsx'
import { nextPairQuery, overviewQuery, pairQuery } from './queries.ts'
import { useSettling } from './settling.ts'
import '#ui/pair.css'

const route = getRouteApi('/in/reconciliations/$id/pairs')

/** One doubtful pair at a time. Nothing votes: the two answers look the same. */
export function PairPage() {
  const { id } = route.useParams()
  const { pair: asked } = route.useSearch()
  const t = useTexts(pairTexts)
  useTitle(t.crumb)
  const first = useQuery({ ...nextPairQuery(id), enabled: asked === undefined })
  const one = useQuery({ ...pairQuery(asked ?? ''), enabled: asked !== undefined })
  const pair = asked === undefined ? first.data?.pair : one.data
  const settling = useSettling(id, pair ?? undefined, useMaySettle(id))
  // The lists were compared anew meanwhile and this pair stands among them no longer: on to the one that waits.
  if (problemStatus(one.error) === 404)
    return <Navigate to="/reconciliations/$id/pairs" params={{ id }} search={{}} replace />
  return (
    <div className="Page">
      <Way id={id} />
      <Failure of={first.error ?? one.error} />
      {pair && <OnePair pair={pair} settling={settling} />}
      {pair === null && <Done id={id} settling={settling} />}
    </div>
  )
}

function useMaySettle(id: string): boolean {
  const { data } = useQuery(overviewQuery(id))
  return data?.may.includes('settle') ?? false
}

function Done({ id, settling }: { id: string; settling: ReturnType<typeof useSettling> }) {
  const t = useTexts(pairTexts)
  return (
    <>
      <h1>{t.done}</h1>
      <Empty
        title={settling.last ? t.lastAnswer(t.answers[settling.last.answer]) : t.none}
        button={
          <div className="line">
            <Link to="/reconciliations/$id" params={{ id }} className={buttonClass('filled')}>
              {t.toResult}
            </Link>
            {settling.last && (
              <button type="button" className={buttonClass('link')} onClick={settling.undo}>
                {t.undo}
              </button>
            )}
          </div>
        }
      >
        {t.doneWhat(settling.answeredHere)}
      </Empty>
    </>
  )
}

function Way({ id }: { id: string }) {
  const t = useTexts(pairTexts)
  const words = useTexts(reconciliationTexts)
  const shell = useTexts(shellTexts)
  if (useWidth() === 'phone') return null
  return (
    <Crumbs label={shell.crumbs}>
      <Link to="/reconciliations/$id" params={{ id }}>
        {words.result}
      </Link>
      <span>{t.crumb}</span>
    </Crumbs>
  )
}

function OnePair({ pair, settling }: { pair: PairView; settling: ReturnType<typeof useSettling> }) {
  const t = useTexts(pairTexts)
  const phone = useWidth() === 'phone'
  return (
    <>
      <div className="Page-head apart Pair-head">
        <h1>{t.title}</h1>
        <div className="Pair-position">
          <b>{t.position(pair.position, pair.of)}</b>
          <Progress label={t.answered(pair.answered)} done={pair.answered} total={pair.of} />
          {!phone && <span className="quiet">{t.answered(pair.answered)}</span>}
        </div>
      </div>
      <Said pair={pair} settling={settling} />
      <div className="Split Pair-split">
        {phone ? <PairCards key={pair.id} pair={pair} /> : <PairSides pair={pair} />}
        <PairReasons pair={pair} />
      </div>
      {settling.may && <PairAnswers pair={pair} settling={settling} />}
    </>
  )
}

/** What was just recorded, and by whom this pair was answered before, if at all. Read out by screen readers. */
function Said({ pair, settling }: { pair: PairView; settling: ReturnType<typeof useSettling> }) {
  const t = useTexts(pairTexts)
  const { answer, answeredBy, answeredAt } = pair
  return (
    <div aria-live="polite" className="stack">
      {settling.conflict && (
        <Notice shape="doubtful" title={t.conflict}>
          {t.conflictWhat}
        </Notice>
      )}
      {!settling.conflict && <Failure of={settling.error} />}
      {answer !== null && answeredBy !== null && (
        <Notice>
          {t.settled(t.answers[answer], answeredBy, answeredAt === null ? '' : momentText(answeredAt).day)}
          {settling.may && (
            <Button kind="link" disabled={settling.busy} onClick={settling.takeBackThis}>
              {t.takeBack}
            </Button>
          )}
        </Notice>
      )}
    </div>
  )
}
