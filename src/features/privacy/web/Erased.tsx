import { useQuery } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { dayText } from '#browser/texts/words.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Facts } from '#ui/Facts.tsx'
import { Empty } from '#ui/Notice.tsx'
import type { ErasureView } from '../erasing.contract.ts'
import { erasuresQuery } from './queries.ts'

/** Tombstones: that somebody was erased, when, on which ground. Who it was is told nowhere. */
export function Erased({ unit }: { unit: string }) {
  const t = useTexts(privacyTexts)
  const { data, error } = useQuery(erasuresQuery(unit))
  if (!data) return error ? <Failure of={error} /> : <Waiting />
  if (data.erasures.length === 0) return <Empty title={t.noErased}>{t.noErasedWhat}</Empty>
  return (
    <div className="stack">
      <p className="second">{t.erasedWhat}</p>
      <div className="Privacy-cards">
        {data.erasures.map((one) => (
          <section key={one.n} className="card">
            <Tombstone of={one} />
          </section>
        ))}
      </div>
    </div>
  )
}

function Tombstone({ of }: { of: ErasureView }) {
  const t = useTexts(privacyTexts)
  const rows = Object.values(of.rows).reduce((sum, n) => sum + n, 0)
  return (
    <Facts
      of={[
        { key: 'on', name: t.erasedOn, value: <b>{dayText(of.onDay)}</b> },
        { key: 'ground', name: t.ground, value: t.grounds[of.ground] },
        { key: 'office', name: t.office, value: of.unit.name },
        { key: 'gone', name: t.gone, value: t.rows(rows) },
        { key: 'stone', name: t.tombstone, value: `${t.nth(of.n)}, ${of.hash.slice(0, 12)}…` },
      ]}
    />
  )
}
