import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import { en, vi } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Chips } from '#ui/Chips.tsx'
import { Foot } from '#ui/Foot.tsx'
import { Empty, Notice } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Difference, ImportPreview } from '../imports.contract.ts'
import { CellChoices } from './CellChoices.tsx'
import { DifferenceRows } from './DifferenceRows.tsx'
import { DropDraft } from './DropDraft.tsx'
import { GoneRows } from './GoneRows.tsx'
import { api, keys, type Group } from './queries.ts'

/** In the order in which they ask for something. */
const groups = [
  'new',
  'changed',
  'doubtful',
  'returning',
  'waiting',
  'gone',
  'kept',
  'elsewhere',
  'double',
  'same',
] as const

/** The list against the register: who is new, what changes, who is missing; and what of it is to be written. */
export function DifferenceStep({ preview, onReview }: { preview: ImportPreview; onReview: () => void }) {
  const t = useTexts(importTexts)
  const number = useLanguage() === 'vi' ? vi.number : en.number
  const { difference } = preview
  const [chosen, setChosen] = useState<Group>()
  if (!difference) return <Empty title={t.stale} button={<Compare of={preview} />} />
  const shown = groups.filter((group) => countOf(difference, group) > 0)
  const group = chosen ?? shown[0] ?? 'same'
  return (
    <>
      <Told preview={preview} difference={difference} />
      <Dropped preview={preview} />
      <Chips
        label={t.groupLabel}
        chosen={group}
        onChoose={setChosen}
        choices={shown.map((value) => ({
          value,
          label: `${t.groups[value]} · ${number(countOf(difference, value))}`,
        }))}
      />
      <p className="second">
        {t.what[group]} {group === 'gone' && difference.cellsNotNamed > 0 && t.notNamed(difference.cellsNotNamed)}
      </p>
      {(group === 'waiting' || group === 'returning') && <CellChoices of={preview} cells={difference.cells} />}
      {group === 'gone' ? (
        <GoneRows of={preview.import} total={difference.gone} />
      ) : (
        <DifferenceRows key={group} of={preview.import} stands={group} total={countOf(difference, group)} />
      )}
      <Decide preview={preview} difference={difference} onReview={onReview} />
    </>
  )
}

function countOf(difference: Difference, group: Group): number {
  return group === 'gone' ? difference.gone : difference.rows[group]
}

/** What is to be known before anything is chosen. */
function Told({ preview, difference }: { preview: ImportPreview; difference: Difference }) {
  const t = useTexts(importTexts)
  return (
    <>
      {difference.changedMeanwhile && <Notice shape="doubtful" urgent title={t.changedMeanwhile} />}
      {difference.stale && (
        <Notice shape="doubtful" title={t.stale}>
          <Compare of={preview} />
        </Notice>
      )}
      {preview.warnings.map((warning) => (
        <Notice key={warning}>{warning}</Notice>
      ))}
    </>
  )
}

/** Columns that were dropped before anything was shown, by their headings. */
function Dropped({ preview: { dropped, unknownHeaders } }: { preview: ImportPreview }) {
  const t = useTexts(previewTexts)
  if (dropped.length + unknownHeaders.length === 0) return null
  return (
    <p className="second">
      {dropped.length > 0 && `${t.dropped(dropped.length)} ${dropped.join(' · ')}. `}
      {unknownHeaders.length > 0 && `${t.unknown(unknownHeaders.length)} ${unknownHeaders.join(' · ')}.`}
    </p>
  )
}

function Compare({ of }: { of: ImportPreview }) {
  const t = useTexts(importTexts)
  const client = useQueryClient()
  const compare = useMutation({
    mutationFn: () => api.compareImport({ params: { id: of.import.id }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.one(of.import.id) }),
  })
  return (
    <>
      <Failure of={compare.error} />
      <Button disabled={compare.isPending} onClick={() => compare.mutate()}>
        {t.compareAgain}
      </Button>
    </>
  )
}

function Decide({
  preview,
  difference: { taken, stale },
  onReview,
}: {
  preview: ImportPreview
  difference: Difference
  onReview: () => void
}) {
  const t = useTexts(importTexts)
  const client = useQueryClient()
  const marks = preview.doubtful + preview.wrong
  const accept = useMutation({
    mutationFn: () => api.acceptImport({ params: { id: preview.import.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all }),
  })
  const phone = useWidth() === 'phone'
  const others = (
    <>
      <DropDraft of={preview.import} />
      <Button kind="link" onClick={onReview}>
        {marks > 0 ? t.marksWord(marks) : t.reviewData}
      </Button>
    </>
  )
  const nothing = taken.new + taken.changed + taken.ended + taken.returned === 0
  return (
    <>
      {phone && <div className="stack">{others}</div>}
      <Foot>
        <div className="Preview-left" aria-live="polite">
          <Failure of={accept.error} />
          <p>
            <b>{nothing ? t.willNothing : t.willWrite(taken)}</b>
          </p>
        </div>
        <div className="line">
          {!phone && others}
          {!nothing && !stale && (
            <Button kind="filled" disabled={accept.isPending} onClick={() => accept.mutate()}>
              {t.accept}
            </Button>
          )}
        </div>
      </Foot>
    </>
  )
}
