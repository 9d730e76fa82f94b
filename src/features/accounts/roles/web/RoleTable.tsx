import { useState } from 'react'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { roleTexts } from '#browser/texts/roles.ts'
import { dayText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { Shape } from '#ui/Shape.tsx'
import type { ProposedRole, RoleHeld, RolesBelow } from '../roles.contract.ts'
import { type Bar, Bars, MonthNames } from './Bars.tsx'
import { EndRole } from './EndRole.tsx'
import { lastDay, spanAround } from './span.ts'

/** Everybody with a role here, in three groups, with bars in time. On a phone rows become cards and the bars go. */
export function RoleTable({
  held,
  below,
  proposed,
}: {
  held: readonly RoleHeld[]
  below: readonly RolesBelow[]
  proposed: readonly ProposedRole[]
}) {
  const t = useTexts(roleTexts)
  const span = spanAround(useToday())
  const [home, outside] = [held.filter((h) => h.home), held.filter((h) => !h.home)]
  return (
    <div className="RoleTable card">
      <table>
        <caption className="hidden">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.person}</th>
            <th scope="col">{t.role}</th>
            <td>
              <MonthNames span={span} name={t.month} />
            </td>
            <th scope="col">{t.until}</th>
          </tr>
        </thead>
        <Group name={t.here} rows={home} all={held} proposed={proposed} />
        {below.length > 0 && <GroupBelow rows={below} />}
        {outside.length > 0 && <Group name={t.outside} rows={outside} all={held} />}
      </table>
      <Key />
    </div>
  )
}

function Group({
  name,
  rows,
  all,
  proposed = [],
}: {
  name: string
  rows: readonly RoleHeld[]
  all: readonly RoleHeld[]
  proposed?: readonly ProposedRole[]
}) {
  const t = useTexts(roleTexts)
  return (
    <tbody>
      <tr className="RoleTable-group">
        <th scope="rowgroup" colSpan={4}>
          {name}
        </th>
      </tr>
      {rows.length + proposed.length === 0 && (
        <tr>
          <td colSpan={4} className="quiet">
            {t.none}
          </td>
        </tr>
      )}
      {rows.map((row) => (
        <Row key={row.id} of={row} all={all} />
      ))}
      {proposed.map((row) => (
        <ProposedRow key={row.id} of={row} />
      ))}
    </tbody>
  )
}

function Row({ of, all }: { of: RoleHeld; all: readonly RoleHeld[] }) {
  const t = useTexts(roleTexts)
  const roles = useTexts(accountTexts).roles
  const today = useToday()
  const [ending, setEnding] = useState(false)
  const away = all.filter((h) => h.standsInFor === of.id)
  const standsInFor = all.find((h) => h.id === of.standsInFor)
  const said = [
    standsInFor && t.standsInFor(standsInFor.name),
    of.reason,
    of.decision !== null && t.decision(of.decision),
    !of.home && t.at(of.unit.name),
  ].filter(Boolean)
  return (
    <tr>
      <td>
        <b>{of.name}</b>
        {!of.activated && <p className="quiet">{t.notActivated}</p>}
      </td>
      <td>
        {roles[of.role]}
        {said.length > 0 && <p className="quiet">{said.join(', ')}</p>}
      </td>
      <td>
        <Bars span={spanAround(today)} bars={barsOf(of, away)} today={today} />
      </td>
      <td>
        {of.to === null ? t.open : dayText(lastDay(of.to))}
        <p className="quiet">{stateOf(of, away, today, t)}</p>
        {of.basis !== 'post' && of.may.includes('end') && (
          <button type="button" className="TextButton no-print" onClick={() => setEnding(true)}>
            {t.end}
          </button>
        )}
        {ending && <EndRole of={of} onDone={() => setEnding(false)} />}
      </td>
    </tr>
  )
}

/** Not held yet: it waits for a second person. */
function ProposedRow({ of }: { of: ProposedRole }) {
  const t = useTexts(roleTexts)
  const roles = useTexts(accountTexts).roles
  const today = useToday()
  return (
    <tr>
      <td>
        <b>{of.name}</b>
        {of.isNew && <p className="quiet">{t.notActivated}</p>}
      </td>
      <td>{roles[of.role]}</td>
      <td>
        <Bars span={spanAround(today)} bars={[{ look: 'proposed', from: of.from, to: of.to }]} today={today} />
      </td>
      <td>
        {of.to === null ? t.open : dayText(lastDay(of.to))}
        <p className="RoleTable-waits">
          <Shape name="secondPerson" /> {t.proposed}
        </p>
      </td>
    </tr>
  )
}

function barsOf(of: RoleHeld, away: readonly RoleHeld[]): readonly Bar[] {
  const absences = away.map(({ from, to }): Bar => ({ look: 'away', from, to }))
  return [{ look: of.basis, from: of.from, to: of.to }, ...absences]
}

function stateOf(of: RoleHeld, away: readonly RoleHeld[], today: string, t: (typeof roleTexts)['vi']): string {
  if (of.to !== null && of.to <= today) return t.ended
  if (of.basis === 'delegation') return t.standIn
  if (of.basis === 'temporary') return t.temporary
  const next = away.find(({ to }) => to === null || to > today)
  return next ? t.away(dayText(next.from), next.to === null ? '' : dayText(lastDay(next.to))) : ''
}

function GroupBelow({ rows }: { rows: readonly RolesBelow[] }) {
  const t = useTexts(roleTexts)
  const roles = useTexts(accountTexts).roles
  const today = useToday()
  const span = spanAround(today)
  return (
    <tbody>
      <tr className="RoleTable-group">
        <th scope="rowgroup" colSpan={4}>
          {t.below}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.role}>
          <td>
            <b>{t.holders(row.holders)}</b>
            <p className="quiet">{t.waiting(row.waiting)}</p>
          </td>
          <td>
            {roles[row.role]}
            <p className="quiet">{t.inOwnUnit}</p>
          </td>
          <td>
            <Bars span={span} bars={[{ look: 'post', from: span.from, to: null }]} today={today} />
          </td>
          <td>{t.eachOwn}</td>
        </tr>
      ))}
    </tbody>
  )
}

const looks = ['post', 'away', 'delegation', 'temporary', 'proposed'] as const

function Key() {
  const t = useTexts(roleTexts)
  return (
    <ul className="RoleKey" aria-label={t.key}>
      {looks.map((look) => (
        <li key={look}>
          <span className={`RoleBar RoleBar-${look}`} data-begins="true" data-ends="true" aria-hidden="true" />
          {t.keys[look]}
        </li>
      ))}
    </ul>
  )
}
