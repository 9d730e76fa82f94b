import { Link } from '@tanstack/react-router'
import { useAsOf } from '#browser/as-of.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { dayText } from '#browser/texts/words.ts'
import type { Belonging, MemberPage } from './contract.ts'
import type { Action } from './search.ts'

/** Every place somebody belongs to on the day, and what can be done about each. */
export function Belongings({ page, onOpen }: { page: MemberPage; onOpen: (action: Action, of?: string) => void }) {
  const t = useTexts(memberTexts)
  return (
    <section className="card">
      <h2>{t.where}</h2>
      {page.belongs.length === 0 && <p className="quiet">{t.nowhere}</p>}
      <ul className="Member-places">
        {page.belongs.map((at) => (
          <Place key={at.id} at={at} may={page.may} onOpen={onOpen} />
        ))}
      </ul>
      {page.may.includes('join') && (
        <button type="button" className="TextButton" onClick={() => onOpen('join')}>
          {t.addPlace}
        </button>
      )}
    </section>
  )
}

function Place({
  at,
  may,
  onOpen,
}: {
  at: Belonging
  may: MemberPage['may']
  onOpen: (action: Action, of: string) => void
}) {
  const t = useTexts(memberTexts)
  const words = useTexts(belongingTexts)
  const { query } = useAsOf()
  const acts = [
    { action: 'move', word: t.move, needs: 'move' },
    { action: 'end', word: t.end, needs: 'end' },
    { action: 'days', word: t.days, needs: 'end' },
  ] as const
  // Whoever may correct the person has the official place in hand; of the others each is in the hands of its own unit.
  const inHand = at.mine || (at.kind === 'official' && may.includes('correct'))
  const open = inHand ? acts.filter((act) => may.includes(act.needs)) : []
  return (
    <li>
      <p className="Member-place">
        <b>{words.kinds[at.kind]}</b>
        <span className="second">
          {t.since(dayText(at.fromOn))}
          {at.toOn !== null && t.until(dayText(at.toOn))}
        </span>
      </p>
      <div className="Member-unit" data-kind={at.kind}>
        <Link to="/units/$id" params={{ id: at.unit.id }} search={query} className="person">
          {at.unit.name}
        </Link>
        {at.unit.above !== null && <p className="second">{at.unit.above}</p>}
      </div>
      {open.length > 0 && (
        <p className="line Member-acts">
          {open.map(({ action, word }) => (
            <button key={action} type="button" className="TextButton" onClick={() => onOpen(action, at.id)}>
              {word}
            </button>
          ))}
        </p>
      )}
    </li>
  )
}
