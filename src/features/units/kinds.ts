import type { Text } from '#kernel/text.ts'

/** What a unit can be, from the top down. */
export const unitKinds = [
  'centralCommittee',
  'provincialCommittee',
  'districtCommittee',
  'communeCommittee',
  'superiorAgencyCommittee',
  'agencyCommittee',
  'enterpriseCommittee',
  'schoolCommittee',
  'hospitalCommittee',
  'armedForcesCommittee',
  'residentialCell',
  'communeAgencyCell',
  'agencyCell',
  'enterpriseCell',
  'schoolCell',
  'hospitalCell',
  'armedForcesCell',
] as const
export type UnitKind = (typeof unitKinds)[number]

const workplaceCommittees = ['agencyCommittee', 'enterpriseCommittee', 'schoolCommittee', 'hospitalCommittee'] as const
const workplaceCells = ['agencyCell', 'enterpriseCell', 'schoolCell', 'hospitalCell'] as const

/**
 * Which kinds may stand directly below which. A cell has nothing below it. Of the armed forces only names are kept, so their
 * units stand below committees and below each other, and nothing else below them. The level of districts ended on 1 July 2025;
 * it may still be entered for the days before.
 */
export const kindsBelow: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  centralCommittee: ['provincialCommittee', 'superiorAgencyCommittee', 'armedForcesCommittee'],
  provincialCommittee: [
    'districtCommittee',
    'communeCommittee',
    'superiorAgencyCommittee',
    ...workplaceCommittees,
    'armedForcesCommittee',
    ...workplaceCells,
    'armedForcesCell',
  ],
  districtCommittee: [
    'communeCommittee',
    ...workplaceCommittees,
    'armedForcesCommittee',
    'residentialCell',
    ...workplaceCells,
    'armedForcesCell',
  ],
  communeCommittee: [
    ...workplaceCommittees,
    'armedForcesCommittee',
    'residentialCell',
    'communeAgencyCell',
    ...workplaceCells,
    'armedForcesCell',
  ],
  superiorAgencyCommittee: [...workplaceCommittees, 'armedForcesCommittee', ...workplaceCells, 'armedForcesCell'],
  agencyCommittee: ['agencyCommittee', ...workplaceCells],
  enterpriseCommittee: ['enterpriseCommittee', 'enterpriseCell'],
  schoolCommittee: ['schoolCommittee', 'schoolCell'],
  hospitalCommittee: ['hospitalCommittee', 'hospitalCell'],
  armedForcesCommittee: ['armedForcesCommittee', 'armedForcesCell'],
  residentialCell: [],
  communeAgencyCell: [],
  agencyCell: [],
  enterpriseCell: [],
  schoolCell: [],
  hospitalCell: [],
  armedForcesCell: [],
}

/** What people read for a kind. */
export const kindWords: Readonly<Record<UnitKind, Text>> = {
  centralCommittee: { vi: 'Đảng bộ toàn quốc', en: 'The whole Party' },
  provincialCommittee: { vi: 'Đảng bộ tỉnh, thành phố', en: 'Provincial committee' },
  districtCommittee: { vi: 'Đảng bộ cấp huyện (trước 01/07/2025)', en: 'District committee (before 01/07/2025)' },
  communeCommittee: { vi: 'Đảng bộ xã, phường', en: 'Commune or ward committee' },
  superiorAgencyCommittee: { vi: 'Đảng bộ cấp trên trực tiếp', en: 'Superior agency committee' },
  agencyCommittee: { vi: 'Đảng bộ cơ quan', en: 'Agency committee' },
  enterpriseCommittee: { vi: 'Đảng bộ doanh nghiệp', en: 'Enterprise committee' },
  schoolCommittee: { vi: 'Đảng bộ trường học', en: 'School committee' },
  hospitalCommittee: { vi: 'Đảng bộ bệnh viện', en: 'Hospital committee' },
  armedForcesCommittee: { vi: 'Đảng bộ lực lượng vũ trang', en: 'Armed forces committee' },
  residentialCell: { vi: 'Chi bộ khối, xóm', en: 'Residential cell' },
  communeAgencyCell: { vi: 'Chi bộ cơ quan xã, phường', en: 'Commune agency cell' },
  agencyCell: { vi: 'Chi bộ cơ quan', en: 'Agency cell' },
  enterpriseCell: { vi: 'Chi bộ doanh nghiệp', en: 'Enterprise cell' },
  schoolCell: { vi: 'Chi bộ trường học', en: 'School cell' },
  hospitalCell: { vi: 'Chi bộ bệnh viện', en: 'Hospital cell' },
  armedForcesCell: { vi: 'Chi bộ lực lượng vũ trang', en: 'Armed forces cell' },
}
