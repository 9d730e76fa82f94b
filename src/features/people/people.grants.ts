import type { Grant } from '#kernel/authority.ts'
import { duplicateGrants } from './duplicates/duplicates.grants.ts'

const work = ['members.read', 'members.write', 'members.import'] as const

/** The identity number in clear is for those who check papers; every reading of one is logged. */
export const grants: readonly Grant[] = [
  { role: 'communeStaff', may: [...work, 'members.identity'], reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: [...work, 'members.identity'], reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: work, reach: 'ownAndBelow' },
  ...duplicateGrants,
]
