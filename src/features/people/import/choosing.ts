import { refuse, type Decision } from '#kernel/decision.ts'
import { isOfTheGone, standingOf } from './comparing.ts'
import type { Found, Hindrance, Other, Standing } from './outcome.ts'

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
  | { readonly code: 'imports.noReturn'; readonly row: number; readonly because: Hindrance }

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
  if (other.past?.hindrance) return refuse({ code: 'imports.noReturn', row: row.row, because: other.past.hindrance })
  if (isTaken) return refuse({ code: 'imports.takenByAnotherRow', row: row.row })
  return { ok: true, row: { ...chosen, ...asKnown(row.found, other), verdict } }
}

type Placed = Pick<Chosen, 'stands' | 'person' | 'seen' | 'found'>

function open(found: Found): Placed {
  const isReturn = isOfTheGone(found.others)
  return {
    stands: isReturn ? 'returning' : 'doubtful',
    person: null,
    seen: null,
    found: { ...found, known: null, changes: [], why: isReturn ? cellOpen(found) : null },
  }
}

function asNew(found: Found): Placed {
  const isEnded = found.others.some((other) => other.past?.hindrance === 'toldEnded')
  const why = isEnded ? 'ended' : cellOpen(found)
  return {
    stands: why ? 'waiting' : 'new',
    person: null,
    seen: null,
    found: { ...found, known: null, changes: [], why },
  }
}

function cellOpen(found: Found): Found['why'] {
  return found.cell ? null : found.called === '' ? 'noCell' : 'unknown'
}

function asKnown(found: Found, { person, version, name, born, cell, changes, writes, past }: Other): Placed {
  if (past) {
    const known = { person, version, name, born, cell }
    return { stands: 'returning', person, seen: version, found: { ...found, known, changes, why: cellOpen(found) } }
  }
  const why = !found.cell && found.called !== '' ? 'unknown' : null
  const stands = !writes ? 'elsewhere' : why ? 'waiting' : standingOf(changes)
  return {
    stands,
    person,
    seen: version,
    found: { ...found, known: { person, version, name, born, cell }, changes, why },
  }
}
