import { useState } from 'react'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { UnitPicker } from '#features/units/web/index.ts'
import { Button } from '#ui/Button.tsx'
import { Checks, DayField, Select } from '#ui/FormField.tsx'
import { affiliationKinds, livingStatuses } from './contract.ts'
import { kindsIn, statusesIn } from './search.ts'
import type { List } from './use-list.ts'

const probation = [6, 9, 12, 18, 24] as const

/** Every way of narrowing the list; each takes effect at once. */
export function FilterPanel({ of, onClose }: { of: List; onClose: () => void }) {
  const t = useTexts(memberListTexts)
  const words = useTexts(belongingTexts)
  const { search, change } = of
  return (
    <section className="card Members-panel" aria-label={t.moreFilters}>
      <Checks
        label={t.kind}
        choices={affiliationKinds.map((value) => ({ value, label: words.kinds[value] }))}
        chosen={kindsIn(search)}
        onChange={(kinds) => change({ kind: kinds.join(',') || undefined })}
      />
      <Checks
        label={t.status}
        choices={livingStatuses.map((value) => ({ value, label: words.statuses[value] }))}
        chosen={livingStatuses.filter((s) => statusesIn(search).includes(s))}
        onChange={(statuses) => change({ status: statuses.join(',') || undefined })}
      />
      <div className="stack">
        <UnitPicker label={t.unit} value={search.unit} onUnit={(unit) => change({ unit })} />
        <Select
          label={t.probation}
          value={search.admittedBefore === undefined ? '' : String(search.admittedBefore)}
          choose={t.probationAny}
          choices={probation.map((n) => ({ value: String(n), label: t.admittedBefore(n) }))}
          onValue={(n) =>
            change(
              n === ''
                ? { admittedBefore: undefined }
                : { admittedBefore: Number(n), status: 'probationary', kind: 'official' },
            )
          }
        />
      </div>
      <Retirement of={of} />
      <div>
        <Button kind="act" onClick={onClose}>
          {t.closeFilters}
        </Button>
      </div>
    </section>
  )
}

/** From a day to a day; told when the one comes after the other. */
function Retirement({ of: { search, change } }: { of: List }) {
  const t = useTexts(memberListTexts)
  const [from, setFrom] = useState(search.retiresFrom ?? '')
  const [to, setTo] = useState(search.retiresTo ?? '')
  const wrong = from !== '' && to !== '' && from > to
  const take = (first: string, last: string) => {
    setFrom(first)
    setTo(last)
    if (first !== '' && last !== '' && first > last) return
    change({ retiresFrom: first || undefined, retiresTo: last || undefined, retiresWithin: undefined })
  }
  return (
    <div className="stack">
      <DayField label={t.retiresFrom} value={from} pick={t.pick} onValue={(day) => take(day, to)} />
      <DayField
        label={t.retiresTo}
        value={to}
        pick={t.pick}
        wrong={wrong ? t.dayWrong : undefined}
        onValue={(day) => take(from, day)}
      />
    </div>
  )
}
