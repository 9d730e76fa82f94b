import type { Grant } from '#kernel/authority.ts'

export const grants: readonly Grant[] = [
  { role: 'communeStaff', may: ['transfers.recordAttempt'], reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: ['transfers.recordAttempt'], reach: 'ownAndBelow' },
]
