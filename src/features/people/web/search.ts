import { z } from 'zod'
import { affiliationKinds, statuses, type AffiliationKind, type Status } from '../member.ts'

// An address typed by hand may hold a bare number.
const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined)
const whole = z.number().int().min(1).max(120).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

/** What stands in the address of the list: it can be sent to a colleague and shows them the same rows, within their reach. */
export const MembersSearch = z.object({
  on: day,
  known: day,
  search: text,
  unit: z.uuid().optional().catch(undefined),
  /** Parted by commas. */
  kind: text,
  status: text,
  retiresFrom: day,
  retiresTo: day,
  /** Within so many months from the day that is looked at. */
  retiresWithin: whole,
  /** Admitted so many months or more before the day that is looked at. */
  admittedBefore: whole,
  sort: z.enum(['name', 'nameDown']).optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
  /** The place in the list of the page's first row; 1 unless given. */
  at: z.number().int().min(1).optional().catch(undefined),
})
export type MembersSearch = z.infer<typeof MembersSearch>

export const actions = ['correct', 'status', 'move', 'join', 'end', 'days'] as const
export type Action = (typeof actions)[number]

export const MemberSearch = z.object({
  on: day,
  known: day,
  /** The form that stands open, and the affiliation it is about. */
  do: z.enum(actions).optional().catch(undefined),
  of: z.uuid().optional().catch(undefined),
  show: z.enum(['moves', 'corrected']).optional().catch(undefined),
  /** The page that was asked for became one with this. */
  led: z.literal('merged').optional().catch(undefined),
  /** The case of a reconciliation one came from: `reconciliation.subject`. */
  case: z
    .string()
    .regex(/^[0-9a-f-]{36}[.][0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})
export type MemberSearch = z.infer<typeof MemberSearch>

export const NewMemberSearch = z.object({ unit: z.uuid().optional().catch(undefined) })

export function kindsIn(search: MembersSearch): readonly AffiliationKind[] {
  const given = search.kind?.split(',') ?? []
  return affiliationKinds.filter((k) => given.includes(k))
}

export function statusesIn(search: MembersSearch): readonly Status[] {
  const given = search.status?.split(',') ?? []
  return statuses.filter((s) => given.includes(s))
}
