import { randomUUID } from 'node:crypto'
import type { Asked } from './mine.contract.ts'
import { ask, type KeptTerm, type KnownRequest } from './request.ts'
import { type Asking, insertRequest } from './requests.sql.ts'

type Tx = Parameters<typeof insertRequest>[0]

/** What is loaded of a person for whom something is asked. */
export interface AskedFor {
  readonly person: string
  readonly unit: string
  readonly id: string
  readonly asking: Asking
}

export function askedFor(person: string, asking: Asking | undefined): AskedFor | undefined {
  const unit = asking?.units[0]
  return asking && unit !== undefined ? { person, unit, id: randomUUID(), asking } : undefined
}

export function decideAsking(
  { asking }: AskedFor,
  body: Asked,
  world: Parameters<typeof ask>[3] & { today: Parameters<typeof ask>[2] },
) {
  const requests = asking.requests.map(({ id, kind, field, about, due_on: dueOn, steps }): KnownRequest => ({
    id,
    kind,
    field,
    about,
    dueOn,
    steps,
  }))
  return ask(body, { requests, restricted: asking.restricted }, world.today, world)
}

export async function saveAsking(
  tx: Tx,
  { person, id }: AskedFor,
  { kind, field, proposed, words, about }: Asked,
  basis: 'own' | 'paper',
  term: KeptTerm,
): Promise<void> {
  const given = { field: field ?? null, proposed: proposed ?? null, about: about ?? null }
  await insertRequest(tx, { ...given, id, person, kind, words, basis, term })
}
