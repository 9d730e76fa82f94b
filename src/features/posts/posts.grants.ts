import type { Grant } from '#kernel/authority.ts'

const all = ['posts.read', 'posts.write']

export const grants: readonly Grant[] = [
  { role: 'communeStaff', may: all, reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: all, reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: all, reach: 'ownAndBelow' },
]
