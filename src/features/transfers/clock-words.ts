import { written, type Day } from '#kernel/day.ts'
import type { Trust } from '#kernel/rule.ts'
import type { Text } from '#kernel/text.ts'
import type { Clock, ClockRule, KeptClock, Why } from './clock.ts'

/** How the event of each clock is called. */
const events: Readonly<Record<ClockRule, Text>> = {
  'transfers.procedure': {
    vi: 'ngày quyết định có hiệu lực hoặc nghỉ hưu',
    en: 'the day the decision takes effect or of retirement',
  },
  'transfers.presentation': { vi: 'ngày được giới thiệu đi', en: 'the day introduced out' },
  'transfers.noShow': { vi: 'ngày nơi nhận có phiếu báo', en: 'the day the receiver got the notice' },
}

const toConfirm = { vi: 'Chờ xác nhận', en: 'To be confirmed' }

type Told = { readonly rule: ClockRule } & Partial<KeptClock>

/** Why a clock stands as it does: what it is counted from, how far it is, and what is not sure about it. No names, and nothing that accuses. */
export function sentenceOf(clock: Told, why: Why, left: Clock['left'], doubt: Text | undefined): Text {
  const sentences = [counted(clock), standing(clock, why, left), sureness(clock.trust, doubt)].filter(
    (s) => s !== undefined,
  )
  return { vi: sentences.map((s) => s.vi).join(' '), en: sentences.map((s) => s.en).join(' ') }
}

function counted({ rule, eventOn, dueOn }: Told): Text | undefined {
  if (eventOn === undefined || dueOn === undefined) return undefined
  const { vi, en } = events[rule]
  return {
    vi: `Tính từ ${vi} ${written(eventOn)}, hạn ${written(dueOn)}.`,
    en: `Counted from ${en}, ${written(eventOn)}; due ${written(dueOn)}.`,
  }
}

function standing({ rule }: Told, why: Why, left: Clock['left']): Text {
  if (isNotKnown(why)) return notKnown(events[rule], why)
  switch (why.code) {
    case 'running':
      return left
        ? { vi: `Còn ${days(left).vi}.`, en: `${days(left).en} left.` }
        : { vi: 'Chưa đến hạn.', en: 'Not due yet.' }
    case 'dueToday':
      return { vi: 'Hạn là hôm nay.', en: 'Due today.' }
    case 'overdue':
      return past(left)
    case 'introduced':
      return stopped(why.on, why.late)
    case 'inSentList':
      return {
        vi: 'Đã dừng vì có trong danh sách giới thiệu đi.',
        en: 'Stopped: it stands in the list of those introduced.',
      }
  }
}

type NotKnown = Extract<Why, { code: 'notInLists' | 'inTheFuture' | 'noRule' | 'pastCalendar' }>

function isNotKnown(why: Why): why is NotKnown {
  return ['notInLists', 'inTheFuture', 'noRule', 'pastCalendar'].includes(why.code)
}

function notKnown({ vi, en }: Text, why: NotKnown): Text {
  switch (why.code) {
    case 'notInLists':
      return { vi: `Chưa rõ vì các danh sách không ghi ${vi}.`, en: `Unknown: the lists do not tell ${en}.` }
    case 'inTheFuture':
      return {
        vi: `Chưa rõ vì ${vi} (${written(why.on)}) chưa đến.`,
        en: `Unknown: ${en} (${written(why.on)}) is yet to come.`,
      }
    case 'noRule':
      return {
        vi: `Chưa rõ vì chưa biết quy định nào áp dụng cho ${vi} (${written(why.on)}).`,
        en: `Unknown: no rule is known for ${en} (${written(why.on)}).`,
      }
    case 'pastCalendar':
      return {
        vi: `Chưa rõ vì hạn tính từ ${vi} (${written(why.on)}) vượt quá ${written(why.lastKnown)}, ngày cuối của lịch nghỉ đã biết.`,
        en: `Unknown: counted from ${en} (${written(why.on)}) it goes past ${written(why.lastKnown)}, the last day of the known calendar.`,
      }
  }
}

function past(left: Clock['left']): Text {
  if (!left || left.n === 0) return { vi: 'Đã quá hạn.', en: 'Past due.' }
  const by = days({ ...left, n: -left.n })
  return { vi: `Đã quá ${by.vi}.`, en: `${by.en} past due.` }
}

function stopped(on: Day, late: boolean): Text {
  return {
    vi: `Đã dừng ngày ${written(on)}, khi nơi gửi giới thiệu đi, ${late ? 'sau hạn' : 'trong hạn'}.`,
    en: `Stopped on ${written(on)} by the introduction, ${late ? 'after the due day' : 'in time'}.`,
  }
}

function sureness(trust: Trust | undefined, doubt: Text | undefined): Text | undefined {
  if (trust !== 'presumed') return undefined
  if (!doubt) return { vi: `${toConfirm.vi}.`, en: `${toConfirm.en}.` }
  return { vi: `${toConfirm.vi}: ${doubt.vi}`, en: `${toConfirm.en}: ${doubt.en}` }
}

function days({ n, unit }: { readonly n: number; readonly unit: 'workingDays' | 'days' }): Text {
  const one = n === 1 ? 'day' : 'days'
  return unit === 'days'
    ? { vi: `${n} ngày`, en: `${n} ${one}` }
    : { vi: `${n} ngày làm việc`, en: `${n} working ${one}` }
}

/** How a kept clock differs from what would be counted today. */
export function differsInWords(kept: KeptClock, now: KeptClock): Text {
  if (kept.versionFrom === now.versionFrom && kept.value === now.value)
    return {
      vi: `Lịch nghỉ đã thay đổi sau khi tính: theo lịch hôm nay hạn là ${written(now.dueOn)}; hạn đã ghi ${written(kept.dueOn)} giữ nguyên.`,
      en: `Days off changed after it was counted: by today’s calendar the due day is ${written(now.dueOn)}; the recorded ${written(kept.dueOn)} stays.`,
    }
  return {
    vi: `Quy định đã thay đổi sau khi tính: theo bản từ ${written(now.versionFrom)} hạn là ${written(now.dueOn)}; hạn đã ghi ${written(kept.dueOn)} giữ nguyên.`,
    en: `The rule changed after it was counted: by the version of ${written(now.versionFrom)} the due day is ${written(now.dueOn)}; the recorded ${written(kept.dueOn)} stays.`,
  }
}
