import type { Grant } from '#kernel/authority.ts'

const work = [
  'reconciliation.read',
  'reconciliation.open',
  'reconciliation.addList',
  'reconciliation.run',
  'reconciliation.settle',
  'reconciliation.report',
  'reconciliation.erase',
] as const

export const grants: readonly Grant[] = [
  { role: 'communeStaff', may: work, reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: work, reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: ['reconciliation.read', 'reconciliation.report'], reach: 'ownAndBelow' },
  { role: 'communeSecretary', may: ['reconciliation.read', 'reconciliation.report'], reach: 'ownAndBelow' },
  { role: 'agencyCommittee', may: ['reconciliation.read', 'reconciliation.report'], reach: 'ownAndBelow' },
  { role: 'inspector', may: ['reconciliation.read'], reach: 'ownAndBelow' },
  // reconciliation.keptFor may be set by province and commune, each for its own unit and what is below
  { role: 'communeStaff', may: ['reconciliation.keep'], reach: 'ownAndBelow' },
  { role: 'provincialOrganiser', may: ['reconciliation.keep'], reach: 'ownAndBelow' },
]
