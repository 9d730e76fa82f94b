import { useTexts } from '#browser/texts/dictionary.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { useToday } from '#browser/today.ts'
import { DayInput } from '#ui/DayInput.tsx'
import type { Trail } from '../trail.contract.ts'
import type { TrailSearch } from './search.ts'

/** Which days are looked at. */
export function SpanForm({ of, onSpan }: { of: Trail; onSpan: (over: Partial<TrailSearch>) => void }) {
  const t = useTexts(trailTexts)
  const today = useToday()
  return (
    <div className="TrailSpan no-print">
      <span className="TrailDay">
        <label htmlFor="trail-from">{t.from}</label>
        <DayInput
          id="trail-from"
          value={of.from}
          pick={`${t.pick}: ${t.from}`}
          max={of.to}
          onDay={(from) => from !== undefined && from <= of.to && onSpan({ from })}
        />
      </span>
      <span className="TrailDay">
        <label htmlFor="trail-to">{t.to}</label>
        <DayInput
          id="trail-to"
          value={of.to}
          pick={`${t.pick}: ${t.to}`}
          max={today}
          onDay={(to) => to !== undefined && to >= of.from && to <= today && onSpan({ to })}
        />
      </span>
    </div>
  )
}
