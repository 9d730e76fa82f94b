import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import {
  type DraftSource,
  DraftSourceProvider,
  PreviewCards,
  PreviewTable,
  SheetSum,
  type Show,
  useFreshRows,
  usePreviewRows,
} from '#features/lists/web/index.ts'
import { Button } from '#ui/Button.tsx'
import { Chips } from '#ui/Chips.tsx'
import { Foot } from '#ui/Foot.tsx'
import { Empty } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { ImportPreview } from '../imports.contract.ts'
import { DropDraft } from './DropDraft.tsx'
import { api, importQuery, keys } from './queries.ts'

/** What was understood of the file, cell by cell, before it is held against the register. */
export function ReviewStep({ preview, onDone }: { preview: ImportPreview; onDone: () => void }) {
  const t = useTexts(previewTexts)
  const words = useTexts(importTexts)
  const marks = preview.doubtful + preview.wrong
  const [show, setShow] = useState<Show>(marks > 0 ? 'marks' : 'all')
  const phone = useWidth() === 'phone'
  const source = useSource(preview.import.id)
  const fresh = useFreshRows(source)
  const client = useQueryClient()
  const compare = useMutation({
    mutationFn: async () => {
      if (preview.difference?.stale !== false) {
        await api.compareImport({ params: { id: preview.import.id }, body: {} })
        await client.invalidateQueries({ queryKey: keys.one(preview.import.id) })
      }
    },
    onSuccess: onDone,
  })
  return (
    <>
      <SheetSum sheet={preview} fileName={preview.import.fileName} rows={preview.import.rows} />
      <Chips
        label={t.filter}
        chosen={show}
        onChoose={(next) => {
          fresh()
          setShow(next)
        }}
        choices={[
          { value: 'marks', label: t.marks(marks) },
          { value: 'all', label: t.all(preview.import.rows) },
        ]}
      />
      <DraftSourceProvider value={source}>
        <Rows key={show} preview={preview} show={show} />
      </DraftSourceProvider>
      {phone && <DropDraft of={preview.import} />}
      <Foot>
        <div className="Preview-left" aria-live="polite">
          <Failure of={compare.error} />
          <p>
            <b>{marks > 0 ? t.marksLeft(preview.wrong, preview.doubtful) : t.marksNone}</b>
          </p>
        </div>
        <div className="line">
          {!phone && <DropDraft of={preview.import} />}
          <Button kind="filled" disabled={compare.isPending} onClick={() => compare.mutate()}>
            {words.toCompare}
          </Button>
        </div>
      </Foot>
    </>
  )
}

function Rows({ preview, show }: { preview: ImportPreview; show: Show }) {
  const t = useTexts(previewTexts)
  const rows = usePreviewRows(show)
  const phone = useWidth() === 'phone'
  if (rows.error) return <Failure of={rows.error} />
  if (!rows.loading && rows.total === 0) return <Empty title={t.nothingMarked}>{t.nothingMarkedWhat}</Empty>
  return phone ? <PreviewCards sheet={preview} rows={rows} show={show} /> : <PreviewTable sheet={preview} rows={rows} />
}

function useSource(id: string): DraftSource {
  const client = useQueryClient()
  return useMemo(
    () => ({
      id,
      key: [...keys.one(id), 'draft'],
      rows: (show, page, size) => api.listImportRows({ params: { id }, query: { show, page, size } }),
      settle: (edit) => api.editImportCell({ params: { id }, body: edit }),
      settled: ({ understood, doubtful, wrong }) =>
        client.setQueryData<ImportPreview>(importQuery(id).queryKey, (old) =>
          old
            ? {
                ...old,
                understood,
                doubtful,
                wrong,
                difference: old.difference && { ...old.difference, stale: true },
              }
            : old,
        ),
    }),
    [client, id],
  )
}
