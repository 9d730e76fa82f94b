import { useTexts } from '#browser/texts/dictionary.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { PairReasons as Reasons } from '#ui/PairReasons.tsx'
import type { PairView } from './contract.ts'

export function PairReasons({ pair }: { pair: PairView }) {
  return <Reasons ofTen={pair.ofTen} reasons={pair.reasons} words={useTexts(pairTexts)} />
}
