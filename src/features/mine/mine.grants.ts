import { type Grant, type Role, roles } from '#kernel/authority.ts'

const offices: readonly Role[] = ['communeStaff', 'agencyStaff', 'dataProtectionOfficer']

/** One's own record is everybody's whose account is linked to it, whatever the role: the unit of the role says nothing here. */
export const grants: readonly Grant[] = [
  ...roles.map((role): Grant => ({ role, may: ['mine.own'], reach: 'own' })),
  ...offices.map((role): Grant => ({ role, may: ['requests.read', 'requests.answer'], reach: 'ownAndBelow' })),
  {
    role: 'provincialOrganiser',
    may: ['requests.read', 'requests.answer', 'requests.review'],
    reach: 'ownAndBelow',
  },
  { role: 'inspector', may: ['readings.release'], reach: 'ownAndBelow' },
]
