/** What goes wrong when people type the same person into two lists. */
export type ErrorKind = keyof typeof rates

/**
 * How often, per row of a received list and where it can happen at all (a name without movable tone cannot move it).
 * A sent list has `carefulness` of these rates: offices copy from their own books. The figures are presumed from what
 * committees tell; whoever measures real lists changes them here.
 */
export const rates = {
  // the name
  allMarksLost: 0.04,
  wrongMark: 0.02,
  tonePlace: 0.3,
  iForY: 0.2,
  strokeLost: 0.01,
  orderSwapped: 0.01,
  middleDropped: 0.02,
  letterTyped: 0.012,
  syllablesJoined: 0.006,
  capitals: 0.12,
  // the birth date
  birthMissing: 0.01,
  birthYearOnly: 0.06,
  birthSwapped: 0.02,
  birthDigit: 0.01,
  // the party card
  cardMissing: 0.15,
  cardDigit: 0.008,
  cardZeroLost: 0.05,
  // the rest
  sexMissing: 0.06,
  admittedMissing: 0.15,
  admittedDigit: 0.01,
  officialMissing: 0.25,
  oldUnitName: 0.18,
  unitShortened: 0.25,
} as const satisfies Record<string, number>

export type Rates = Readonly<Record<ErrorKind, number>>

export const carefulness = 0.4

export function scaled(table: Rates, by: number): Rates {
  const entries = Object.entries(table).map(([kind, rate]): [string, number] => [kind, Math.min(1, rate * by)])
  return { ...table, ...Object.fromEntries(entries) }
}
