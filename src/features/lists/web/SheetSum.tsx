import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import { en, vi } from '#browser/texts/words.ts'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { ShapeName } from '#ui/Shape.tsx'
import type { SheetSeen } from '../draft.contract.ts'
import './preview.css'

/** How much of a file was understood, and what was dropped before anything is accepted. */
export function SheetSum({ sheet, fileName, rows }: { sheet: SheetSeen; fileName: string; rows: number }) {
  const t = useTexts(previewTexts)
  const { oldFont, warnings } = sheet
  return (
    <>
      <div className="card PreviewSum">
        <Sum shape="arrived" word={t.understood} n={sheet.understood} unit={t.rowsWord} />
        <Sum shape="doubtful" word={t.doubtful} n={sheet.doubtful} unit={t.placesWord} />
        <Sum shape="wrong" word={t.wrong} n={sheet.wrong} unit={t.placesWord} />
        <div className="PreviewSum-read">
          <Progress label={fileName} done={rows} total={Math.max(rows, 1)}>
            <p>{t.readAll(rows, sheet.rowsInFile)}</p>
          </Progress>
          {oldFont.from && <p className="second">{t.oldFont(oldFont.from.toUpperCase(), oldFont.rows)}</p>}
        </div>
      </div>
      {warnings.map((warning) => (
        <Notice key={warning} shape="doubtful" title={warning} />
      ))}
      <div className="second Preview-dropped">
        <p>
          {sheet.dropped.length === 0 ? (
            t.droppedNone
          ) : (
            <Named lead={t.dropped(sheet.dropped.length)} names={sheet.dropped} />
          )}
          {sheet.unknownHeaders.length > 0 && (
            <>
              {' '}
              <Named lead={t.unknown(sheet.unknownHeaders.length)} names={sheet.unknownHeaders} />
            </>
          )}
        </p>
        <Beside sheet={sheet} />
      </div>
    </>
  )
}

/** Rows and sheets that are no people, each said in a sentence. */
function Beside({ sheet }: { sheet: SheetSeen }) {
  const t = useTexts(previewTexts)
  const { otherSheets, leftOut, nameless, duplicates } = sheet
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
