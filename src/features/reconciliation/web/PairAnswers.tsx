import { useTexts } from '#browser/texts/dictionary.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { PairAnswers as Answers } from '#ui/PairAnswers.tsx'
import type { PairView } from './contract.ts'
import type { useSettling } from './settling.ts'

export function PairAnswers({ pair, settling }: { pair: PairView; settling: ReturnType<typeof useSettling> }) {
  const t = useTexts(pairTexts)
  const residing = pair.left.source.kind === 'residing' || pair.right.source.kind === 'residing'
  const means = {
    same: residing ? t.means.sameResiding : t.means.same,
    different: residing ? t.means.differentResiding : t.means.different,
    later: t.means.later,
  }
  const answering = { ...settling, canUndo: settling.last !== undefined }
  return <Answers words={t} means={means} pair={pair} settling={answering} undoHint={t.undoHint} />
}
