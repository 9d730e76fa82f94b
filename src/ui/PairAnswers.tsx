import { Button } from './Button.tsx'
import { Foot } from './Foot.tsx'
import { Icon } from './Icon.tsx'
import { KeyHint } from './Tag.tsx'
import { useWidth } from './use-width.ts'

const pairAnswers = ['same', 'different', 'later'] as const
export type PairAnswer = (typeof pairAnswers)[number]

interface Words {
  readonly answersLabel: string
  readonly answers: Readonly<Record<PairAnswer, string>>
  readonly previous: string
  readonly next: string
  readonly arrows: string
  readonly undo: string
}

interface Answering {
  readonly busy: boolean
  readonly canUndo: boolean
  readonly answer: (answer: PairAnswer) => void
  readonly undo: () => void
  readonly turn: (to: string | null) => void
}

interface Shown {
  readonly words: Words
  readonly settling: Answering
}

interface Around {
  readonly pair: { readonly previous: string | null; readonly next: string | null }
  readonly undoHint: string
}

/** The two answers equal in size and edge, "later" lighter; on the phone under the thumb. `means`: what each of them brings about. */
export function PairAnswers({
  words,
  means,
  settling,
  ...around
}: Shown & Around & { readonly means: Readonly<Record<PairAnswer, string>> }) {
  if (useWidth() === 'phone') return <Thumb words={words} settling={settling} />
  return (
    <>
      <div className="Pair-answers" role="group" aria-label={words.answersLabel}>
        {pairAnswers.map((answer, at) => (
          <button
            key={answer}
            type="button"
            className="Pair-choice"
            data-answer={answer}
            aria-keyshortcuts={String(at + 1)}
            disabled={settling.busy}
            onClick={() => settling.answer(answer)}
          >
            <KeyHint>{String(at + 1)}</KeyHint>
            <span>
              <b>{words.answers[answer]}</b>
              <span className="second">{means[answer]}</span>
            </span>
          </button>
        ))}
      </div>
      <Keys words={words} settling={settling} {...around} />
    </>
  )
}

function Thumb({ words: t, settling }: Shown) {
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

function Keys({ words: t, settling, pair, undoHint }: Shown & Around) {
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
      <span>{undoHint}</span>
    </div>
  )
}
