import { useTexts } from '#browser/texts/dictionary.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { PairCards as Cards } from '#ui/PairCards.tsx'
import type { PairView } from './contract.ts'

export function PairCards({ pair }: { pair: PairView }) {
  const t = useTexts(pairTexts)
  const words = { ...t, left: t.leftShort[pair.left.source.kind], right: t.leftShort[pair.right.source.kind] }
  return <Cards lines={pair.lines} words={words} />
}
