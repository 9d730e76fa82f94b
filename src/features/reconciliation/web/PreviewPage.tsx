import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { useTitle } from '#browser/title.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import {
  type DraftSource,
  DraftSourceProvider,
  PreviewCards,
  PreviewTable,
  type Show,
  useFreshRows,
  usePreviewRows,
} from '#features/lists/web/index.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Chips } from '#ui/Chips.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import { Foot } from '#ui/Foot.tsx'
import { Empty } from '#ui/Notice.tsx'
import { KeyHint } from '#ui/Tag.tsx'
import { useWidth } from '#ui/use-width.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import type { Preview } from './contract.ts'
import { ListEntry } from './ListEntry.tsx'
import { PreviewHead } from './PreviewHead.tsx'
import { api, keys, overviewQuery, previewQuery } from './queries.ts'

const route = getRouteApi('/in/reconciliations/$id/lists/$list')

/** A list that was given: how far its reading has come, then what was understood, and whether to accept it. */
export function PreviewPage() {
  const { id, list } = route.useParams()
  const { data } = useSuspenseQuery(previewQuery(list))
  const t = useTexts(previewTexts)
  useTitle(t.title)
  if (data.list.state === 'draft') return <Draft preview={data} />
  return (
    <div className="Page">
      <PreviewHead preview={data} />
      <ul className="card Preview-reading">
        <ListEntry list={data.list} reconciliation={id} />
      </ul>
      <Link to="/reconciliations/$id/lists" params={{ id }} className={`${buttonClass('outlined')} Lists-go`}>
        {t.toLists}
      </Link>
    </div>
  )
}

function Draft({ preview }: { preview: Preview }) {
  const t = useTexts(previewTexts)
  const marks = preview.doubtful + preview.wrong
  const [show, setShow] = useState<Show>(marks > 0 ? 'marks' : 'all')
  const source = useSource(preview.list.id)
  const fresh = useFreshRows(source)
  const phone = useWidth() === 'phone'
  return (
    <div className="Page Preview">
      <PreviewHead preview={preview} />
      <div className="apart Preview-bar">
        <Chips
          label={t.filter}
          chosen={show}
          onChoose={(next) => {
            fresh()
            setShow(next)
          }}
          choices={[
            { value: 'marks', label: t.marks(marks) },
            { value: 'all', label: t.all(preview.list.rows) },
          ]}
        />
        {!phone && (
          <p className="second line" aria-hidden="true">
            <KeyHint>Enter</KeyHint> {t.enterHint} <KeyHint>Tab</KeyHint> {t.tabHint} <KeyHint>Esc</KeyHint> {t.escHint}
          </p>
        )}
      </div>
      <DraftSourceProvider value={source}>
        <DraftRows key={show} preview={preview} show={show} />
      </DraftSourceProvider>
      <Decide preview={preview} />
    </div>
  )
}

function useSource(list: string): DraftSource {
  const client = useQueryClient()
  return {
    id: list,
    key: keys.list(list),
    rows: (show, page, size) => api.listPreviewRows({ params: { id: list }, query: { show, page, size } }),
    settle: (edit) => api.editCell({ params: { id: list }, body: edit }),
    settled: ({ understood, doubtful, wrong }) =>
      client.setQueryData<Preview>(previewQuery(list).queryKey, (old) =>
        old ? { ...old, understood, doubtful, wrong } : old,
      ),
  }
}

function DraftRows({ preview, show }: { preview: Preview; show: Show }) {
  const t = useTexts(previewTexts)
  const rows = usePreviewRows(show)
  const phone = useWidth() === 'phone'
  if (rows.error) return <Failure of={rows.error} />
  if (!rows.loading && rows.total === 0) return <Empty title={t.nothingMarked}>{t.nothingMarkedWhat}</Empty>
  return phone ? <PreviewCards sheet={preview} rows={rows} show={show} /> : <PreviewTable sheet={preview} rows={rows} />
}

/** What is left, and the two ways on: the list is accepted, or everything just read is erased. */
function Decide({ preview }: { preview: Preview }) {
  const { id } = route.useParams()
  const t = useTexts(previewTexts)
  const words = useTexts(reconciliationTexts)
  const phone = useWidth() === 'phone'
  const client = useQueryClient()
  const go = useNavigate()
  const [asking, setAsking] = useState(false)
  const { list, wrong, doubtful } = preview
  const leave = async (to: '/reconciliations/$id' | '/reconciliations/$id/lists') => {
    const { listsInside } = await client.fetchQuery({ ...overviewQuery(id), staleTime: 0 })
    const waits = listsInside.some((l) => l.state === 'draft' || l.state === 'reading')
    await go({ to: waits ? '/reconciliations/$id/lists' : to, params: { id } })
    client.removeQueries({ queryKey: keys.list(list.id) })
    void client.invalidateQueries({ queryKey: keys.all })
  }
  const accept = useMutation({
    mutationFn: () => api.acceptList({ params: { id: list.id } }),
    onSuccess: ({ job }) => leave(job ? '/reconciliations/$id' : '/reconciliations/$id/lists'),
  })
  const cancel = useMutation({
    mutationFn: () => api.cancelList({ params: { id: list.id } }),
    onSuccess: () => leave('/reconciliations/$id/lists'),
  })
  const cancelButton = (
    <Button kind={phone ? 'outlined' : 'link'} disabled={cancel.isPending} onClick={() => setAsking(true)}>
      {t.cancel}
    </Button>
  )
  return (
    <>
      <Foot>
        <div className="Preview-left" aria-live="polite">
          <Failure of={accept.error ?? cancel.error} />
          <p>
            <b>{wrong + doubtful > 0 ? t.marksLeft(wrong, doubtful) : t.marksNone}</b>
          </p>
          {wrong > 0 && !phone && <p className="second">{t.wrongStays}</p>}
        </div>
        <div className="line">
          {!phone && cancelButton}
          <Button kind="filled" disabled={accept.isPending} onClick={() => accept.mutate()}>
            {phone ? t.acceptShort : t.accept(list.rows)}
          </Button>
        </div>
      </Foot>
      {phone && cancelButton}
      {asking && (
        <Confirm
          title={t.cancelTitle}
          yes={t.cancel}
          no={words.keep}
          busy={cancel.isPending}
          onYes={() => cancel.mutate()}
          onNo={() => setAsking(false)}
        >
          <p>{t.cancelWhat(list.rows)}</p>
        </Confirm>
      )}
    </>
  )
}
