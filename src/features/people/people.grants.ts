import type { Grant, Role } from '#kernel/authority.ts'
import { duplicateGrants } from './duplicates/duplicates.grants.ts'

const work = ['members.read', 'members.write', 'members.import'] as const

const readers: readonly Role[] = [
  'cellSecretary',
  'cellDeputy',
  'cellCommittee',
  'communeSecretary',
  'agencyCommittee',
  'inspector',
]

/** The identity number in clear is for those who check papers; every reading of one is logged. */
export const grants: readonly Grant[] = [
  ...readers.map((role): Grant => ({ role, may: ['members.read'], reach: 'ownAndBelow' })),
  { role: 'communeStaff', may: [...work, 'members.identity'], reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: [...work, 'members.identity'], reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: work, reach: 'ownAndBelow' },
  ...duplicateGrants,
]
