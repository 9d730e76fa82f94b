import type { Chance } from './chance.ts'
import type { ErrorKind, Rates } from './errors.ts'
import { nameOf, type Person } from './people.ts'
import { beside, hasMovableTone, iForY, newTonePlace, withoutMarks, withoutStroke, wrongMark } from './spelling.ts'

/** The columns a list may have. Values are text; days are `2026-01-31`, a birth known by its year alone is `1965`. */
export type Field =
  | 'name'
  | 'birth'
  | 'sex'
  | 'card'
  | 'admittedOn'
  | 'officialOn'
  | 'fromUnit'
  | 'toUnit'
  | 'cell'
  | 'decisionOn'
  | 'effectiveOn'
  | 'introducedOn'
  | 'receivedOn'
  | 'noticeOn'
  | 'retiredOn'

export type Values = Partial<Record<Field, string>>

/** One hand that types rows, and notes what it did wrong. */
export interface Hand {
  readonly by: Chance
  readonly rates: Rates
}

/** The person as this hand writes them, and the errors made in doing so. */
export function written(hand: Hand, person: Person): { values: Values; errors: ErrorKind[] } {
  const errors: ErrorKind[] = []
  const values: Values = {}
  set(values, 'name', theName(hand, person, errors))
  set(values, 'birth', theBirth(hand, person, errors))
  set(values, 'card', theCard(hand, person, errors))
  set(values, 'sex', does(hand, 'sexMissing', errors) ? '' : person.sex === 'male' ? 'Nam' : 'Nữ')
  set(values, 'admittedOn', theAdmission(hand, person, errors))
  set(values, 'officialOn', does(hand, 'officialMissing', errors) ? '' : person.officialOn)
  return { values, errors }
}

export function set(values: Values, field: Field, text: string | undefined): void {
  if (text) values[field] = text
}

export function does(hand: Hand, kind: ErrorKind, errors: ErrorKind[], possible = true): boolean {
  if (!possible || !hand.by.happens(hand.rates[kind])) return false
  errors.push(kind)
  return true
}

function theName(hand: Hand, person: Person, errors: ErrorKind[]): string {
  const spelt = theSpelling(hand, theSyllables(hand, person, errors), errors)
  const marked = does(hand, 'allMarksLost', errors) ? withoutMarks(spelt) : spelt
  return does(hand, 'capitals', errors) ? marked.toUpperCase() : marked
}

/** Which syllables stand, and in which order. */
function theSyllables(hand: Hand, person: Person, errors: ErrorKind[]): string {
  const { family, middle, given } = person.name
  if (does(hand, 'orderSwapped', errors)) return [given, family, middle].filter(Boolean).join(' ')
  if (does(hand, 'middleDropped', errors, middle !== '')) return dropped(hand, family, middle, given)
  return nameOf(person)
}

function dropped(hand: Hand, family: string, middle: string, given: string): string {
  const syllables = middle.split(' ')
  syllables.splice(hand.by.below(syllables.length), 1)
  return [family, ...syllables, given].join(' ')
}

function theSpelling(hand: Hand, name: string, errors: ErrorKind[]): string {
  let spelt = name
  if (does(hand, 'tonePlace', errors, hasMovableTone(spelt))) spelt = newTonePlace(spelt)
  if (does(hand, 'iForY', errors, iForY(spelt) !== spelt)) spelt = iForY(spelt)
  if (does(hand, 'strokeLost', errors, withoutStroke(spelt) !== spelt)) spelt = withoutStroke(spelt)
  if (does(hand, 'wrongMark', errors, withoutMarks(spelt) !== spelt)) spelt = oneWrongMark(hand, spelt)
  if (does(hand, 'letterTyped', errors)) spelt = oneWrongLetter(hand, spelt)
  if (does(hand, 'syllablesJoined', errors)) spelt = joined(spelt)
  return spelt
}

function oneWrongMark(hand: Hand, name: string): string {
  const syllables = name.split(' ')
  const marked = syllables.flatMap((s, at) => (withoutMarks(s) === s ? [] : [at]))
  const at = hand.by.pick(marked)
  return syllables.with(at, wrongMark(syllables[at] ?? '')).join(' ')
}

function oneWrongLetter(hand: Hand, name: string): string {
  const spots = name.split('').flatMap((letter, at) => (beside[letter] ? [at] : []))
  if (spots.length === 0) return name
  const at = hand.by.pick(spots)
  return name.slice(0, at) + (beside[name[at] ?? ''] ?? '') + name.slice(at + 1)
}

/** `Lê Kim Oanh` → `Lê KimOanh`. */
function joined(name: string): string {
  const at = name.lastIndexOf(' ')
  return name.slice(0, at) + name.slice(at + 1)
}

function theBirth(hand: Hand, person: Person, errors: ErrorKind[]): string {
  const [year = '', month = '', date = ''] = person.born.split('-')
  if (does(hand, 'birthMissing', errors)) return ''
  if (does(hand, 'birthYearOnly', errors)) return year
  if (does(hand, 'birthSwapped', errors, Number(date) <= 12 && date !== month)) return `${year}-${date}-${month}`
  if (does(hand, 'birthDigit', errors)) return anotherDigit(hand, year, month, date)
  return person.born
}

// A slip still gives a day that exists: the year's last digit, or one digit of the day.
function anotherDigit(hand: Hand, year: string, month: string, date: string): string {
  if (hand.by.happens(0.4)) {
    const slip = (Number(year.slice(3)) + hand.by.between(1, 9)) % 10
    return `${year.slice(0, 3)}${slip}-${month}-${inAnyYear(month, date)}`
  }
  const near = days.filter((d) => d !== date && (d[0] === date[0] || d[1] === date[1]))
  return `${year}-${month}-${hand.by.pick(near)}`
}

const days = Array.from({ length: 28 }, (_, i) => String(i + 1).padStart(2, '0'))

function inAnyYear(month: string, date: string): string {
  return month === '02' && date === '29' ? '28' : date
}

function theCard(hand: Hand, person: Person, errors: ErrorKind[]): string {
  if (does(hand, 'cardMissing', errors)) return ''
  if (does(hand, 'cardZeroLost', errors)) return person.card.replace(/^0+/, '')
  if (!does(hand, 'cardDigit', errors)) return person.card
  const at = hand.by.between(3, 11)
  return person.card.slice(0, at) + ((Number(person.card[at]) + hand.by.between(1, 9)) % 10) + person.card.slice(at + 1)
}

function theAdmission(hand: Hand, person: Person, errors: ErrorKind[]): string {
  if (does(hand, 'admittedMissing', errors)) return ''
  if (!does(hand, 'admittedDigit', errors)) return person.admittedOn
  const year = Number(person.admittedOn.slice(0, 4)) - 1
  return `${year}-${person.admittedOn.slice(5, 7)}-${inAnyYear(person.admittedOn.slice(5, 7), person.admittedOn.slice(8))}`
}
