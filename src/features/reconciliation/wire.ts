import { z } from 'zod'
import { DayText, Id, PartialDay } from '#kernel/wire.ts'
import { ClockView } from '#features/transfers/index.ts'

/** Where a person stands. Every row of the sent and the received lists stands in exactly one (duplicates and problems apart). */
export const Group = z.enum([
  'arrived',
  'wrongDestination',
  'doubtful',
  'notSeenYet',
  'notCompared',
  'unannounced',
  'neverIntroduced',
])
export type Group = z.infer<typeof Group>

/** A number of people that opens its rows with these filters of `listPeople`. */
export const Count = z.object({ n: z.int(), cell: z.string() })

/** One person as a list tells of them. Nothing else is kept of a row. */
export const PersonView = z.object({
  id: Id,
  name: z.string(),
  born: PartialDay.nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  card: z.string().nullable(),
  admittedOn: PartialDay.nullable(),
  officialOn: PartialDay.nullable(),
  /** As written, cleaned: the sending and the receiving unit. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  effectiveOn: PartialDay.nullable(),
  introducedOn: PartialDay.nullable(),
  receivedOn: PartialDay.nullable(),
  noticeOn: PartialDay.nullable(),
  retiredOn: PartialDay.nullable(),
  /** Which list and row it stands in (the first of several). */
  source: z.object({ kind: z.enum(['sent', 'received', 'residing']), list: Id, fileName: z.string(), row: z.int() }),
  /** The row of the other list this one was found to be, where there is one. */
  seenAs: z
    .object({
      name: z.string(),
      born: PartialDay.nullable(),
      to: z.string().nullable(),
      receivedOn: PartialDay.nullable(),
      fileName: z.string(),
      row: z.int(),
      /** Sentences in the reader's language, without names. */
      reasons: z.array(z.string()),
      by: z.enum(['computed', 'person']),
    })
    .nullable(),
  /** For those not compared: why. */
  because: z.string().nullable(),
  clocks: z.array(ClockView),
  attempts: z.object({ n: z.int(), lastOn: DayText.nullable() }),
})
export type PersonView = z.infer<typeof PersonView>
