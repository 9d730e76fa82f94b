import { useTexts } from '#browser/texts/dictionary.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { Button } from '#ui/Button.tsx'
import { Foot } from '#ui/Foot.tsx'
import { Icon } from '#ui/Icon.tsx'
import { KeyHint } from '#ui/Tag.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { PairView } from './contract.ts'
import type { Answer, useSettling } from './settling.ts'

type Settling = ReturnType<typeof useSettling>

/** The two answers equal in size and edge, "later" lighter; on the phone under the thumb. */
export function PairAnswers({ pair, settling }: { pair: PairView; settling: Settling }) {
  const t = useTexts(pairTexts)
  if (useWidth() === 'phone')
    return (
      <Foot>
        <div className="Pair-thumb" role="group" aria-label={t.answersLabel}>
          <Button kind="act" disabled={settling.busy} onClick={() => settling.answer('same')}>
            {t.answers.same}
          </Button>
          <Button kind="act" disabled={settling.busy} onClick={() => settling.answer('different')}>
            {t.answers.different}
          </Button>
        </div>
        <div className="Pair-later">
          <button
            type="button"
            className="TextButton"
            disabled={settling.busy}
            onClick={() => settling.answer('later')}
          >
            {t.answers.later}
          </button>
          {settling.last && (
            <button type="button" className="TextButton" disabled={settling.busy} onClick={settling.undo}>
              {t.undo}
            </button>
          )}
        </div>
      </Foot>
    )
  return (
    <>
      <div className="Pair-answers" role="group" aria-label={t.answersLabel}>
        <Choice answer="same" number="1" pair={pair} settling={settling} />
        <Choice answer="different" number="2" pair={pair} settling={settling} />
        <Choice answer="later" number="3" pair={pair} settling={settling} />
      </div>
      <Keys pair={pair} settling={settling} />
    </>
  )
}

function Choice({
  answer,
  number,
  pair,
  settling,
}: {
  answer: Answer
  number: string
  pair: PairView
  settling: Settling
}) {
  const t = useTexts(pairTexts)
  const residing = pair.left.source.kind === 'residing' || pair.right.source.kind === 'residing'
  const means = {
    same: residing ? t.means.sameResiding : t.means.same,
    different: residing ? t.means.differentResiding : t.means.different,
    later: t.means.later,
  }
  return (
    <button
      type="button"
      className="Pair-choice"
      data-answer={answer}
      aria-keyshortcuts={number}
      disabled={settling.busy}
      onClick={() => settling.answer(answer)}
    >
      <KeyHint>{number}</KeyHint>
      <span>
        <b>{t.answers[answer]}</b>
        <span className="second">{means[answer]}</span>
      </span>
    </button>
  )
}

function Keys({ pair, settling }: { pair: PairView; settling: Settling }) {
  const t = useTexts(pairTexts)
  return (
    <div className="line Pair-keys second">
      <button
        type="button"
        className="Pair-key"
        aria-label={t.previous}
        aria-keyshortcuts="ArrowLeft"
        disabled={pair.previous === null}
        onClick={() => settling.turn(pair.previous)}
      >
        <KeyHint>
          <Icon name="left" />
        </KeyHint>
      </button>
      <button
        type="button"
        className="Pair-key"
        aria-label={t.next}
        aria-keyshortcuts="ArrowRight"
        disabled={pair.next === null}
        onClick={() => settling.turn(pair.next)}
      >
        <KeyHint>
          <Icon name="right" />
        </KeyHint>
      </button>
      <span>{t.arrows}</span>
      <button
        type="button"
        className="Pair-key"
        aria-label={t.undo}
        aria-keyshortcuts="Z"
        disabled={!settling.last}
        onClick={settling.undo}
      >
        <KeyHint>Z</KeyHint>
      </button>
      <span>{t.undoHint}</span>
    </div>
  )
}
