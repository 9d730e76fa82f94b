import { dayText, momentText } from '#browser/texts/words.ts'

/** `11/2026`: the month a reconciliation is called after, that of its last run, else of its opening. */
export function monthOf({ lastRunAt, openedOn }: { lastRunAt: string | null; openedOn: string }): string {
  const day = lastRunAt === null ? dayText(openedOn) : momentText(lastRunAt).day
  return day.slice(3)
}
