import { candidates } from './blocking.ts'
import { makeColumn } from './column.ts'
import { rowByRow } from './comparing.ts'
import { judge } from './judging.ts'
import { learn } from './model.ts'
import type { Field, Table } from './pair.ts'

export interface Match {
  readonly row: number
  readonly probability: number
}

/** Finds rows of one list that may be a person somebody asks about, likeliest first. */
export type Search = (values: readonly string[], floor?: number) => readonly Match[]

/** Makes a list ready to be asked; each question then takes milliseconds, whatever the length of the list. */
export function searcher(list: Table, fields: readonly Field[]): Search {
  const columns = fields.map((field, k) => makeColumn(field, k, list, [fields.map(() => '')]))
  const sizes = { left: list.length, right: 1, same: false }
  const near = candidates(columns, sizes.left, sizes.right, 'always')
  const rows = rowByRow(columns)
  const judged = judge(columns, rows, learn(columns, rows, sizes, near))
  return (values, floor = 0.5) => {
    for (const [k, column] of columns.entries()) {
      const id = column.admit(values[k] ?? '')
      column.right[0] = id
      rows.right[k] = id
    }
    const found: Match[] = []
    near.of(0, (row) => {
      const probability = 1 / (1 + 2 ** -judged.judge(row, 0))
      if (probability > floor) found.push({ row, probability })
    })
    return found.toSorted((a, b) => b.probability - a.probability || a.row - b.row)
  }
}
