import { z } from 'zod'

/** Words of everything that crosses the wire. */
export const Id = z.uuid()
/** `YYYY-MM-DD`. */
export const DayText = z.iso.date()
/** ISO 8601 with offset. */
export const Instant = z.iso.datetime({ offset: true })
/** A day, a month or a year as far as it is known: `1968-03-07`, `1968-03`, `1968`. */
export const PartialDay = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
export const UnitRef = z.object({ id: Id, name: z.string() })
export type UnitRef = z.infer<typeof UnitRef>

/** What cannot be seen comes along from other programs and makes two names look like one: it is left out, blanks are one blank. */
function seen(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (hidden) => (/\s/.test(hidden) ? ' ' : ''))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A name as people write it: what can be seen of it, with a letter at least. At most 200 signs. */
export const PersonName = z
  .string()
  .overwrite(seen)
  .min(1)
  .max(200)
  .refine((text) => text === '' || /\p{L}/u.test(text), { params: { name: 'noLetter' } })

/** Pages of a list: `page` from 1. */
export const Page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
}

/** What a path names. */
export const inside = z.object({ id: Id })
