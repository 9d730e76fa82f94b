/** How somebody belongs to a unit. `official`: counted there. `assigned`: sent to strengthen a weak cell. */
export const affiliationKinds = ['official', 'temporary', 'residence', 'assigned'] as const
export type AffiliationKind = (typeof affiliationKinds)[number]

/** What a member is on a day. The last three are the end of membership. */
export const statuses = ['probationary', 'official', 'exempt', 'suspended', 'removed', 'left', 'deceased'] as const
export type Status = (typeof statuses)[number]
/** Statuses of people who belong somewhere; the others are gone from every list of today. */
export const livingStatuses = ['probationary', 'official', 'exempt', 'suspended'] as const
export const endStatuses = ['removed', 'left', 'deceased'] as const

/** Why an affiliation began. `found`: it stood in a list when the register began. */
export const causes = ['admitted', 'received', 'moved', 'introduced', 'assigned', 'found'] as const
export type Cause = (typeof causes)[number]
/** Why it ended. `ended`: its term was over, or the contact with the residence ended. */
export const endCauses = ['moved', 'left', 'removed', 'deceased', 'ended'] as const
export type EndCause = (typeof endCauses)[number]

export const sexes = ['male', 'female'] as const

/** What is kept of a person, beside where they belong and what they are. */
export const fieldNames = [
  'name',
  'born',
  'sex',
  'card',
  'admittedOn',
  'officialOn',
  'retiredOn',
  'workplace',
  'permanentResidence',
  'temporaryResidence',
  'actualResidence',
  'skills',
] as const
