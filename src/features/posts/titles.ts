import type { Text } from '#kernel/text.ts'
import type { UnitKind } from '#features/units/index.ts'

/** Posts in cells and committees, in hamlets and blocks, and in the commune's Party office (product.md, C11). */
export const titles = [
  'secretary',
  'standingDeputySecretary',
  'deputySecretary',
  'committeeMember',
  'inspectionHead',
  'officeHead',
  'officeStaff',
  'headOfHamlet',
  'deputyHeadOfHamlet',
  'frontHead',
  'youthSecretary',
  'womenHead',
  'farmersHead',
  'veteransHead',
  'elderlyHead',
] as const
export type Title = (typeof titles)[number]

type Place = 'cell' | 'committee' | 'hamlet' | 'office'

interface Known {
  readonly words: Text
  /** Where there is such a post. */
  readonly at: readonly Place[]
  /** Held by members only. The others are held by people of the hamlet too, of whom only the name is kept. */
  readonly membersOnly: boolean
}

export const titleBook: Readonly<Record<Title, Known>> = {
  secretary: { words: { vi: 'Bí thư', en: 'Secretary' }, at: ['cell', 'committee'], membersOnly: true },
  standingDeputySecretary: {
    words: { vi: 'Phó bí thư thường trực', en: 'Standing deputy secretary' },
    at: ['committee'],
    membersOnly: true,
  },
  deputySecretary: {
    words: { vi: 'Phó bí thư', en: 'Deputy secretary' },
    at: ['cell', 'committee'],
    membersOnly: true,
  },
  committeeMember: {
    words: { vi: 'Cấp ủy viên', en: 'Committee member' },
    at: ['cell', 'committee'],
    membersOnly: true,
  },
  inspectionHead: {
    words: { vi: 'Chủ nhiệm ủy ban kiểm tra', en: 'Head of the inspection commission' },
    at: ['committee'],
    membersOnly: true,
  },
  officeHead: {
    words: { vi: 'Chánh văn phòng đảng ủy', en: 'Head of the Party office' },
    at: ['office'],
    membersOnly: true,
  },
  officeStaff: {
    words: { vi: 'Cán bộ văn phòng đảng ủy', en: 'Staff of the Party office' },
    at: ['office'],
    membersOnly: false,
  },
  headOfHamlet: {
    words: { vi: 'Khối trưởng, xóm trưởng', en: 'Head of the hamlet or block' },
    at: ['hamlet'],
    membersOnly: false,
  },
  deputyHeadOfHamlet: {
    words: { vi: 'Khối phó, xóm phó', en: 'Deputy head of the hamlet or block' },
    at: ['hamlet'],
    membersOnly: false,
  },
  frontHead: {
    words: { vi: 'Trưởng ban công tác Mặt trận', en: 'Head of the Front committee' },
    at: ['hamlet'],
    membersOnly: false,
  },
  youthSecretary: {
    words: { vi: 'Bí thư chi đoàn, đoàn thanh niên', en: 'Secretary of the youth union' },
    at: ['hamlet', 'cell', 'committee'],
    membersOnly: false,
  },
  womenHead: {
    words: { vi: 'Chi hội trưởng phụ nữ', en: 'Head of the women’s association' },
    at: ['hamlet'],
    membersOnly: false,
  },
  farmersHead: {
    words: { vi: 'Chi hội trưởng nông dân', en: 'Head of the farmers’ association' },
    at: ['hamlet'],
    membersOnly: false,
  },
  veteransHead: {
    words: { vi: 'Chi hội trưởng cựu chiến binh', en: 'Head of the veterans’ association' },
    at: ['hamlet'],
    membersOnly: false,
  },
  elderlyHead: {
    words: { vi: 'Chi hội trưởng người cao tuổi', en: 'Head of the association of the elderly' },
    at: ['hamlet'],
    membersOnly: false,
  },
}

/** What a kind of unit is, as far as posts go. Of the armed forces no people are kept, so they have none. */
const placesOf: Readonly<Record<UnitKind, readonly Place[]>> = {
  centralCommittee: ['committee'],
  provincialCommittee: ['committee', 'office'],
  districtCommittee: ['committee', 'office'],
  communeCommittee: ['committee', 'office'],
  superiorAgencyCommittee: ['committee', 'office'],
  agencyCommittee: ['committee'],
  enterpriseCommittee: ['committee'],
  schoolCommittee: ['committee'],
  hospitalCommittee: ['committee'],
  armedForcesCommittee: [],
  residentialCell: ['cell', 'hamlet'],
  communeAgencyCell: ['cell'],
  agencyCell: ['cell'],
  enterpriseCell: ['cell'],
  schoolCell: ['cell'],
  hospitalCell: ['cell'],
  armedForcesCell: [],
}

/** The posts there are at a kind of unit, in the order people name them. */
export function titlesAt(kind: UnitKind): readonly Title[] {
  return titles.filter((title) => titleBook[title].at.some((place) => placesOf[kind].includes(place)))
}
