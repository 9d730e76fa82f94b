import { refuse, type Refused } from '#kernel/decision.ts'
import type { MemberRefusal } from './refusals.ts'

/** What the database refuses, told like the decision would have told it a moment later. Whom it met there is not told. */
const raced: Readonly<Record<string, MemberRefusal>> = {
  one_official_cell_a_day: { code: 'members.secondOfficialCell', unit: null },
  once_in_a_unit_a_day: { code: 'members.alreadyThere' },
  one_status_a_day: { code: 'members.overlaps' },
  one_record_stands: { code: 'members.changedMeanwhile', by: null, at: null, what: [] },
  unit_stands_on_those_days: { code: 'members.unitNotStanding', unit: null, stands: [] },
  no_people_of_the_armed_forces: { code: 'members.armedForces', unit: '' },
}

/** Does what writes, and answers with a refusal where a constraint held against somebody else's writing at the same moment. */
export async function unlessRaced<T>(work: () => Promise<T>): Promise<T | Refused<MemberRefusal>> {
  try {
    return await work()
  } catch (error) {
    const refusal = raced[constraintOf(error) ?? '']
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
}

function constraintOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return undefined
  return typeof error.constraint === 'string' ? error.constraint : undefined
}
