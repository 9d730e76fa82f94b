import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { Refused } from '#browser/client.ts'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { momentText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Notice } from '#ui/Notice.tsx'
import '#ui/pair.css'
import { PairCards } from '#ui/PairCards.tsx'
import { PairReasons } from '#ui/PairReasons.tsx'
import { PairTable } from '#ui/PairTable.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { DuplicateView } from '../duplicates.contract.ts'
import { WaitingHere } from '#features/proposals/web/index.ts'
import { Answers } from './Answers.tsx'
import { MergeForm } from './MergeForm.tsx'
import { pairQuery } from './queries.ts'
import { useSettling } from './settling.ts'
import './duplicates.css'

const route = getRouteApi('/in/duplicates/$id')

/** Two people of the register who may be one, side by side. Nothing votes: the two answers look the same. */
export function DuplicatePage() {
  const { id } = route.useParams()
  const { merge } = route.useSearch()
  const t = useTexts(duplicateTexts)
  useTitle(t.title)
  const { data: pair, error } = useQuery(pairQuery(id))
  const merged = mergeOf(error)
  if (merged !== undefined) return <Navigate to="/merges/$id" params={{ id: merged }} replace />
  return (
    <div className="Page">
      <Way />
      <Failure of={error} />
      {pair && merge && pair.may.length > 0 && <MergeForm key={pair.id} pair={pair} />}
      {pair && !merge && <OnePair pair={pair} />}
    </div>
  )
}

/** Merged meanwhile: the address of the merge is among the facts. */
function mergeOf(error: unknown): string | undefined {
  const merge = error instanceof Refused ? error.problem.facts?.['merge'] : undefined
  return typeof merge === 'string' ? merge : undefined
}

function Way() {
  const t = useTexts(duplicateTexts)
  const shell = useTexts(shellTexts)
  const words = useTexts(pairTexts)
  if (useWidth() === 'phone') return null
  return (
    <Crumbs label={shell.crumbs}>
      <Link to="/members">{t.members}</Link>
      <Link to="/duplicates">{t.title}</Link>
      <span>{words.crumb}</span>
    </Crumbs>
  )
}

function OnePair({ pair }: { pair: DuplicateView }) {
  const t = useTexts(duplicateTexts)
  const words = useTexts(pairTexts)
  const settling = useSettling(pair)
  const phone = useWidth() === 'phone'
  return (
    <>
      <div className="Page-head apart Pair-head">
        <h1>{t.question}</h1>
        <div className="Pair-position">
          <b>{words.position(pair.position, pair.of)}</b>
        </div>
      </div>
      <Said pair={pair} error={settling.error} />
      <div className="Split Pair-split">
        {phone ? (
          <PairCards key={pair.id} lines={pair.lines} words={{ ...words, left: t.left, right: t.right }} />
        ) : (
          <div className="card Pair-sides">
            <PairTable
              lines={pair.lines}
              words={{
                left: <Side of={pair.one} label={t.left} />,
                right: <Side of={pair.other} label={t.right} />,
                nothing: words.nothing,
                says: words.says,
                field: words.field,
                compared: words.compared,
              }}
            />
          </div>
        )}
        <PairReasons ofTen={pair.ofTen} reasons={pair.reasons} words={words} />
      </div>
      <WaitingHere about={({ what }) => what['pair'] === pair.id} />
      {pair.may.includes('settle') && <Answers pair={pair} settling={settling} />}
    </>
  )
}

function Side({ of, label }: { of: DuplicateView['one']; label: string }) {
  return (
    <>
      <b>{label}</b>
      <br />
      <Link to="/members/$person" params={{ person: of.person }} className="second">
        {of.name}
      </Link>
    </>
  )
}

function Said({ pair, error }: { pair: DuplicateView; error: unknown }) {
  const t = useTexts(duplicateTexts)
  const words = useTexts(pairTexts)
  const { state, answeredBy, answeredAt } = pair
  return (
    <div aria-live="polite" className="stack">
      <Failure of={error} />
      {!pair.may.includes('settle') && (
        <Notice shape="doubtful" title={t.notBoth}>
          {t.notBothWhat}
          {pair.may.includes('merge') && (
            <p>
              {t.askOtherWhat}{' '}
              <Link to="/duplicates/$id" params={{ id: pair.id }} search={{ merge: true }}>
                {t.askOther}
              </Link>
            </p>
          )}
        </Notice>
      )}
      {state !== 'open' && answeredBy !== null && answeredAt !== null && (
        <Notice>{t.settled(words.answers[state], answeredBy, momentText(answeredAt).day)}</Notice>
      )}
    </div>
  )
}
