import type { Grant, Role } from '#kernel/authority.ts'

const keepers: readonly Role[] = ['communeStaff', 'agencyStaff', 'provincialOrganiser']
const readers: readonly Role[] = [
  'cellSecretary',
  'cellDeputy',
  'cellCommittee',
  'communeSecretary',
  'agencyCommittee',
  'inspector',
]

export const grants: readonly Grant[] = [
  ...keepers.map((role): Grant => ({ role, may: ['posts.read', 'posts.write'], reach: 'ownAndBelow' })),
  ...readers.map((role): Grant => ({ role, may: ['posts.read'], reach: 'ownAndBelow' })),
]
