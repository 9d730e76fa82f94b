import { Link } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { buttonClass } from '#ui/Button.tsx'
import { Tag } from '#ui/Tag.tsx'
import { spaced } from '../shown.ts'
import type { Trail, TrailHead } from '../trail.contract.ts'
import { Mark } from './Marks.tsx'

/** What is proven by seals kept outside, what is not yet, and what never can be. */
export function Proven({ of }: { of: Trail }) {
  const t = useTexts(trailTexts)
  const outside = of.heads.filter((h) => h.witnesses.length > 0)
  const open = of.changes + of.readings - of.covered
  return (
    <div className="stack">
      <section className="card stack">
        {outside[0] ? <Tag shape="arrived">{t.agreesUntil(dayText(outside[0].onDay))}</Tag> : <b>{t.noneOutside}</b>}
        {outside[0] && <p>{t.covered(of.covered)}</p>}
        <ul className="TrailSeals">
          {outside.slice(0, 3).map((h) => (
            <li key={h.onDay}>
              <Mark of="outside" />
              <Seal of={h} />
            </li>
          ))}
          {open > 0 && (
            <li>
              <Mark of="notYet" />
              <p>
                <b>{t.notProven}</b>
                <br />
                {t.uncovered(open)}
              </p>
            </li>
          )}
        </ul>
        <Link to="/heads" className={`${buttonClass()} no-print`}>
          {t.compare}
        </Link>
        {of.may.includes('export') && <p className="second">{t.export2}</p>}
      </section>
      <section className="card stack">
        <h2>{t.cannot}</h2>
        <ul className="TrailCannot">
          {t.cannots.split('|').map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {!of.may.includes('readings') && <p className="second">{t.noReadings}</p>}
      </section>
    </div>
  )
}

function Seal({ of: { onDay, shown, witnesses } }: { of: TrailHead }) {
  return (
    <div>
      <b>{dayText(onDay)}</b>
      <Witnesses of={witnesses} />
      {shown !== null && <b className="TrailShown">{spaced(shown)}</b>}
    </div>
  )
}

/** Who took a head, which way, when. */
export function Witnesses({ of }: { of: TrailHead['witnesses'] }) {
  const t = useTexts(trailTexts)
  return of.map(({ way, at, by }) => (
    <p key={`${way} ${at} ${by ?? ''}`} className="second">
      {t.ways[way]}, {by === null ? t.takenElsewhere : t.takenBy(by)}, {momentText(at).day}
    </p>
  ))
}
