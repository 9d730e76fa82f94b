import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { forgetDraft, keepDraft, keptDraft } from '#browser/draft.ts'
import { SignInAgain } from '#browser/Failure.tsx'
import { problemText } from '#browser/problem.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { previewTexts } from '#browser/texts/preview.ts'
import { Shape } from '#ui/Shape.tsx'
import type { CellEdit, Marked } from '../draft.contract.ts'
import { settleCell } from './preview-rows.ts'
import { useDraftSource } from './source.ts'

interface CellPlace extends CellAt {
  readonly draft: string
}

/** A row of the file, and one of our fields. */
export interface CellAt {
  readonly row: number
  readonly field: string
  readonly label: string
}

/** The mark that still waits, if any. */
export function waiting(value: Marked | undefined): 'doubtful' | 'wrong' | null {
  return value && !value.settled ? value.mark : null
}

/** One cell: our reading, what the file says, one link to settle it. Enter or a click edits; a wrong cell without a proposal is open already. */
export function PreviewCell({ at: cell, value }: { at: CellAt; value: Marked | undefined }) {
  const client = useQueryClient()
  const source = useDraftSource()
  const at: CellPlace = { ...cell, draft: source.id }
  const [editing, setEditing] = useState(() => keptDraft(draftKey(at)) !== null)
  const settle = useMutation({
    mutationFn: (edit: Pick<CellEdit, 'how' | 'text'>) =>
      settleCell(client, source, { row: at.row, field: at.field, ...edit }),
    onSuccess: () => {
      forgetDraft(draftKey(at))
      setEditing(false)
    },
  })
  const isOpen = waiting(value) === 'wrong' && value?.instead === null
  if (editing || isOpen)
    return (
      <Editor
        at={at}
        value={value}
        start={startOf(value, editing)}
        focus={editing}
        failure={settle.error}
        onSave={(text) => settle.mutate({ how: 'type', text })}
        onLeave={() => setEditing(false)}
      />
    )
  return (
    <Closed
      at={at}
      value={value}
      failure={settle.error}
      onSettle={(how) => settle.mutate({ how })}
      onEdit={() => setEditing(true)}
    />
  )
}

/** What stands in the field when editing begins: our reading, or the file's own words where there is none. */
function startOf(value: Marked | undefined, editing: boolean): string {
  if (!value) return ''
  return editing && value.text !== '' ? value.text : value.raw
}

function Closed({
  at,
  value,
  failure,
  onSettle,
  onEdit,
}: {
  at: CellPlace
  value: Marked | undefined
  failure: unknown
  onSettle: (how: 'confirm' | 'instead') => void
  onEdit: () => void
}) {
  const t = useTexts(previewTexts)
  const mark = waiting(value)
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') begin(event, onEdit)
    if (event.key === ' ' && mark) begin(event, () => onSettle(mark === 'wrong' ? 'instead' : 'confirm'))
  }
  return (
    <div
      className="PreviewCell"
      data-mark={mark ?? undefined}
      data-cell={placeName(at)}
      tabIndex={mark ? 0 : -1}
      role="group"
      aria-label={t.edit(at.label, at.row)}
      onKeyDown={press}
    >
      {mark && value ? (
        <Doubt value={value} mark={mark} onSettle={onSettle} onEdit={onEdit} />
      ) : (
        <button type="button" tabIndex={-1} className="PreviewCell-text" onClick={onEdit}>
          {value?.text || <span className="hidden">{t.empty}</span>}
        </button>
      )}
      {failure !== null && (
        <p role="alert">
          {problemText(failure)} <SignInAgain of={failure} />
        </p>
      )}
    </div>
  )
}

/** Under which what is being typed into a cell is kept, until it is saved or left. */
function draftKey(at: CellPlace): string {
  return `cell:${at.draft}:${placeName(at)}`
}

function placeName({ row, field }: CellPlace): string {
  return `${row}:${field}`
}

/** After editing the focus is on the cell again, so that the keyboard goes on from there; whoever has gone elsewhere stays there. */
function focusAgain(at: CellPlace): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`div[data-cell="${placeName(at)}"]`)?.focus()
  }, 60)
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
  const [text, setText] = useState(() => keptDraft(draftKey(at)) ?? start)
  const why = failure ? problemText(failure) : waiting(value) && value?.because
  const leave = () => {
    setText(start)
    forgetDraft(draftKey(at))
    onLeave()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    begin(event, () => (event.key === 'Enter' ? onSave(text) : leave()))
    focusAgain(at)
  }
  return (
    <div className="PreviewCell PreviewCell-open">
      <input
        className="Field"
        data-cell={placeName(at)}
        aria-label={t.edit(at.label, at.row)}
        aria-invalid={why ? true : undefined}
        autoFocus={focus}
        maxLength={200}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          keepDraft(draftKey(at), event.target.value)
        }}
        onBlur={() => (text === start ? leave() : onSave(text))}
        onKeyDown={press}
      />
      {why && (
        <p className="PreviewCell-why" role={failure ? 'alert' : undefined}>
          <Shape name="wrong" />
          {why}
          <SignInAgain of={failure} />
        </p>
      )}
    </div>
  )
}
