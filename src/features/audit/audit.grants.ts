import type { Grant, Role } from '#kernel/authority.ts'

const readers: readonly Role[] = ['communeStaff', 'communeSecretary', 'agencyStaff', 'agencyCommittee']
const inspecting = ['audit.read', 'audit.readings', 'audit.export', 'audit.countersign', 'audit.sign'] as const

/** Who may see what was done at a unit; who read about whom; take both along to be verified elsewhere; countersign a head from above; sign it. */
export const grants: readonly Grant[] = [
  ...readers.map((role): Grant => ({ role, may: ['audit.read'], reach: 'ownAndBelow' })),
  { role: 'provincialOrganiser', may: ['audit.read', 'audit.countersign'], reach: 'ownAndBelow' },
  { role: 'inspector', may: inspecting, reach: 'ownAndBelow' },
  { role: 'dataProtectionOfficer', may: ['audit.read', 'audit.readings', 'audit.export'], reach: 'ownAndBelow' },
]
