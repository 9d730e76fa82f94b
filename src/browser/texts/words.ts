const nbsp = '\u00a0'
const viNumber = new Intl.NumberFormat('vi-VN')
const enNumber = new Intl.NumberFormat('en-GB')
const plurals = new Intl.PluralRules('en')

export const vi = {
  number: (n: number) => viNumber.format(n),
  /** `9 người`: the number never parts from its noun. */
  of: (n: number, noun: string) => `${viNumber.format(n)}${nbsp}${noun}`,
}

export const en = {
  number: (n: number) => enNumber.format(n),
  of: (n: number, one: string, other = `${one}s`) =>
    `${enNumber.format(n)}${nbsp}${plurals.select(n) === 'one' ? one : other}`,
}

/** `2026-02-03` → `03/02/2026`; a month `02/2026` and a year `2026` as far as they are known. */
export function dayText(partial: string): string {
  return partial.split('-').toReversed().join('/')
}

/** An instant as Vietnam's clock shows it: `08:40` and `23/11/2026`. */
export function momentText(instant: string): { time: string; day: string } {
  const at = new Date(instant)
  const zone = { timeZone: 'Asia/Ho_Chi_Minh' } as const
  const time = at.toLocaleTimeString('en-GB', { ...zone, hour: '2-digit', minute: '2-digit' })
  const day = at.toLocaleDateString('en-GB', { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' })
  return { time, day }
}

/** The last day of what ends at midnight in Vietnam: `until` is the instant after it. */
export function lastDayText(until: string): string {
  return momentText(new Date(Date.parse(until) - 1000).toISOString()).day
}

/** Today in Vietnam, `YYYY-MM-DD`. */
export function todayInVietnam(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' })
}
