import type { Grant } from '#kernel/authority.ts'

/** Who opens and ends accounts of an office and those below. Which roles they may give says `mayGive`. */
export const grants: readonly Grant[] = [
  { role: 'communeStaff', may: ['accounts.write'], reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: ['accounts.write'], reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: ['accounts.write'], reach: 'ownAndBelow' },
]
