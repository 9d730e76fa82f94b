import type { Grant, Role } from '#kernel/authority.ts'

const readers: readonly Role[] = [
  'communeStaff',
  'communeSecretary',
  'agencyStaff',
  'agencyCommittee',
  'provincialOrganiser',
  'inspector',
  'dataProtectionOfficer',
]

/** Who may see what was done at a unit. */
export const grants: readonly Grant[] = readers.map((role) => ({ role, may: ['audit.read'], reach: 'ownAndBelow' }))
