import { Link } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Tag } from '#ui/Tag.tsx'
import type { ImportInfo } from '../imports.contract.ts'

/** One list: under way, refused, waiting for review, written or taken back, with the way to it. */
export function ImportEntry({ of }: { of: ImportInfo }) {
  const t = useTexts(importTexts)
  return (
    <li className="card ImportEntry">
      <div className="apart">
        <div>
          <b>{of.unit.name}</b>
          <p className="quiet">{[t.file(of.fileName), t.asOf(dayText(of.on))].join(' · ')}</p>
        </div>
        <Link to="/imports/$id" params={{ id: of.id }}>
          {of.may.includes('undo') ? t.undo : t.open}
        </Link>
      </div>
      <Standing of={of} />
    </li>
  )
}

function Standing({ of }: { of: ImportInfo }) {
  const t = useTexts(importTexts)
  if (of.doing !== null) return <Tag shape="running">{t.doing[of.doing]}</Tag>
  if (of.state === 'refused') return <Tag shape="wrong">{of.job?.problem?.title ?? t.refused}</Tag>
  if (of.state === 'accepted' || of.state === 'undone') return <Written of={of} />
  const until = of.expiresAt && momentText(of.expiresAt)
  return (
    <p className="line">
      <Tag shape="doubtful">{t.draft}</Tag>
      {until && <span className="quiet">{t.draftUntil(until.time, until.day)}</span>}
    </p>
  )
}

/** What was written, when and by whom; and what was taken back. */
export function Written({ of }: { of: ImportInfo }) {
  const t = useTexts(importTexts)
  const { done, acceptedAt, acceptedBy, undoneAt, undoneBy, undoneRows } = of
  return (
    <>
      {done && acceptedAt && (
        <p className="line">
          <Tag shape={of.state === 'undone' ? 'stopped' : 'arrived'}>{t.done(done)}</Tag>
          <span className="quiet">{t.accepted(momentText(acceptedAt).day, acceptedBy ?? '')}</span>
        </p>
      )}
      {undoneAt && <p>{t.undone(undoneRows ?? 0, momentText(undoneAt).day, undoneBy ?? '')}</p>}
    </>
  )
}
