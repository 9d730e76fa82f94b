import { answerOf, type Answer } from '#app/commands/reconcile-answer.ts'
import { understand } from '#engines/sheets/index.ts'
import type { GivenList, Side } from '#features/reconciliation/entry.ts'
import { placeLists } from '#features/reconciliation/organisations.ts'
import { readList } from '#features/reconciliation/read.ts'
import { reconcile } from '#features/reconciliation/reconcile.ts'
import { vocabularyFor } from '#features/reconciliation/vocabulary.ts'
import { day } from '#kernel/day.ts'
import type { Grid } from '#kernel/grid.ts'
import { rulebook } from '#kernel/rule.ts'
import { calendar } from '#rulebook/index.ts'

export interface Asked {
  /** Each text is a row of the file, cells parted by `|`. */
  readonly sent: readonly string[]
  readonly received: readonly string[]
  readonly residing?: readonly string[]
  readonly sentBy?: readonly string[] | 'all'
  readonly receivedBy?: readonly string[] | 'all'
  readonly on?: string
}

/** What `chibo reconcile --json` answers for lists written out in a test. */
export function compare(asked: Asked): Answer {
  const on = day(asked.on ?? '2026-11-23')
  const sides: readonly [Side, readonly string[] | undefined, GivenList['named']][] = [
    ['sent', asked.sent, asked.sentBy],
    ['received', asked.received, asked.receivedBy],
    ['residing', asked.residing, undefined],
  ]
  const read = sides.flatMap(([side, rows, named]) => (rows ? [readOf(side, rows, named, on)] : []))
  const lists = placeLists(read.map((r) => r.list))
  const files = read.map((r, at) => ({
    side: r.list.side,
    file: `${r.list.side}.csv`,
    rows: r.list.rows.length,
    speaksFor: lists[at]!.speaksFor,
    problems: r.problems,
  }))
  return answerOf(reconcile(lists, [], { on }), files, { today: on, rules: rulebook(), calendar })
}

export function gridOf(rows: readonly string[], sheet = 'Sheet1'): Grid {
  return { sheet, merges: [], rows: rows.map((row) => row.split('|').map((cell) => (cell === '' ? null : cell))) }
}

export function readOf(
  side: Side,
  rows: readonly string[],
  named: GivenList['named'],
  on = day('2026-11-23'),
  id: string = side,
) {
  const understood = understand([gridOf(rows)], vocabularyFor(side, on))
  if (!understood.ok) throw new Error(`no header in ${rows[0]}`)
  const { title, rows: kept, problems } = readList(understood.understanding, side)
  const list: GivenList = { id, side, title, rows: kept, ...(named === undefined ? {} : { named }) }
  return { list, problems }
}

/** The rows of one side by the group they stand in; a row in two groups stands twice. */
export function groupsOf(answer: Answer, side: 'sent' | 'received'): readonly (readonly [number, string])[] {
  const pairs = (group: 'arrived' | 'wrongDestination') => answer[group].map((a) => [a[side], group] as const)
  const doubtful = new Set(answer.doubtful.flatMap((d) => (side in d ? [Number(Reflect.get(d, side))] : [])))
  const alone = side === 'sent' ? answer.notSeenYet.map((n) => n.sent) : answer.unannounced.map((n) => n.received)
  return [
    ...pairs('arrived'),
    ...pairs('wrongDestination'),
    ...[...doubtful].map((row) => [row, 'doubtful'] as const),
    ...alone.map((row) => [row, side === 'sent' ? 'notSeenYet' : 'unannounced'] as const),
    ...answer.notCompared.filter((n) => n.list === side).map((n) => [n.row, 'notCompared'] as const),
    ...answer.duplicates
      .filter((d) => d.list === side)
      .flatMap((d) => d.rows.slice(1).map((row) => [row, 'duplicates'] as const)),
  ]
}
