import { Link } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import type { DuplicateRow, MergeRow } from '../duplicates.contract.ts'

/** One pair a card: both people, how likely, and the strongest reason. */
export function PairRows({ rows }: { rows: readonly DuplicateRow[] }) {
  const t = useTexts(duplicateTexts)
  if (rows.length === 0) return null
  return (
    <ul className="card Duplicates-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/duplicates/$id" params={{ id: row.id }} className="Duplicates-two">
            <Side of={row.one} />
            <Side of={row.other} />
          </Link>
          <p className="second">
            {[t.likely(row.ofTen), row.reason].join('. ')}
            {row.answeredBy !== null && row.answeredAt !== null && (
              <> {t.answered(row.answeredBy, momentText(row.answeredAt).day)}</>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Side({ of }: { of: DuplicateRow['one'] }) {
  return (
    <span>
      <b>{of.name}</b>
      <span className="second digits">{of.born === null ? '' : dayText(of.born)}</span>
      <span className="second">{of.unit}</span>
    </span>
  )
}

export function MergeRows({ rows }: { rows: readonly MergeRow[] }) {
  const t = useTexts(duplicateTexts)
  if (rows.length === 0) return null
  return (
    <ul className="card Duplicates-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/merges/$id" params={{ id: row.id }}>
            {t.became(row.gone.name, row.kept.name)}
          </Link>
          <p className="second">
            {t.mergedBy(momentText(row.at).day, row.by ?? '')}
            {row.undoneAt !== null && <> {t.undoneBy(momentText(row.undoneAt).day, row.undoneBy ?? '')}</>}
          </p>
        </li>
      ))}
    </ul>
  )
}
