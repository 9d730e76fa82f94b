import { type Day, todayInVietnam } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { Laws } from '#kernel/term.ts'
import type { NotInForce, Trust } from '#kernel/rule.ts'
import type { Text } from '#kernel/text.ts'
import { breachNotice } from '#rulebook/index.ts'

/** What kinds of data an incident may touch, as the register names them. */
export const dataKinds = [
  'names',
  'membership',
  'numbers',
  'residence',
  'posts',
  'history',
  'lists',
  'accounts',
] as const
export type DataKind = (typeof dataKinds)[number]

export const dataWords: Readonly<Record<DataKind, Text>> = {
  names: { vi: 'họ tên, ngày sinh, giới tính', en: 'names, days of birth, sex' },
  membership: {
    vi: 'thẻ đảng, ngày vào Đảng, tình trạng, nơi sinh hoạt',
    en: 'cards, days of admission, status, units',
  },
  numbers: { vi: 'số định danh cá nhân', en: 'identity numbers' },
  residence: { vi: 'nơi ở, nơi công tác', en: 'residence, workplace' },
  posts: { vi: 'chức vụ', en: 'posts' },
  history: { vi: 'lịch sử thay đổi, ai đã đọc gì', en: 'history of changes, who read what' },
  lists: { vi: 'danh sách đối chiếu', en: 'lists that were compared' },
  accounts: { vi: 'tài khoản người dùng', en: 'accounts of users' },
}

export const whoms = ['specialisedBody', 'superior', 'people'] as const
export type Whom = (typeof whoms)[number]

export const whomWords: Readonly<Record<Whom, Text>> = {
  specialisedBody: {
    vi: 'cơ quan chuyên trách bảo vệ dữ liệu cá nhân',
    en: 'the specialised body for data protection',
  },
  superior: { vi: 'cấp ủy cấp trên', en: 'the committee above' },
  people: { vi: 'những người liên quan', en: 'the people concerned' },
}

export interface Entered {
  /** Milliseconds since 1970, as everywhere here. */
  readonly noticedAt: number
  readonly what: string
  readonly data: readonly DataKind[]
  readonly people: number | null
  readonly measures: string
}

/** The last hour for the notice, with the rule it was counted under. */
export interface Counted {
  readonly dueAt: number
  readonly from: Day
  readonly value: number
  readonly trust: Trust
}

/** Hours in refusals are those of Vietnam's clock: `2026-11-23T08:40`. */
export type BreachRefusal =
  | NotInForce
  | { readonly code: 'privacy.notYet'; readonly at: string }
  | { readonly code: 'privacy.beforeNoticed'; readonly noticedAt: string }
  | { readonly code: 'privacy.whyLate'; readonly dueAt: string }
  | { readonly code: 'privacy.changedMeanwhile' }

const hour = 3_600_000 // milliseconds
const minute = 60_000

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** `2026-11-23T08:40`, by Vietnam's clock. */
export function hereAt(instant: number): string {
  const minutes = Math.floor((instant + 7 * hour) / minute) % 1440
  return `${todayInVietnam(instant)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Reckoned in hours from the moment it was noticed, by the version in force on that day. */
function countFrom(noticedAt: number, { rules }: Laws): Decision<Counted, BreachRefusal> {
  const answer = rules.of(breachNotice, todayInVietnam(noticedAt))
  if (!answer.ok) return answer
  const { from, value, trust } = answer.under
  return { ok: true, dueAt: noticedAt + value * hour, from, value, trust }
}

export function recordBreach(
  { noticedAt }: Entered,
  now: number,
  laws: Laws,
): Decision<{ readonly counted: Counted }, BreachRefusal> {
  if (noticedAt > now) return refuse({ code: 'privacy.notYet', at: hereAt(noticedAt) })
  const counted = countFrom(noticedAt, laws)
  return counted.ok ? { ok: true, counted } : counted
}

interface Notice {
  readonly whom: Whom
  readonly at: number
  readonly lateReason: string | null
}

/** Somebody was notified. To the specialised body after the last hour: received like any other, and its reason asked. */
export function noticeBreach(
  breach: { readonly noticedAt: number; readonly dueAt: number },
  { whom, at, lateReason }: Notice,
  now: number,
): Decision<{ readonly late: boolean }, BreachRefusal> {
  if (at > now) return refuse({ code: 'privacy.notYet', at: hereAt(at) })
  if (at < breach.noticedAt) return refuse({ code: 'privacy.beforeNoticed', noticedAt: hereAt(breach.noticedAt) })
  const late = whom === 'specialisedBody' && at > breach.dueAt
  if (late && lateReason === null) return refuse({ code: 'privacy.whyLate', dueAt: hereAt(breach.dueAt) })
  return { ok: true, late }
}

export type ClockState = 'running' | 'overdue' | 'inTime' | 'late'

/** How the clock of an incident stands: as long as nobody notified the body it runs. `hours`: left, or over. */
export function clockOf(
  dueAt: number,
  notices: readonly Pick<Notice, 'whom' | 'at'>[],
  now: number,
): { readonly state: ClockState; readonly hours: number } {
  const told = notices.filter(({ whom }) => whom === 'specialisedBody').map(({ at }) => at)
  const first = told.length === 0 ? undefined : Math.min(...told)
  const at = first ?? now
  const hours = Math.floor(Math.abs(dueAt - at) / hour)
  if (first === undefined) return { state: at > dueAt ? 'overdue' : 'running', hours }
  return { state: at > dueAt ? 'late' : 'inTime', hours }
}
