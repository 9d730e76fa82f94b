import { useTexts } from '#browser/texts/dictionary.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { StrengthBars } from '#ui/Tag.tsx'
import type { PairView } from './contract.ts'

type Reason = PairView['reasons'][number]

/** How likely in words, and what speaks for one person, what for two, without names. */
export function PairReasons({ pair }: { pair: PairView }) {
  const t = useTexts(pairTexts)
  const likely = pair.ofTen >= 7 ? t.likely.high : pair.ofTen >= 4 ? t.likely.even : t.likely.low
  const of = (speaksFor: Reason['speaksFor']) => pair.reasons.filter((r) => r.speaksFor === speaksFor)
  return (
    <section className="card Pair-reasons">
      <h2>{likely}</h2>
      <p className="second">{t.ofTen(pair.ofTen)}</p>
      <Reasons title={t.forSame} reasons={of('same')} />
      <Reasons title={t.forDifferent} reasons={of('different')} ink />
      <Reasons title={t.forNeither} reasons={of('neither')} />
    </section>
  )
}

function Reasons({ title, reasons, ink = false }: { title: string; reasons: readonly Reason[]; ink?: boolean }) {
  const t = useTexts(pairTexts)
  if (reasons.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {reasons.map((r) => (
          <li key={r.sentence}>
            <StrengthBars of={r.strength} ink={ink}>
              {t.strength[r.strength]}
            </StrengthBars>
            <span>{r.sentence}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
