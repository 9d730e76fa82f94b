import { agencies, type Chance } from '../people/index.ts'
import { addCell } from './cells.ts'
import { anId } from './ids.ts'
import { longAgo, reform, type Drawing, type Place } from './plan.ts'

/** Bodies below the provincial committees, beside the offices that the lists of the demo name; the larger ones have cells of their own. */
const bodies: readonly (readonly string[])[] = [
  ['Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Ủy ban Kiểm tra Tỉnh ủy', 'Ủy ban Mặt trận Tổ quốc tỉnh', 'Văn phòng HĐND tỉnh', 'Tòa án nhân dân tỉnh', 'Viện Kiểm sát nhân dân tỉnh', 'Báo và Phát thanh, Truyền hình tỉnh', 'Liên đoàn Lao động tỉnh', 'Tỉnh đoàn', 'Hội Liên hiệp Phụ nữ tỉnh'],
  ['Văn phòng UBND tỉnh', 'Sở Khoa học và Công nghệ', 'Sở Công Thương', 'Sở Tư pháp', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở Dân tộc và Tôn giáo', 'Sở Ngoại vụ', 'Thanh tra tỉnh', 'Ban Quản lý khu kinh tế', 'Bệnh viện Đa khoa tỉnh', 'Bệnh viện Sản Nhi', 'Bệnh viện Y học cổ truyền', 'Trung tâm Kiểm soát bệnh tật', 'Trường Đại học Y khoa', 'Trường Cao đẳng Kỹ thuật', 'Trường THPT chuyên', 'Quỹ Đầu tư phát triển', 'Trung tâm Dịch vụ việc làm', 'Chi cục Thủy lợi', 'Chi cục Kiểm lâm', 'Kho bạc tỉnh', 'Bảo hiểm xã hội tỉnh', 'Thuế tỉnh', 'Công ty Cấp nước', 'Công ty Môi trường đô thị'],
] // prettier-ignore
const rooms = 'Văn phòng|Tổ chức - Hành chính|Kế hoạch - Tài chính|Nghiệp vụ 1|Nghiệp vụ 2|Thanh tra|Pháp chế|Quản lý dự án|Nghiệp vụ 3|Nghiệp vụ 4|Đào tạo|Công nghệ thông tin|Khoa 1|Khoa 2|Khoa 3|Khoa 4|Khoa 5|Khoa 6'.split('|') // prettier-ignore

/** The provincial committees with their cells, before the reform below one bloc; answers their ids by name. */
export function agencyCells(
  drawing: Drawing,
  by: Chance,
  { province, members }: { readonly province: string; readonly members: readonly number[] },
): ReadonlyMap<string, string> {
  const bloc = anId(by)
  drawing.units.push({
    id: bloc,
    kind: 'superiorAgencyCommittee',
    name: 'Đảng bộ Khối Các cơ quan tỉnh',
    from: longAgo,
    to: reform,
    under: [{ parent: province, from: longAgo }],
  })
  const ids = new Map<string, string>()
  for (const [at, { name, below }] of agencies.entries()) {
    const id = anId(by)
    ids.set(name, id)
    drawing.units.push({
      id,
      kind: 'superiorAgencyCommittee',
      name,
      from: reform,
      under: [{ parent: province, from: reform }],
    })
    drawing.successions.push({ from: bloc, to: id, on: reform })
    const moved = [
      { parent: bloc, from: longAgo },
      { parent: id, from: reform },
    ]
    const offices = below.map((office) => officeCell(drawing, by, { office, committee: id, under: moved }))
    const left = (members[at] ?? 0) - offices.reduce((sum, n) => sum + n, 0)
    for (const [i, called] of (bodies[at] ?? []).entries())
      body(drawing, by, { name: called, committee: id, under: moved, members: part(left, bodies[at]?.length ?? 1, i) })
  }
  return ids
}

function part(sum: number, parts: number, at: number): number {
  return Math.floor((sum * (at + 1)) / parts) - Math.floor((sum * at) / parts)
}

interface Below {
  readonly committee: string
  readonly under: readonly Place[]
}

const ofWork = { residents: 0, lost: 0, retired: 0, cameFromWork: 0, aliases: [] } as const

function officeCell(
  drawing: Drawing,
  by: Chance,
  { office, committee, under }: Below & { readonly office: string },
): number {
  const members = by.between(38, 66)
  addCell(drawing, by, { ...ofWork, kind: 'agencyCell', name: office, committee, from: longAgo, under, members })
  return members
}

function body(
  drawing: Drawing,
  by: Chance,
  { name, committee, under, members }: Below & { readonly name: string; readonly members: number },
): void {
  const id = anId(by)
  drawing.units.push({ id, kind: 'agencyCommittee', name: `Đảng bộ ${name}`, short: name, from: longAgo, under })
  const count = Math.max(1, Math.round(members / 28))
  for (let i = 0; i < count; i += 1)
    addCell(drawing, by, {
      ...ofWork,
      kind: 'agencyCell',
      name: `${roomOf(i)} - ${name}`,
      committee,
      from: longAgo,
      under: [{ parent: id, from: longAgo }],
      members: part(members, count, i),
    })
}

function roomOf(i: number): string {
  const room = rooms[i % rooms.length] ?? ''
  return i < rooms.length ? room : `${room} ${Math.floor(i / rooms.length) + 1}`
}
