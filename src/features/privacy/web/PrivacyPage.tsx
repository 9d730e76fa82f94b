import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { useTitle } from '#browser/title.ts'
import { Chips } from '#ui/Chips.tsx'
import { Select } from '#ui/FormField.tsx'
import { Breaches } from './Breaches.tsx'
import { Erasing } from './Erasing.tsx'
import { Erased } from './Erased.tsx'
import { Kept } from './Kept.tsx'
import { Register } from './Register.tsx'
import { type View, views } from './search.ts'
import './privacy.css'

const route = getRouteApi('/in/privacy')
const inside = getRouteApi('/in')

const opens: Readonly<Record<View, string>> = {
  register: 'privacy.read',
  breaches: 'privacy.breaches',
  kept: 'privacy.read',
  erased: 'privacy.erase',
}

/** The parts, or the form by which somebody is proposed to be erased. */
export function PrivacyPage() {
  const { person } = route.useSearch()
  return person === undefined ? <Parts /> : <Erasing person={person} />
}

/** What is done with personal data, what went wrong, what is kept how long, who was erased: each part for whoever may see it. */
function Parts() {
  const t = useTexts(privacyTexts)
  useTitle(t.title)
  const { me } = inside.useRouteContext()
  const { view: asked, unit: chosen } = route.useSearch()
  const go = useNavigate()
  const open = views.filter((view) => me.units.some(({ may }) => may.includes(opens[view])))
  const view = open.find((one) => one === asked) ?? open[0] ?? 'register'
  const units = me.units.filter(({ may }) => may.includes(opens[view]))
  const unit = units.find(({ id }) => id === chosen) ?? units[0]
  const show = (next: View, at?: string) => void go({ to: '/privacy', search: { view: next, unit: at } })
  if (!unit) return null
  return (
    <div className="Page Privacy">
      <div className="Page-head no-print">
        <h1>{t.title}</h1>
        <p className="quiet">{t.lead(unit.name)}</p>
      </div>
      <Chips
        label={t.view}
        chosen={view}
        choices={open.map((value) => ({ value, label: t.views[value] }))}
        onChoose={(next) => show(next, chosen)}
      />
      {units.length > 1 && (
        <Select
          label={t.unit}
          value={unit.id}
          onValue={(id) => show(view, id)}
          choices={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div className="Privacy-part" key={`${view} ${unit.id}`}>
        {view === 'register' && <Register unit={unit.id} />}
        {view === 'breaches' && <Breaches unit={unit.id} />}
        {view === 'kept' && <Kept />}
        {view === 'erased' && <Erased unit={unit.id} />}
      </div>
    </div>
  )
}
