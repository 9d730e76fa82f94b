import type { Grant, Role } from '#kernel/authority.ts'

/** Who sees what is processed and how long it is kept: nobody's name stands there. */
const readers: readonly Role[] = [
  'communeStaff',
  'communeSecretary',
  'agencyStaff',
  'agencyCommittee',
  'provincialOrganiser',
  'inspector',
  'itOfficer',
]

export const grants: readonly Grant[] = [
  ...readers.map((role): Grant => ({ role, may: ['privacy.read'], reach: 'ownAndBelow' })),
  { role: 'itOfficer', may: ['privacy.breaches'], reach: 'ownAndBelow' },
  {
    role: 'dataProtectionOfficer',
    may: ['privacy.read', 'privacy.write', 'privacy.breaches', 'privacy.erase'],
    reach: 'ownAndBelow',
  },
  // erasing takes two: the officer proposes and the office agrees, or two of the office
  ...(['communeStaff', 'agencyStaff', 'provincialOrganiser'] as const).map((role): Grant => ({
    role,
    may: ['privacy.erase'],
    reach: 'ownAndBelow',
  })),
]
