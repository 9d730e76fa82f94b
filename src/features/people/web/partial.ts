import { readDay } from '#ui/DayInput.tsx'

/** `03/02/1968`, `02/1968` or `1968` → `1968-02-03`, `1968-02`, `1968`; `undefined` for anything else. */
export function readPartial(text: string): string | undefined {
  const whole = readDay(text)
  if (whole !== undefined) return whole
  const found = /^\s*(?:(\d{1,2})\s*[/.-]\s*)?((?:18|19|20)\d\d)\s*$/.exec(text)
  if (!found) return undefined
  const [, month, year = ''] = found
  if (month === undefined) return year
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : undefined
}

export function writtenPartial(partial: string): string {
  return partial.split('-').toReversed().join('/')
}
