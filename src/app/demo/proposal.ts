import { createHash } from 'node:crypto'
import { appendEvent } from '#features/audit/index.server.ts'
import { propose } from '#features/proposals/index.server.ts'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Keeper } from './story.ts'

const asked = { username: 'sam.truongvinh', name: 'Cao Xuân Sâm', role: 'communeSecretary' } as const

/** As the ward’s staff, behind the same walls: leaves one thing that waits for a second person, the account of a new deputy secretary. */
export async function leaveProposal(tx: Tx, { unit }: Keeper, today: Day): Promise<void> {
  const { role, username } = asked
  const opening = createHash('sha256').update(username).digest('hex')
  await propose(
    { tx, world: { today }, record: (what) => appendEvent(tx, what) },
    {
      operation: 'openAccount',
      input: { params: {}, query: {}, body: { ...asked, unit } },
      concern: { kind: 'openAccount', action: 'accounts.write', units: [unit], what: { role, unit, opening } },
    },
  )
}
