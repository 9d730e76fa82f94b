import type { Grant } from '#kernel/authority.ts'

const all = ['units.read', 'units.write']

export const grants: readonly Grant[] = [
  { role: 'communeStaff', may: all, reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: all, reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: all, reach: 'ownAndBelow' },
]
