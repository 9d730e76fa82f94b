import type { Column } from './column.ts'
import { comparer, type Found } from './comparing.ts'
import type { Model } from './model.ts'
import { nameLevel } from './names.ts'

/** Odds of one pair in bits (log2). */
export interface Judge {
  readonly found: Found
  judge(left: number, right: number): number
}

/** A name alone is no proof: so many bits at most in a short list, more where many people taught what names are worth. */
const nameAlone = 1
/** Nothing but a name against two different whole dates. */
const namesake = -3
/** Two different numbers that each belong to one person: whatever else agrees, somebody must look. */
const twoNumbers = 3.17
/** What a name that differs leaves to dates, and to an equal number. */
const nameLimits = new Map<number, number>([
  [nameLevel.different, -5],
  [nameLevel.sameGiven, 0.5],
  [nameLevel.otherMiddle, 3],
])
const sameNumberOtherName = 3

/** What the fields of one pair say, by kind. */
interface Sums {
  name: number
  dates: number
  against: number
  numbers: number
  rest: number
  bestName: number
  bestNumber: number
}

export function judge(columns: readonly Column[], model: Model): Judge {
  const compared = comparer(columns)
  const { found } = compared
  const learnt = Math.log2(1 + model.shared / 1000)
  const sums: Sums = { name: 0, dates: 0, against: 0, numbers: 0, rest: 0, bestName: -1, bestNumber: -1 }
  return {
    found,
    judge(left, right) {
      compared.compare(left, right)
      reset(sums)
      for (const [k, column] of columns.entries()) {
        const level = found.levels[k] ?? -1
        if (level >= 0) add(sums, column, level, (model.weights[k]?.[level] ?? 0) + (found.rarities[k] ?? 0))
      }
      return together(sums, model.prior, learnt)
    },
  }
}

function reset(sums: Sums): void {
  sums.name = 0
  sums.dates = 0
  sums.against = 0
  sums.numbers = 0
  sums.rest = 0
  sums.bestName = -1
  sums.bestNumber = -1
}

function add(sums: Sums, column: Column, level: number, bits: number): void {
  switch (column.field.kind) {
    case 'name':
      sums.name += bits
      sums.bestName = sums.bestName < 0 ? level : Math.min(sums.bestName, level)
      return
    case 'date':
      if (column.levels[level]?.contradicts) sums.against += bits
      else sums.dates += bits
      return
    case 'identifier':
      sums.numbers += bits
      sums.bestNumber = sums.bestNumber < 0 ? level : Math.min(sums.bestNumber, level)
      return
    case 'code':
    case 'text':
      sums.rest += bits
  }
}

const differentNumber = 4

/** Fellegi and Sunter's sum, held where fields are not independent: names repeat within a hamlet, and two people may share a birthday. */
function together(sums: Sums, prior: number, learnt: number): number {
  const numberAgrees = sums.bestNumber >= 0 && sums.bestNumber < differentNumber
  let bits = prior + sums.name
  if (sums.name > 0) bits = Math.min(bits, nameAlone + learnt)
  bits += sums.against
  if (sums.against < 0 && !numberAgrees) bits = Math.min(bits, namesake + learnt)
  bits += sums.dates
  const limit = nameLimits.get(sums.bestName)
  if (limit !== undefined && !numberAgrees) bits = Math.min(bits, limit)
  bits += sums.numbers + sums.rest
  if (limit !== undefined && numberAgrees && learnt < 2) bits = Math.min(bits, sameNumberOtherName)
  return sums.bestNumber === differentNumber ? Math.min(bits, twoNumbers) : bits
}
