import { useTexts } from '#browser/texts/dictionary.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { SheetSum } from '#features/lists/web/index.ts'
import { Steps } from '#ui/Steps.tsx'
import type { Preview } from './contract.ts'

/** What file this is, how much of it was understood, and what was dropped before anything is accepted. */
export function PreviewHead({ preview }: { preview: Preview }) {
  const t = useTexts(previewTexts)
  const words = useTexts(reconciliationTexts)
  const { list } = preview
  const file = [
    t.file(list.fileName),
    ...(list.sheet === null || list.sheet === list.fileName ? [] : [t.sheet(list.sheet)]),
  ].join(', ')
  return (
    <>
      <div className="Page-head apart">
        <div>
          <h1>{t.title}</h1>
          <p className="quiet">{[words.kinds[list.kind], list.suppliedBy, file].filter(Boolean).join(' · ')}</p>
        </div>
        <Steps label={t.steps.label} steps={[t.steps.give, t.steps.review, t.steps.result]} at={1} />
      </div>
      {list.state === 'draft' && <SheetSum sheet={preview} fileName={list.fileName} rows={list.rows} />}
    </>
  )
}
