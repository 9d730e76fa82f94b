import type { Grant } from '#kernel/authority.ts'

/** Who may see what was done at a unit. */
export const grants: readonly Grant[] = [
  { role: 'communeStaff', may: ['audit.read'], reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: ['audit.read'], reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: ['audit.read'], reach: 'ownAndBelow' },
]
