import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { PairAnswers } from '#ui/PairAnswers.tsx'
import type { DuplicateView } from '../duplicates.contract.ts'
import type { useSettling } from './settling.ts'

export function Answers({ pair, settling }: { pair: DuplicateView; settling: ReturnType<typeof useSettling> }) {
  const words = useTexts(pairTexts)
  const { means, undoHint } = useTexts(duplicateTexts)
  return <PairAnswers words={words} means={means} pair={pair} settling={settling} undoHint={undoHint} />
}
