import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { Button } from '#ui/Button.tsx'
import { Foot } from '#ui/Foot.tsx'
import { Icon } from '#ui/Icon.tsx'
import { KeyHint } from '#ui/Tag.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { DuplicateView } from '../duplicates.contract.ts'
import type { Answer, useSettling } from './settling.ts'

type Settling = ReturnType<typeof useSettling>

const numbered: readonly (readonly [Answer, string])[] = [
  ['same', '1'],
  ['different', '2'],
  ['later', '3'],
]

/** The two answers equal in size and edge, "later" lighter; on the phone under the thumb. */
export function Answers({ pair, settling }: { pair: DuplicateView; settling: Settling }) {
  const words = useTexts(pairTexts)
  const t = useTexts(duplicateTexts)
  if (useWidth() === 'phone') return <Thumb settling={settling} />
  return (
    <>
      <div className="Pair-answers" role="group" aria-label={words.answersLabel}>
        {numbered.map(([answer, number]) => (
          <button
            key={answer}
            type="button"
            className="Pair-choice"
            data-answer={answer}
            aria-keyshortcuts={number}
            disabled={settling.busy}
            onClick={() => settling.answer(answer)}
          >
            <KeyHint>{number}</KeyHint>
            <span>
              <b>{words.answers[answer]}</b>
              <span className="second">{t.means[answer]}</span>
            </span>
          </button>
        ))}
      </div>
      <Keys pair={pair} settling={settling} />
    </>
  )
}

function Thumb({ settling }: { settling: Settling }) {
  const t = useTexts(pairTexts)
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
        <button type="button" className="TextButton" disabled={settling.busy} onClick={() => settling.answer('later')}>
          {t.answers.later}
        </button>
        {settling.canUndo && (
          <button type="button" className="TextButton" disabled={settling.busy} onClick={settling.undo}>
            {t.undo}
          </button>
        )}
      </div>
    </Foot>
  )
}

function Keys({ pair, settling }: { pair: DuplicateView; settling: Settling }) {
  const t = useTexts(pairTexts)
  const words = useTexts(duplicateTexts)
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
        disabled={!settling.canUndo}
        onClick={settling.undo}
      >
        <KeyHint>Z</KeyHint>
      </button>
      <span>{words.undoHint}</span>
    </div>
  )
}
