import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { keptDraft } from '#browser/draft.ts'
import { Failure } from '#browser/Failure.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { roleTexts } from '#browser/texts/roles.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { useToday } from '#browser/today.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { addDays, day } from '#kernel/day.ts'
import { Button } from '#ui/Button.tsx'
import { UnitPicker } from '#features/units/web/index.ts'
import '../../web/accounts.css'
import type { ProposedRole, RoleHeld, RolesAtUnit } from '../roles.contract.ts'
import { DelegateForm, delegatingDraft } from './DelegateForm.tsx'
import { GrantsTable } from './GrantsTable.tsx'
import { rolesQuery } from './queries.ts'
import { RoleTable } from './RoleTable.tsx'
import { lastDay } from './span.ts'
import './roles.css'

const inside = getRouteApi('/in')
const route = getRouteApi('/in/roles')

/** What waits for a second person, from whoever keeps it: roles for the table, and what is answered beside it. */
interface Proposed {
  readonly proposed: readonly ProposedRole[]
  readonly waiting: (unit: string) => ReactNode
}

/** Who holds which role at a unit, and the table of grants the machine uses. */
export function RolesPage(given: Proposed) {
  const t = useTexts(roleTexts)
  useTitle(t.title)
  const { me } = inside.useRouteContext()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const own = me.units.find((u) => u.may.includes('roles.read'))?.id
  const unit = search.unit ?? own ?? ''
  return unit === '' ? (
    <div className="Page">
      <h1>{t.title}</h1>
      <GrantsTable />
    </div>
  ) : (
    <RolesAt key={unit} {...given} unit={unit} onUnit={(chosen) => void navigate({ search: { unit: chosen } })} />
  )
}

function RolesAt({ unit, onUnit, proposed, waiting }: Proposed & { unit: string; onUnit: (unit: string) => void }) {
  const t = useTexts(roleTexts)
  const { data, error } = useQuery(rolesQuery(unit))
  const [delegating, setDelegating] = useState(() => keptDraft(delegatingDraft(unit)) !== null)
  const seats = data?.held.filter((h) => h.may.includes('delegate')) ?? []
  return (
    <div className="Page">
      <div className="apart">
        <div className="Page-head">
          <h1>{t.title}</h1>
          {data && <p className="quiet">{t.lead(data.unit.name)}</p>}
        </div>
        <div className="line no-print">
          <Button onClick={() => window.print()}>{t.printGrants}</Button>
          {seats.length > 0 && !delegating && (
            <Button kind="filled" onClick={() => setDelegating(true)}>
              {t.delegate}
            </Button>
          )}
        </div>
      </div>
      <div className="Roles-unit no-print">
        <UnitPicker
          label={t.unit}
          hint=""
          value={unit}
          onUnit={(chosen) => {
            if (chosen !== undefined) onUnit(chosen)
          }}
        />
      </div>
      {delegating && <DelegateForm unit={unit} seats={seats} onLeave={() => setDelegating(false)} />}
      <Failure of={error} />
      {data && (
        <Held held={data.held} below={data.below} proposed={proposed.filter((p) => p.unit === unit)}>
          {waiting(unit)}
        </Held>
      )}
      {!data && !error && <Waiting />}
      <GrantsTable />
    </div>
  )
}

function Held({
  held,
  below,
  proposed,
  children,
}: Pick<RolesAtUnit, 'held' | 'below'> & { proposed: readonly ProposedRole[]; children: ReactNode }) {
  return (
    <div className="Roles-split">
      <RoleTable held={held} below={below} proposed={proposed} />
      <div className="stack">
        {children}
        <EndingSoon held={held} />
      </div>
    </div>
  )
}

const soon = 30 // days

function EndingSoon({ held }: { held: readonly RoleHeld[] }) {
  const t = useTexts(roleTexts)
  const roles = useTexts(accountTexts).roles
  const today = useToday()
  const until = addDays(day(today), soon)
  const ending = held.filter((h) => h.to !== null && h.to > today && h.to <= until)
  return (
    <section className="card no-print">
      <h2>{t.endingSoon}</h2>
      {ending.length === 0 && <p className="quiet">{t.endingNone}</p>}
      <ul className="Roles-ending">
        {ending.map((h) => (
          <li key={h.id}>
            {h.name}, {h.basis === 'temporary' ? t.temporary : h.basis === 'delegation' ? t.standIn : roles[h.role]}
            <p className="quiet">
              {h.to !== null && dayText(lastDay(h.to))}
              {h.basis === 'post' ? '' : `, ${t.byItself}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
