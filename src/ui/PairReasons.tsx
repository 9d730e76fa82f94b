import { StrengthBars, type Strength } from './Tag.tsx'

export interface PairReason {
  readonly speaksFor: 'same' | 'different' | 'neither'
  readonly strength: Strength
  readonly sentence: string
}

export interface ReasonWords {
  /** By how many of ten pairs like this are one person. */
  readonly likely: { readonly high: string; readonly even: string; readonly low: string }
  readonly ofTen: (n: number) => string
  readonly forSame: string
  readonly forDifferent: string
  readonly forNeither: string
  readonly strength: Readonly<Record<Strength, string>>
}

/** How likely in words, and what speaks for one person, what for two, without names. */
export function PairReasons({
  ofTen,
  reasons,
  words,
}: {
  ofTen: number
  reasons: readonly PairReason[]
  words: ReasonWords
}) {
  const likely = ofTen >= 7 ? words.likely.high : ofTen >= 4 ? words.likely.even : words.likely.low
  const of = (speaksFor: PairReason['speaksFor']) => reasons.filter((r) => r.speaksFor === speaksFor)
  return (
    <section className="card Pair-reasons">
      <h2>{likely}</h2>
      <p className="second">{words.ofTen(ofTen)}</p>
      <Reasons title={words.forSame} reasons={of('same')} words={words} />
      <Reasons title={words.forDifferent} reasons={of('different')} words={words} ink />
      <Reasons title={words.forNeither} reasons={of('neither')} words={words} />
    </section>
  )
}

function Reasons({
  title,
  reasons,
  words,
  ink = false,
}: {
  title: string
  reasons: readonly PairReason[]
  words: ReasonWords
  ink?: boolean
}) {
  if (reasons.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {reasons.map((r) => (
          <li key={r.sentence}>
            <StrengthBars of={r.strength} ink={ink}>
              {words.strength[r.strength]}
            </StrengthBars>
            <span>{r.sentence}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
