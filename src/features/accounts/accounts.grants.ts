import type { Grant, Role } from '#kernel/authority.ts'

const keepers: readonly Role[] = ['communeStaff', 'agencyStaff', 'provincialOrganiser']
const readers: readonly Role[] = [
  'cellSecretary',
  'communeSecretary',
  'agencyCommittee',
  'inspector',
  'dataProtectionOfficer',
]

/** Who opens and ends accounts of an office and those below, and who reads which roles are held there. Which roles one may give says `gives`. */
export const grants: readonly Grant[] = [
  ...keepers.map((role): Grant => ({ role, may: ['accounts.write', 'roles.read'], reach: 'ownAndBelow' })),
  ...readers.map((role): Grant => ({ role, may: ['roles.read'], reach: 'ownAndBelow' })),
]
