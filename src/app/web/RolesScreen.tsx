import { roles } from '#kernel/authority.ts'
import { addDays, day } from '#kernel/day.ts'
import { useToday } from '#browser/today.ts'
import type { ProposedRole } from '#features/accounts/index.ts'
import { RolesPage } from '#features/accounts/roles/web/RolesPage.tsx'
import type { ProposalView } from '#features/proposals/index.ts'
import { useOpenProposals, WaitingHere } from '#features/proposals/web/index.ts'

/** Who holds which role, and which roles wait for a second person. */
export function RolesScreen() {
  const today = useToday()
  const proposed = useOpenProposals().flatMap((of) => proposedRole(of, today) ?? [])
  return <RolesPage proposed={proposed} waiting={waitingAt} />
}

function waitingAt(unit: string) {
  return <WaitingHere about={(of) => of.what['role'] !== undefined && isAt(of, unit)} />
}

function isAt({ units }: ProposalView, unit: string): boolean {
  return units.some(({ id }) => id === unit)
}

const given: ReadonlySet<ProposalView['kind']> = new Set(['giveRole', 'openAccount', 'standIn'])

function proposedRole({ id, kind, what, names, opens, units }: ProposalView, today: string): ProposedRole | undefined {
  const role = roles.find((r) => r === what['role'])
  const unit = units[0]?.id
  if (!given.has(kind) || role === undefined || unit === undefined) return undefined
  const name = opens ? opens.name : (names[what['account'] ?? ''] ?? '')
  return { id, unit, role, name, isNew: opens !== null, ...daysOf(what, today) }
}

function daysOf({ from, until }: ProposalView['what'], today: string): Pick<ProposedRole, 'from' | 'to'> {
  return { from: from ?? today, to: until ? addDays(day(until), 1) : null }
}
