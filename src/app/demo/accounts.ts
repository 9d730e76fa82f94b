import type { Role } from '#kernel/authority.ts'
import { day } from '#kernel/day.ts'
import type { Text } from '#kernel/text.ts'
import { openAccount, seat } from '#features/accounts/index.server.ts'
import type { Tx } from '#platform/db/index.ts'
import { hashPassword } from '#platform/session/password.ts'
import { agencies } from './people/index.ts'
import { cellIn, type DrawnPlan, found, type Landmarks } from './register/index.ts'

export interface DemoAccount {
  readonly username: string
  /** The made-up person behind it. */
  readonly name: string
  /** Its role and unit, as people read it. */
  readonly seat: Text
}

interface Wanted extends DemoAccount {
  readonly role: Role
  readonly unitOf: (tree: Landmarks) => string
  /** A cell below that unit, by its name. */
  readonly cell?: string
}

const sender = agencies[0]?.name ?? ''

/** Whose reconciliation the demo tells. */
export const wardStaff = 'khiem.truongvinh'
/** A member of the register who sees their own page. */
export const ownMember = { username: 'can.trunghop', name: 'Ngô Văn Cần', cell: 'Khối Trung Hợp' } as const
export const ownSecretary = 'mui.trunghop'
const staffNextDoor = 'thuong.vinhphu'
const agencyStaff = 'nguyen.coquandang'

const wanted: readonly Wanted[] = [
  {
    username: wardStaff,
    name: 'Đậu Quốc Khiêm',
    seat: { vi: 'cán bộ Đảng ủy phường Trường Vinh', en: 'staff of the ward Trường Vinh' },
    role: 'communeStaff',
    unitOf: (tree) => found(tree.communes, 'Trường Vinh'),
  },
  {
    username: 'lai.truongvinh',
    name: 'Trần Thị Lài',
    seat: {
      vi: 'cán bộ Đảng ủy phường Trường Vinh, người thứ hai',
      en: 'staff of the ward Trường Vinh, the second person',
    },
    role: 'communeStaff',
    unitOf: (tree) => found(tree.communes, 'Trường Vinh'),
  },
  {
    username: agencyStaff,
    name: 'Lê Thị Hạnh Nguyên',
    seat: { vi: 'cán bộ Đảng ủy các cơ quan Đảng tỉnh', en: 'staff of the provincial Party agencies' },
    role: 'agencyStaff',
    unitOf: (tree) => found(tree.agencies, sender),
  },
  {
    username: staffNextDoor,
    name: 'Cao Thị Hoài Thương',
    seat: { vi: 'cán bộ Đảng ủy phường Vinh Phú', en: 'staff of the ward Vinh Phú' },
    role: 'communeStaff',
    unitOf: (tree) => found(tree.communes, 'Vinh Phú'),
  },
  {
    username: 'lam.bantochuc',
    name: 'Trần Sơn Lâm',
    seat: { vi: 'chuyên viên Ban Tổ chức Tỉnh ủy', en: 'organiser of the province' },
    role: 'provincialOrganiser',
    unitOf: (tree) => tree.province,
  },
  {
    username: 'thanh.bantochuc',
    name: 'Hồ Thị Thanh',
    seat: { vi: 'chuyên viên Ban Tổ chức Tỉnh ủy, người thứ hai', en: 'organiser of the province, the second person' },
    role: 'provincialOrganiser',
    unitOf: (tree) => tree.province,
  },
  {
    username: 'hoa.truongvinh',
    name: 'Nguyễn Thị Hòa',
    seat: { vi: 'bí thư Đảng ủy phường Trường Vinh', en: 'secretary of the ward Trường Vinh' },
    role: 'communeSecretary',
    unitOf: (tree) => found(tree.communes, 'Trường Vinh'),
  },
  {
    username: ownSecretary,
    name: 'Nguyễn Thị Mùi',
    seat: { vi: 'bí thư Chi bộ Khối Trung Hợp', en: 'secretary of the cell Khối Trung Hợp' },
    role: 'cellSecretary',
    unitOf: (tree) => found(tree.communes, 'Trường Vinh'),
    cell: 'Khối Trung Hợp',
  },
  {
    username: ownMember.username,
    name: ownMember.name,
    seat: {
      vi: 'đảng viên Chi bộ Khối Trung Hợp, xem hồ sơ của mình',
      en: 'member of the cell Khối Trung Hợp, sees their own record',
    },
    role: 'member',
    unitOf: (tree) => found(tree.communes, 'Trường Vinh'),
    cell: ownMember.cell,
  },
  {
    username: 'tri.truongvinh',
    name: 'Hồ Văn Trí',
    seat: {
      vi: 'phụ trách dữ liệu cá nhân, phường Trường Vinh',
      en: 'data-protection officer of the ward Trường Vinh',
    },
    role: 'dataProtectionOfficer',
    unitOf: (tree) => found(tree.communes, 'Trường Vinh'),
  },
  {
    username: 'sen.kiemtra',
    name: 'Lô Thị Hương Sen',
    seat: { vi: 'cán bộ Ủy ban Kiểm tra Tỉnh ủy', en: 'inspector of the province' },
    role: 'inspector',
    unitOf: (tree) => tree.province,
  },
  {
    username: 'manh.kythuat',
    name: 'Phạm Đức Mạnh',
    seat: {
      vi: 'cán bộ kỹ thuật của tỉnh, không thấy dữ liệu người',
      en: 'IT officer of the province, sees no person',
    },
    role: 'itOfficer',
    unitOf: (tree) => tree.province,
  },
]

const since = day('2025-07-01')

/** Who types what happens at a committee: the account of its staff, where it has one. */
export function typists(tree: Landmarks, ids: ReadonlyMap<string, string>): (committee: string) => string | undefined {
  const staff = wanted.filter(({ role }) => role === 'communeStaff' || role === 'agencyStaff')
  // the first of two at a unit
  const byUnit = new Map(staff.toReversed().map(({ username, unitOf }) => [unitOf(tree), ids.get(username)]))
  return (committee) => byUnit.get(committee)
}

/** Opens the accounts and answers their ids by user name. */
export async function openAccounts(
  tx: Tx,
  plan: DrawnPlan,
  passwordOf: (username: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const { username, name, role, unitOf, cell } of wanted) {
    const account = await openAccount(tx, {
      username,
      name,
      passwordHash: await hashPassword(passwordOf(username)),
      exempt: true,
    })
    const committee = unitOf(plan.landmarks)
    const unit = cell === undefined ? committee : cellIn(plan, committee, cell).unit
    await seat(tx, { account, role, unit, from: since })
    ids.set(username, account)
  }
  return ids
}

export const demoAccounts: readonly DemoAccount[] = wanted.map(({ username, name, seat: held }) => ({
  username,
  name,
  seat: held,
}))
