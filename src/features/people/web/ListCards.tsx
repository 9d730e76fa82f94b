import { Link } from '@tanstack/react-router'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { dayText } from '#browser/texts/words.ts'
import type { MemberRow } from './contract.ts'
import { cellName, shortPlace } from './unit-words.ts'
import type { List } from './use-list.ts'

/** On the phone: name first, birth date under it, then where and how they belong. */
export function ListCards({ of, rows, scope }: { of: List; rows: readonly MemberRow[]; scope: string }) {
  const t = useTexts(memberListTexts)
  const words = useTexts(belongingTexts)
  return (
    <ul className="Cards">
      {rows.map((row) => (
        <li key={row.affiliation} className="card Members-card">
          <Link to="/members/$person" params={{ person: row.person }} search={of.asOf.query} className="person">
            {row.name}
          </Link>
          <p>{row.born === null ? t.bornUnknown : t.born(dayText(row.born))}</p>
          <p className="quiet">
            {cellName(row.unit.name)}
            {row.unit.above !== null && row.unit.above !== scope && `, ${shortPlace(row.unit.above)}`},{' '}
            {words.kinds[row.kind].toLowerCase()}
            {row.status !== 'official' && (
              <>
                , <b className="Members-ink">{words.statusesShort[row.status].toLowerCase()}</b>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
