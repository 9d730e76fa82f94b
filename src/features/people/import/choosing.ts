import { refuse, type Decision } from '#kernel/decision.ts'
import { standingOf } from './comparing.ts'
import type { Found, Other, Standing } from './outcome.ts'

/** A compared row with what was chosen so far. */
export interface Chosen {
  readonly row: number
  readonly stands: Standing
  readonly person: string | null
  readonly seen: number | null
  readonly found: Found
  readonly leave: boolean
  readonly verdict: string | null
  readonly taken: Readonly<Record<string, boolean>>
}

export interface Choice {
  readonly leave?: boolean | undefined
  readonly fields?: Readonly<Record<string, boolean>> | undefined
  readonly verdict?: string | null | undefined
}

export type ChoiceRefusal =
  | { readonly code: 'imports.nothingToDecide'; readonly row: number }
  | { readonly code: 'imports.takenByAnotherRow'; readonly row: number }

/** What a person chose about a row. `isTaken`: another row is that person already. */
export function choose<Row extends Chosen>(
  row: Row,
  { leave, fields, verdict }: Choice,
  isTaken: boolean,
): Decision<{ readonly row: Row }, ChoiceRefusal> {
  const chosen: Row = {
    ...row,
    leave: leave ?? row.leave,
    taken: { ...row.taken, ...fields },
  }
  if (verdict === undefined) return { ok: true, row: chosen }
  if (row.found.others.length === 0) return refuse({ code: 'imports.nothingToDecide', row: row.row })
  if (verdict === null) return { ok: true, row: { ...chosen, ...open(row.found), verdict } }
  if (verdict === 'new') return { ok: true, row: { ...chosen, ...asNew(row.found), verdict } }
  const other = row.found.others.find((o) => o.person === verdict)
  if (!other) return refuse({ code: 'imports.nothingToDecide', row: row.row })
  if (isTaken) return refuse({ code: 'imports.takenByAnotherRow', row: row.row })
  return { ok: true, row: { ...chosen, ...asKnown(row.found, other), verdict } }
}

type Placed = Pick<Chosen, 'stands' | 'person' | 'seen' | 'found'>

function open(found: Found): Placed {
  return { stands: 'doubtful', person: null, seen: null, found: { ...found, known: null, changes: [], why: null } }
}

function asNew(found: Found): Placed {
  const why = found.cell ? null : found.called === '' ? 'noCell' : 'unknown'
  return {
    stands: why ? 'waiting' : 'new',
    person: null,
    seen: null,
    found: { ...found, known: null, changes: [], why },
  }
}

function asKnown(found: Found, { person, version, name, born, cell, changes, writes }: Other): Placed {
  const why = !found.cell && found.called !== '' ? 'unknown' : null
  const stands = !writes ? 'elsewhere' : why ? 'waiting' : standingOf(changes)
  return {
    stands,
    person,
    seen: version,
    found: { ...found, known: { person, version, name, born, cell }, changes, why },
  }
}
