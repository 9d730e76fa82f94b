import type { Grant } from '#kernel/authority.ts'

export const grants: readonly Grant[] = [
  { role: 'communeStaff', may: ['units.read'], reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: ['units.read'], reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: ['units.read'], reach: 'ownAndBelow' },
]
