import { useTexts } from '#browser/texts/dictionary.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { useLanguage } from '#browser/texts/dictionary.ts'
import { en, vi } from '#browser/texts/words.ts'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Steps } from '#ui/Steps.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { ShapeName } from '#ui/Shape.tsx'
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
      {list.state === 'draft' && <Understood preview={preview} />}
    </>
  )
}

function Understood({ preview }: { preview: Preview }) {
  const t = useTexts(previewTexts)
  const { list, oldFont, warnings } = preview
  return (
    <>
      <div className="card PreviewSum">
        <Sum shape="arrived" word={t.understood} n={preview.understood} unit={t.rowsWord} />
        <Sum shape="doubtful" word={t.doubtful} n={preview.doubtful} unit={t.placesWord} />
        <Sum shape="wrong" word={t.wrong} n={preview.wrong} unit={t.placesWord} />
        <div className="PreviewSum-read">
          <Progress label={list.fileName} done={list.rows} total={Math.max(list.rows, 1)}>
            <p>{t.readAll(list.rows, preview.rowsInFile)}</p>
          </Progress>
          {oldFont.from && <p className="second">{t.oldFont(oldFont.from.toUpperCase(), oldFont.rows)}</p>}
        </div>
      </div>
      {warnings.map((warning) => (
        <Notice key={warning} shape="doubtful" title={warning} />
      ))}
      <div className="second Preview-dropped">
        <p>
          {preview.dropped.length === 0 ? (
            t.droppedNone
          ) : (
            <Named lead={t.dropped(preview.dropped.length)} names={preview.dropped} />
          )}
          {preview.unknownHeaders.length > 0 && (
            <>
              {' '}
              <Named lead={t.unknown(preview.unknownHeaders.length)} names={preview.unknownHeaders} />
            </>
          )}
        </p>
        <Beside preview={preview} />
      </div>
    </>
  )
}

/** Rows and sheets that are no people, each said in a sentence. */
function Beside({ preview }: { preview: Preview }) {
  const t = useTexts(previewTexts)
  const { otherSheets, leftOut, nameless, duplicates } = preview
  const said = [
    otherSheets.length > 0 && t.otherSheets(otherSheets.join(', ')),
    leftOut.length > 0 && t.leftOut(leftOut.length),
    nameless.length > 0 && t.nameless(nameless.slice(0, 20).join(', ')),
    duplicates.length > 0 && t.repeated(duplicates.length),
  ].filter((sentence) => sentence !== false)
  return said.length > 0 && <p>{said.join(' ')}</p>
}

function Named({ lead, names }: { lead: string; names: readonly string[] }) {
  return (
    <>
      <b>{lead}</b> <span className="Preview-names">{names.join(' · ')}.</span>
    </>
  )
}

function Sum({ shape, word, n, unit }: { shape: ShapeName; word: string; n: number; unit: string }) {
  const number = useLanguage() === 'vi' ? vi.number(n) : en.number(n)
  return (
    <p className="PreviewSum-part">
      <Tag shape={shape}>{word}</Tag>
      <b>{number}</b>
      <span className="quiet">{unit}</span>
    </p>
  )
}
