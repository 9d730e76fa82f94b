import { useTexts } from '#browser/texts/dictionary.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { dayText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { type Day, day, daysBetween } from '#kernel/day.ts'
import { useWidth } from '#ui/use-width.ts'
import type { Trail } from '../trail.contract.ts'
import { Mark } from './Marks.tsx'

/** Three lanes over the days: changes, readings, and the seals kept outside, up to which the chain is drawn solid. */
export function TrailPicture({ of }: { of: Trail }) {
  const t = useTexts(trailTexts)
  const today = useToday()
  const phone = useWidth() === 'phone'
  const outside = of.heads.filter((h) => h.witnesses.length > 0)
  const place = placeOn(day(of.from), day(of.to))
  const proven = outside[0] === undefined ? '0%' : place(outside[0].onDay)
  const lanes = [
    { key: 'changes', name: t.laneChanges, n: of.changes, mark: 'TrailDot TrailDot-change' },
    { key: 'readings', name: t.laneReadings, n: of.readings, mark: 'TrailDot TrailDot-reading' },
  ] as const
  return (
    <figure className="TrailPicture card" aria-label={t.picture(of.changes, of.readings, outside.length)}>
      <div className="TrailLane TrailLane-months" aria-hidden="true">
        <span />
        <div>
          {monthsIn(of.from, of.to).map((month) => (
            <span key={month} className="TrailMonth" style={{ left: place(`${month}-01`) }}>
              {phone ? Number(month.slice(5)) : t.month(String(Number(month.slice(5))))}
            </span>
          ))}
          {of.to === today && <span className="TrailToday">{t.today}</span>}
        </div>
      </div>
      {lanes.map(({ key, name, n, mark }) => (
        <div key={key} className="TrailLane">
          <span>
            {name} <b>{n}</b>
          </span>
          <div aria-hidden="true">
            {of.days
              .filter((d) => d[key] > 0)
              .map((d) => (
                <i
                  key={d.day}
                  className={mark}
                  style={{ left: place(d.day) }}
                  title={t.onDay(d[key], dayText(d.day))}
                />
              ))}
          </div>
        </div>
      ))}
      <div className="TrailLane">
        <span>{t.laneHeads}</span>
        <div aria-hidden="true">
          <i className="TrailChain" style={{ width: proven }} />
          <i className="TrailChain TrailChain-open" style={{ left: proven }} />
          {outside.map((h) => (
            <i key={h.onDay} className="TrailShield" style={{ left: place(h.onDay) }} title={dayText(h.onDay)}>
              <Mark of="outside" />
            </i>
          ))}
        </div>
      </div>
    </figure>
  )
}

function placeOn(from: Day, to: Day): (on: string) => string {
  const whole = Math.max(1, daysBetween(from, to))
  return (on) => `${((Math.max(0, daysBetween(from, day(on))) / whole) * 100).toFixed(2)}%`
}

/** At most twelve of them, so that their names do not run into one another. */
function monthsIn(from: string, to: string): readonly string[] {
  const first = numberOf(from)
  const all = Array.from({ length: numberOf(to) - first + 1 }, (_, i) => first + i)
  const each = Math.ceil(all.length / 12)
  return all
    .filter((n, i) => i % each === 0 && monthOf(n) >= from.slice(0, 7))
    .map((n) => monthOf(n))
    .filter((month) => `${month}-01` >= from)
}

function numberOf(on: string): number {
  return Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1
}

function monthOf(n: number): string {
  return `${String(Math.floor(n / 12))}-${String((n % 12) + 1).padStart(2, '0')}`
}
