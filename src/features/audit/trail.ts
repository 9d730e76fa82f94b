import { addDays, day, type Day } from '#kernel/day.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import type { TrailRow } from './trail.contract.ts'

export type AuditRefusal =
  | { readonly code: 'audit.daysCrossed'; readonly from: Day; readonly to: Day }
  | { readonly code: 'audit.otherHead'; readonly day: Day }
  | { readonly code: 'audit.keyWrong' }

/** The days of a trail: the first of the month four months back until today, unless given. */
export function spanOf(
  asked: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  today: Day,
): Decision<{ readonly from: Day; readonly to: Day }, AuditRefusal> {
  const to = asked.to ?? today
  const from = asked.from ?? monthsBack(to, 4)
  return from > to ? refuse({ code: 'audit.daysCrossed', from, to }) : { ok: true, from, to }
}

function monthsBack(from: Day, months: number): Day {
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 - months
  return day(`${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`)
}

/** What stands beside a row: `outside` is the number of the last head that somebody took along. */
export function proofOf(
  { head, intact }: { readonly head: number | null; readonly intact: boolean | null },
  outside: number | undefined,
): TrailRow['proof'] {
  if (intact === false) return 'differs'
  if (head === null) return 'notYet'
  return outside !== undefined && head <= outside ? 'outside' : 'inside'
}

/** Files bear the day they were made: `Dấu vết Phan Thị Hồng Nhạn 2026-11-23.zip`. */
export function fileName(name: string, today: Day): string {
  return `Dấu vết ${name} ${today}.zip`
}

export function dayAfter(last: Day): Day {
  return addDays(last, 1)
}
