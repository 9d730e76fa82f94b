import type { Column } from './column.ts'
import { nameLevel } from './names.ts'
import type { FieldKind } from './pair.ts'

/** What the fields of one pair say, in bits, by kind. One object is filled again and again. */
export interface Evidence {
  name: number
  dates: number
  /** Whole dates that cannot be slips of one another. */
  against: number
  numbers: number
  rest: number
  /** Best level among the fields of the kind, -1 without any. */
  bestName: number
  bestNumber: number
}

export function noEvidence(): Evidence {
  return { name: 0, dates: 0, against: 0, numbers: 0, rest: 0, bestName: -1, bestNumber: -1 }
}

export function clear(evidence: Evidence): void {
  evidence.name = 0
  evidence.dates = 0
  evidence.against = 0
  evidence.numbers = 0
  evidence.rest = 0
  evidence.bestName = -1
  evidence.bestNumber = -1
}

export function add(evidence: Evidence, column: Column, level: number, bits: number): void {
  switch (column.field.kind) {
    case 'name':
      evidence.bestName = better(evidence.bestName, level)
      return addBits(evidence, 'name', bits)
    case 'date':
      if (!column.levels[level]?.contradicts) return addBits(evidence, 'date', bits)
      evidence.against += bits
      return
    case 'identifier':
      evidence.bestNumber = better(evidence.bestNumber, level)
      return addBits(evidence, 'identifier', bits)
    case 'code':
    case 'text':
      addBits(evidence, 'code', bits)
  }
}

export function addBits(evidence: Evidence, kind: FieldKind, bits: number): void {
  if (kind === 'name') evidence.name += bits
  else if (kind === 'date') evidence.dates += bits
  else if (kind === 'identifier') evidence.numbers += bits
  else evidence.rest += bits
}

function better(known: number, level: number): number {
  return known < 0 ? level : Math.min(known, level)
}

/** What the lists know beside the pair. */
export interface Ground {
  /** log2 of the odds that a pair drawn blindly is one person. */
  readonly prior: number
  /** Bits by which names may count more than in a short list, where many people taught what names are worth. */
  readonly learnt: number
}

/** A name alone is no proof: in a short list it counts up to so many bits, and an eighth of what lies above. */
const nameAlone = 0.6
const nameAbove = 0.12
/** Nothing but a name against two different whole dates. */
const namesake = -3
/** Two different numbers that each belong to one person: whatever else agrees, somebody must look. */
const twoNumbers = 3
/** The same number under another name: the same. */
const otherNameSameNumber = 3
/** What a name that differs leaves to dates. */
const nameLimits = new Map<number, number>([
  [nameLevel.different, -5],
  [nameLevel.sameGiven, 0.5],
  [nameLevel.otherMiddle, 3],
])
/** What lies above one of these limits counts little, so that the better of two pairs stays the better. */
const above = 0.03
const differentNumber = 4

/**
 * The odds of a pair in bits: Fellegi and Sunter's sum, held where fields are not independent of one another. Names repeat within
 * a hamlet more than in the country, people share birthdays, numbers are copied from the line above.
 */
export function oddsOf(evidence: Evidence, { prior, learnt }: Ground): number {
  const numberAgrees = evidence.bestNumber >= 0 && evidence.bestNumber < differentNumber
  const limit = nameLimits.get(evidence.bestName) ?? Infinity
  let bits = withoutNumbers(evidence, prior, learnt, numberAgrees)
  if (!numberAgrees) bits = held(bits, limit)
  bits += evidence.numbers + evidence.rest
  if (limit < Infinity && numberAgrees && learnt < 2) bits = held(bits, otherNameSameNumber)
  return evidence.bestNumber === differentNumber ? held(bits, twoNumbers) : bits
}

function withoutNumbers(evidence: Evidence, prior: number, learnt: number, numberAgrees: boolean): number {
  let bits = prior + evidence.name
  if (evidence.name > 0) bits = held(bits, nameAlone + learnt, nameAbove)
  bits += evidence.against
  if (evidence.against !== 0 && !numberAgrees) bits = held(bits, namesake + learnt)
  return bits + evidence.dates
}

function held(bits: number, limit: number, slope: number = above): number {
  return bits <= limit ? bits : limit + (bits - limit) * slope
}
