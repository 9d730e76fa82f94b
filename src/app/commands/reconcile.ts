import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { understand } from '#engines/sheets/index.ts'
import type { GivenList, Side } from '#features/reconciliation/entry.ts'
import { placeLists } from '#features/reconciliation/organisations.ts'
import { noteProblem, notesOf } from '#features/lists/index.ts'
import { readList, type ListProblem } from '#features/reconciliation/read.ts'
import { reconcile } from '#features/reconciliation/reconcile.ts'
import { vocabularyFor } from '#features/reconciliation/vocabulary.ts'
import { readDay, todayInVietnam, type Day } from '#kernel/day.ts'
import { rulebook } from '#kernel/rule.ts'
import { readGrids, tellRefusal } from '#platform/documents/index.ts'
import { calendar } from '#rulebook/index.ts'
import { answered, parseCommand, refuseCommand, writeJson, type CommandRefusal } from './output.ts'
import { answerOf, type ComparedFile } from './reconcile-answer.ts'
import { tellAnswer } from './reconcile-words.ts'

const usage =
  'chibo reconcile SENT RECEIVED [--residing FILE] [--sent-by NAME|all] [--received-by NAME|all] [--on DAY] [--json]'

const options = {
  residing: { type: 'string' },
  'sent-by': { type: 'string', multiple: true },
  'received-by': { type: 'string', multiple: true },
  on: { type: 'string' },
} as const

/** `chibo reconcile SENT RECEIVED`: who arrived, who is not seen yet, who was never introduced; exactly as docs say, without server or database. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, { options, words: ['SENT', 'RECEIVED'], usage })
  if (!parsed.ok) return parsed.code
  const { values, positionals, language } = parsed
  const on = values.on === undefined ? todayInVietnam(Date.now()) : readDay(values.on)
  if (on === undefined) return refuseCommand(notADay(values.on ?? ''), args)
  const wanted: readonly Wanted[] = [
    { side: 'sent', path: positionals[0] ?? '', named: values['sent-by'] },
    { side: 'received', path: positionals[1] ?? '', named: values['received-by'] },
    ...(values.residing === undefined ? [] : [{ side: 'residing', path: values.residing } as const]),
  ]
  const files = await Promise.all(wanted.map((one) => readFileOf(one, on)))
  const refused = files.find((f) => !f.ok)
  if (refused) return refuseCommand(refused.refusal, args)
  const read = files.filter((f) => f.ok)
  const lists = placeLists(read.map((f) => f.list))
  const outcome = reconcile(lists, [], { on })
  const compared = read.map(({ list, problems, path }, at): ComparedFile => {
    return { side: list.side, file: path, rows: list.rows.length, speaksFor: lists[at]?.speaksFor ?? 'all', problems }
  })
  const answer = answerOf(outcome, compared, { today: on, rules: rulebook(), calendar })
  if (values.json === true) writeJson(answer)
  else tellAnswer(outcome, answer, language)
  return answered
}

interface Wanted {
  readonly side: Side
  readonly path: string
  readonly named?: readonly string[] | undefined
}

type FileOf =
  | {
      readonly ok: true
      readonly path: string
      readonly list: GivenList
      readonly problems: readonly ListProblem[]
    }
  | { readonly ok: false; readonly refusal: CommandRefusal }

async function readFileOf({ side, path, named }: Wanted, today: Day): Promise<FileOf> {
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return { ok: false, refusal: missing(path) }
  const read = await readGrids(bytes, basename(path))
  if (!read.ok) return { ok: false, refusal: { ...read.refusal, file: path, message: tellRefusal(read.refusal) } }
  const understood = understand(read.grids, vocabularyFor(side, today))
  if (!understood.ok) return { ok: false, refusal: { ...understood.refusal, file: path, message: noHeader(path) } }
  const { title, rows, problems: found } = readList(understood.understanding, side)
  const problems = [...notesOf(read.notes, understood.understanding.sheet).map(noteProblem), ...found]
  return { ok: true, path, problems, list: { id: side, side, title, rows, ...whom(named) } }
}

function whom(named: readonly string[] | undefined): Pick<GivenList, 'named'> {
  const names = (named ?? []).map((name) => name.trim()).filter((name) => name !== '')
  if (names.length === 0) return {}
  return { named: names.some((name) => name.toLowerCase() === 'all') ? 'all' : names }
}

function missing(file: string): CommandRefusal {
  return {
    code: 'files.missing',
    file,
    message: {
      vi: `Không có tệp "${file}", hoặc không đọc được.`,
      en: `There is no file "${file}", or it cannot be read.`,
    },
  }
}

function noHeader(file: string) {
  return {
    vi: `Trong "${file}" không có trang tính nào có dòng tiêu đề với cột họ tên và ít nhất một cột nữa.`,
    en: `No sheet of "${file}" has a header row with a column of names and at least one more.`,
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
