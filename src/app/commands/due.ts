import { readDay, written, type Day } from '#kernel/day.ts'
import { isTerm, rulebook, type NotInForce, type TermRule } from '#kernel/rule.ts'
import { dueOf, skipped, type Due, type NotKnownAfter } from '#kernel/term.ts'
import type { Text } from '#kernel/text.ts'
import { calendar, ruleOf, trustWords } from '#rulebook/index.ts'
import { answered, parseCommand, refuseCommand, writeJson, writeLine, type CommandRefusal } from './output.ts'

const usage = 'chibo due RULE EVENT-DAY [--json]'

/** `chibo due RULE EVENT-DAY`: when a term ends, by the version in force on the day of its event. */
export function run(args: readonly string[]): number {
  const parsed = parseCommand(args, { options: {}, words: ['RULE', 'EVENT-DAY'], usage })
  if (!parsed.ok) return parsed.code
  const [id = '', text = ''] = parsed.positionals
  const asked = readQuestion(id, text)
  if (!asked.ok) return refuseCommand(asked.refusal, args)
  const answer = dueOf(asked.term, asked.eventOn, { rules: rulebook(), calendar })
  if (!answer.ok) return refuseCommand(inWords(answer.refusal), args)
  if (parsed.values.json === true) writeJson(answerOf(answer.due))
  else writeAnswer(asked.term, answer.due, parsed.language)
  return answered
}

type Question = { ok: true; term: TermRule; eventOn: Day } | { ok: false; refusal: CommandRefusal }

function readQuestion(id: string, text: string): Question {
  const rule = ruleOf(id)
  if (!rule) return { ok: false, refusal: unknown(id) }
  if (!isTerm(rule)) return { ok: false, refusal: notATerm(id) }
  const eventOn = readDay(text)
  return eventOn === undefined ? { ok: false, refusal: notADay(text) } : { ok: true, term: rule, eventOn }
}

function answerOf(due: Due) {
  const { rule, from, value, cites, trust, because } = due.under
  return {
    rule,
    eventOn: due.eventOn,
    dueOn: due.dueOn,
    versionFrom: from,
    value,
    cites,
    trust,
    ...(because && { because: because.vi }),
    skipped: skipped(due, calendar),
  }
}

function writeAnswer(term: TermRule, due: Due, language: keyof Text): void {
  const { value, from, cites, trust, because } = due.under
  const under = cites.map(({ source, point }) => (point === null ? source : `${source}, ${point}`)).join('; ')
  const off = skipped(due, calendar)
  const lines: Text[] = [
    { vi: `${term.vi}: hạn ${written(due.dueOn)}`, en: `${term.en}: due ${written(due.dueOn)}` },
    {
      vi: `${term.words(value).vi} từ ${written(due.eventOn)}, theo ${under} (bản từ ${written(from)}), ${trustWords[trust].vi}.`,
      en: `${term.words(value).en} from ${written(due.eventOn)}, under ${under} (version of ${written(from)}), ${trustWords[trust].en}.`,
    },
  ]
  if (because) lines.push(because)
  if (off.length > 0) lines.push({ vi: 'Ngày nghỉ không tính:', en: 'Days off that do not count:' })
  for (const line of lines) writeLine(line[language])
  for (const { day, why } of off) writeLine(`  ${written(day)}  ${why}`)
}

function inWords(refusal: NotInForce | NotKnownAfter): CommandRefusal {
  if (refusal.code === 'calendar.notKnownAfter') {
    const last = written(refusal.lastKnown)
    return {
      ...refusal,
      message: {
        vi: `Lịch nghỉ chỉ biết đến ${last}; hạn này vượt quá ngày đó nên chưa tính được.`,
        en: `Days off are known up to ${last}; this term goes past that day and cannot be counted yet.`,
      },
    }
  }
  const { rule, on, firstFrom } = refusal
  return {
    ...refusal,
    message:
      firstFrom === undefined
        ? {
            vi: `"${rule}" chưa được đặt: để trống đến khi nơi có thẩm quyền đặt.`,
            en: `"${rule}" is not set: empty until somebody who may set it does.`,
          }
        : {
            vi: `"${rule}" không có bản nào đang áp dụng ngày ${written(on)}; bản đầu tiên từ ${written(firstFrom)}.`,
            en: `"${rule}" has no version in force on ${written(on)}; the first is of ${written(firstFrom)}.`,
          },
  }
}

function unknown(id: string): CommandRefusal {
  return {
    code: 'rules.unknown',
    rule: id,
    message: {
      vi: `Không có quy định "${id}". Danh sách ở docs/rulebook.md.`,
      en: `There is no rule "${id}". docs/rulebook.md lists them.`,
    },
  }
}

function notATerm(id: string): CommandRefusal {
  return {
    code: 'rules.notATerm',
    rule: id,
    message: {
      vi: `"${id}" không phải một thời hạn có một con số, nên không tính được ngày hết hạn.`,
      en: `"${id}" is not a term with one value, so it has no due day.`,
    },
  }
}

function notADay(given: string): CommandRefusal {
  return {
    code: 'days.invalid',
    given,
    message: {
      vi: `"${given}" không phải một ngày. Viết ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2026-02-03.`,
      en: `"${given}" is not a day. Write days as YEAR-MONTH-DAY, such as 2026-02-03.`,
    },
  }
}
