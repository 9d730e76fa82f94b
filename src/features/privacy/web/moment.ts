import { momentText, todayInVietnam } from '#browser/texts/words.ts'

/** A day and an hour as they are typed. */
export interface Typed {
  readonly day: string
  readonly hour: string
}

const hours = /^([01]?\d|2[0-3])[:hg.]([0-5]\d)$/u

/** The instant they mean in Vietnam; undefined where they mean none. */
export function instantOf({ day, hour }: Typed): string | undefined {
  const read = hours.exec(hour.trim())
  if (day === '' || read === null) return undefined
  return `${day}T${(read[1] ?? '').padStart(2, '0')}:${read[2] ?? ''}:00+07:00`
}

/** What to begin with: today, or the day and hour of an instant. */
export function typedOf(instant: string | undefined): Typed {
  if (instant === undefined) return { day: todayInVietnam(), hour: '' }
  const { day, time } = momentText(instant)
  return { day: day.split('/').toReversed().join('-'), hour: time }
}
