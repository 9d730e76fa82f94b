import { type Grant, roles } from '#kernel/authority.ts'

const keepers = new Set(['communeStaff', 'agencyStaff', 'provincialOrganiser'])

/** The tree holds no person: every role reads its own part of it. */
export const grants: readonly Grant[] = roles.map((role) => ({
  role,
  may: keepers.has(role) ? ['units.read', 'units.write'] : ['units.read'],
  reach: 'ownAndBelow',
}))
