import type { Grant, Role } from '#kernel/authority.ts'

const settlers: readonly Role[] = ['communeStaff', 'agencyStaff', 'provincialOrganiser']

export const duplicateGrants: readonly Grant[] = settlers.map((role) => ({
  role,
  may: ['duplicates.settle'],
  reach: 'ownAndBelow',
}))
