import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { problemText } from '#browser/problem.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import { Shape } from '#ui/Shape.tsx'
import type { Marked } from './contract.ts'
import { settleCell, type Edit } from './preview-rows.ts'

export interface CellPlace {
  readonly list: string
  readonly row: number
  readonly field: string
  readonly label: string
}

/** The mark that still waits, if any. */
export function waiting(value: Marked | undefined): 'doubtful' | 'wrong' | null {
  return value && !value.settled ? value.mark : null
}

/** One cell: our reading, what the file says, one link to settle it. Enter or a click edits; a wrong cell without a proposal is open already. */
export function PreviewCell({ at, value }: { at: CellPlace; value: Marked | undefined }) {
  const t = useTexts(previewTexts)
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const settle = useMutation({
    mutationFn: (edit: Pick<Edit, 'how' | 'text'>) =>
      settleCell(client, at.list, { row: at.row, field: at.field, ...edit }),
    onSuccess: () => setEditing(false),
  })
  const mark = waiting(value)
  const open = editing || (mark === 'wrong' && value?.instead === null)
  if (open)
    return (
      <Editor
        at={at}
        value={value}
        start={editing ? value?.text || value?.raw || '' : (value?.raw ?? '')}
        focus={editing}
        failure={settle.error}
        onSave={(text) => settle.mutate({ how: 'type', text })}
        onLeave={() => setEditing(false)}
      />
    )
  return (
    <div
      className="PreviewCell"
      data-mark={mark ?? undefined}
      data-cell={`${at.row}:${at.field}`}
      tabIndex={mark ? 0 : -1}
      role="group"
      aria-label={t.edit(at.label, at.row)}
      onDoubleClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        if (event.key === 'Enter') return begin(event, () => setEditing(true))
        if (event.key === ' ' && mark)
          begin(event, () => settle.mutate({ how: mark === 'wrong' ? 'instead' : 'confirm' }))
      }}
    >
      {mark && value ? (
        <Doubt value={value} mark={mark} onSettle={(how) => settle.mutate({ how })} onEdit={() => setEditing(true)} />
      ) : (
        <button type="button" tabIndex={-1} className="PreviewCell-text" onClick={() => setEditing(true)}>
          {value?.text || <span className="hidden">{t.empty}</span>}
        </button>
      )}
      {settle.error && <p role="alert">{problemText(settle.error)}</p>}
    </div>
  )
}

function begin(event: KeyboardEvent, then: () => void): void {
  event.preventDefault()
  then()
}

function Doubt({
  value,
  mark,
  onSettle,
  onEdit,
}: {
  value: Marked
  mark: 'doubtful' | 'wrong'
  onSettle: (how: 'confirm' | 'instead') => void
  onEdit: () => void
}) {
  const t = useTexts(previewTexts)
  return (
    <>
      <button type="button" tabIndex={-1} className="PreviewCell-reading" onClick={onEdit}>
        <Shape name={mark} />
        <b>{mark === 'wrong' ? value.raw : value.text || t.empty}</b>
      </button>
      <p>
        {value.because} {mark === 'doubtful' && value.raw !== value.text && `${t.fileSays(value.raw)} `}
        {mark === 'doubtful' && value.instead !== null && (
          <>
            <button type="button" tabIndex={-1} className="TextButton" onClick={() => onSettle('instead')}>
              {t.choose(value.instead)}
            </button>{' '}
          </>
        )}
        {mark === 'wrong' && value.instead !== null && `${t.or(value.instead)} `}
        <button
          type="button"
          tabIndex={-1}
          className="TextButton"
          onClick={() => onSettle(mark === 'wrong' ? 'instead' : 'confirm')}
        >
          {mark === 'wrong' ? t.mendSo : t.isRight}
        </button>
      </p>
    </>
  )
}

function Editor({
  at,
  value,
  start,
  focus,
  failure,
  onSave,
  onLeave,
}: {
  at: CellPlace
  value: Marked | undefined
  start: string
  focus: boolean
  failure: unknown
  onSave: (text: string) => void
  onLeave: () => void
}) {
  const t = useTexts(previewTexts)
  const [text, setText] = useState(start)
  const why = failure ? problemText(failure) : waiting(value) && value?.because
  return (
    <div className="PreviewCell PreviewCell-open">
      <input
        className="Field"
        data-cell={`${at.row}:${at.field}`}
        aria-label={t.edit(at.label, at.row)}
        aria-invalid={why ? true : undefined}
        autoFocus={focus}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => (text === start ? onLeave() : onSave(text))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') begin(event, () => onSave(text))
          if (event.key === 'Escape')
            begin(event, () => {
              setText(start)
              onLeave()
            })
        }}
      />
      {why && (
        <p className="PreviewCell-why" role={failure ? 'alert' : undefined}>
          <Shape name="wrong" />
          {why}
        </p>
      )}
    </div>
  )
}
