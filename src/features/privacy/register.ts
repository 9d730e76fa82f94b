import { type Grant, type Role, roles } from '#kernel/authority.ts'
import { type Day, day, readDay } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { Processing } from '#kernel/processing.ts'
import type { Trust } from '#kernel/rule.ts'
import { dueOf, type Laws } from '#kernel/term.ts'
import { impactFile } from '#rulebook/index.ts'

/** What an organisation says of itself and of its processing as a whole. */
export const ownFields = ['controller', 'contact', 'officer', 'legalGround', 'recipients', 'transfersAbroad'] as const
/** What it adds to the file that assesses the impact. */
export const impactFields = ['startedOn', 'sentOn', 'risks', 'riskMeasures'] as const
/** What it says of one processing. */
export const activityFields = ['legalGround', 'recipients'] as const

export type OwnField = (typeof ownFields)[number]
export type ImpactField = (typeof impactFields)[number]
export type ActivityField = (typeof activityFields)[number]

const days: readonly string[] = ['startedOn', 'sentOn']

export type RegisterRefusal = { readonly code: 'privacy.noSuchField' } | { readonly code: 'privacy.notADay' }

export interface Said {
  /** `organisation`, `impact`, or the id of a processing. */
  readonly about: string
  readonly field: string
  readonly says: string
}

/** Whether the register has this entry; days are days gone by. An empty text takes back what was said. */
export function sayOf(
  said: Said,
  activities: readonly Processing[],
  today: Day,
): Decision<{ readonly says: string }, RegisterRefusal> {
  const fields: readonly string[] = fieldsOf(said.about, activities)
  if (!fields.includes(said.field)) return refuse({ code: 'privacy.noSuchField' })
  const { says } = said
  if (said.about === 'impact' && days.includes(said.field) && says !== '' && !isDayUntil(says, today))
    return refuse({ code: 'privacy.notADay' })
  return { ok: true, says }
}

function fieldsOf(about: string, activities: readonly Processing[]): readonly string[] {
  if (about === 'organisation') return ownFields
  if (about === 'impact') return impactFields
  return activities.some(({ id }) => id === about) ? activityFields : []
}

function isDayUntil(text: string, today: Day): boolean {
  const read = readDay(text)
  return read !== undefined && read <= today
}

/** Which roles may do any of these, in the order of the table of grants. */
export function rolesWith(grants: readonly Grant[], actions: readonly string[]): readonly Role[] {
  return roles.filter((role) => grants.some((g) => g.role === role && g.may.some((action) => actions.includes(action))))
}

export interface ImpactDue {
  readonly dueOn: Day
  readonly days: number
  readonly trust: Trust
  readonly state: 'sent' | 'sentLate' | 'waits' | 'overdue'
}

/** Until when the file is to be sent, once it is known since when data are processed. */
export function impactDueOf(startedOn: string, sentOn: string, today: Day, laws: Laws): ImpactDue | undefined {
  if (startedOn === '') return undefined
  const answer = dueOf(impactFile, day(startedOn), laws)
  if (!answer.ok) return undefined
  const { dueOn, under } = answer.due
  const at = sentOn === '' ? today : sentOn
  const late = at > dueOn
  const state = sentOn === '' ? (late ? 'overdue' : 'waits') : late ? 'sentLate' : 'sent'
  return { dueOn, days: under.value, trust: under.trust, state }
}

/** How the data are kept safe, as the program does it everywhere. */
export const measures = [
  {
    vi: 'Phân quyền theo vai trò và cây tổ chức, hai lớp độc lập (chương trình và cơ sở dữ liệu).',
    en: 'Rights by role and place in the tree, behind two independent walls (program and database).',
  },
  {
    vi: 'Lớp thứ hai khi đăng nhập với mọi vai trò từ cán bộ xã, phường trở lên.',
    en: 'A second layer at sign-in for every role from commune staff upward.',
  },
  {
    vi: 'Việc không thể làm một mình: xóa tên, gộp hồ sơ, xóa dữ liệu, giao vai trò trên chi bộ cần người thứ hai đồng ý.',
    en: 'What nobody does alone: removals, merges, erasures and roles above a cell take a second person.',
  },
  {
    vi: 'Mọi thay đổi được móc xích bằng mã băm; mọi lượt đọc nhạy cảm được ghi và niêm theo lô; dấu niêm để ngoài máy chủ.',
    en: 'Every change chained by hash, every sensitive reading logged and sealed, seals kept outside.',
  },
  {
    vi: 'Số định danh niêm phong bằng khóa để ngoài cơ sở dữ liệu.',
    en: 'Identity numbers sealed with a key kept outside the database.',
  },
  {
    vi: 'Không dùng dịch vụ ngoài, không chuyển dữ liệu ra nước ngoài; chạy được khi không có Internet.',
    en: 'No outside service, nothing sent abroad; it runs without the Internet.',
  },
  {
    vi: 'Bản sao lưu phục hồi thử được; người đã xóa không trở lại khi phục hồi.',
    en: 'Backups that are rehearsed; whoever was erased does not come back with one.',
  },
] as const
