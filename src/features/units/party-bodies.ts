/**
 * Party bodies directly under the province that the public pages name (six beside the 130 communes; four are known by
 * name, August 2025). Former blocs (provincial agencies, enterprises) have ended and have no known successor: they are
 * no alias of anything here and are compared as text.
 */
export interface PartyBody {
  readonly key: string
  readonly name: string
  /** Ways to write it, folded and without the words for "Party committee", "các" and the province's name. */
  readonly written: readonly string[]
  readonly trust: 'reported' | 'presumed'
}

export const partyBodies: readonly PartyBody[] = [
  {
    key: 'party-agencies',
    name: 'Đảng bộ các cơ quan Đảng tỉnh',
    written: ['co quan dang tinh', 'co quan dang cap tinh', 'co quan dang'],
    trust: 'reported',
  },
  {
    key: 'people-committee',
    name: 'Đảng bộ UBND tỉnh',
    written: ['ubnd tinh'],
    trust: 'reported',
  },
  {
    key: 'police',
    name: 'Đảng bộ Công an tỉnh',
    written: ['cong an tinh'],
    trust: 'reported',
  },
  {
    key: 'military',
    name: 'Đảng bộ Quân sự tỉnh',
    written: ['quan su tinh', 'bo chi huy quan su tinh', 'bch quan su tinh', 'bo chqs tinh'],
    trust: 'reported',
  },
]

/** Names of the province's own top bodies: they head a paper, and no member is sent or received by them as such. */
export const provinceWritten: readonly string[] = [
  'tinh',
  'nghe an',
  'tinh uy',
  'ban to chuc tinh uy',
  'ban thuong vu tinh uy',
  'dang cong san viet nam',
]

/** The other provinces and cities until 2025, folded: what lies there is outside the data, whatever its name. */
export const otherProvinces: ReadonlySet<string> = new Set(
  [
    'an giang, ba ria vung tau, bac giang, bac kan, bac lieu, bac ninh, ben tre, binh dinh, binh duong, binh phuoc',
    'binh thuan, ca mau, can tho, cao bang, da nang, dak lak, dak nong, dien bien, dong nai, dong thap, gia lai',
    'ha giang, ha nam, ha noi, ha tinh, hai duong, hai phong, hau giang, hoa binh, hung yen, khanh hoa, kien giang',
    'kon tum, lai chau, lam dong, lang son, lao cai, long an, nam dinh, ninh binh, ninh thuan, phu tho, phu yen',
    'quang binh, quang nam, quang ngai, quang ninh, quang tri, soc trang, son la, tay ninh, thai binh, thai nguyen',
    'thanh hoa, hue, thua thien hue, tien giang, ho chi minh, hcm, tra vinh, tuyen quang, vinh long, vinh phuc, yen bai',
  ]
    .join(', ')
    .split(', '),
)
