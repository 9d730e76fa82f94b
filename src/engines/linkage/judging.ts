import { noBits, real, small } from './array.ts'
import type { Column } from './column.ts'
import { comparer, type Found, type Rows } from './comparing.ts'
import { add, clear, noEvidence, oddsOf } from './evidence.ts'
import type { Model } from './model.ts'

/** Odds of one pair in bits (log2). */
export interface Judge {
  readonly found: Found
  judge(left: number, right: number): number
}

export function judge(columns: readonly Column[], rows: Rows, model: Model): Judge {
  const compared = comparer(columns, rows)
  const { found } = compared
  const evidence = noEvidence()
  return {
    found,
    judge(left, right) {
      compared.compare(left, right)
      clear(evidence)
      for (let k = 0; k < columns.length; k += 1) {
        const level = small(found.levels, k)
        const column = columns[k]
        if (level >= 0 && column)
          add(evidence, column, level, real(model.weights[k] ?? noBits, level) + real(found.rarities, k))
      }
      return oddsOf(evidence, model)
    },
  }
}
