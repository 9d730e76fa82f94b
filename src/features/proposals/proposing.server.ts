import { randomUUID } from 'node:crypto'
import type { AnyRoute } from '#kernel/contract.ts'
import { addDays } from '#kernel/day.ts'
import type { Waits } from '#kernel/second-person.ts'
import type { Given, Happening, Proposal, World } from '#platform/http/index.ts'
import { waitsFor } from './proposal.ts'
import { insertProposal } from './proposals.sql.ts'

interface Proposing {
  readonly tx: Given<AnyRoute>['tx']
  readonly world: Pick<World, 'today'>
  readonly record: (what: Happening) => Promise<unknown>
}

/** Keeps what needs a second person, and tells so at each unit concerned. `undefined`: the same waits already. */
export async function propose(
  { tx, world, record }: Proposing,
  { operation, input, concern }: Proposal,
): Promise<Waits | undefined> {
  const id = randomUUID()
  const lastOn = addDays(world.today, waitsFor)
  if (!(await insertProposal(tx, { id, operation, input, concern, lastOn }))) return undefined
  const { kind, units, what } = concern
  for (const unit of [...new Set(units)].toSorted())
    await record({ unit, command: 'proposals.propose', on: world.today, body: { ...what, proposal: id, kind } })
  return { waits: { proposal: id, until: lastOn } }
}
