import { z } from 'zod'
import { route } from '#kernel/contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })

export const KeptView = z.object({
  rule: z.string(),
  what: words,
  how: words,
  /** Months that were set; null: unset, or not to be set here. */
  months: z.int().nullable(),
  setHere: z.boolean(),
  lastAt: z.string().nullable(),
  lastRows: z.number(),
  total: z.number(),
  /** The event that proves the last run that erased something. */
  proof: z.object({ n: z.number(), hash: z.string() }).nullable(),
})
export type KeptView = z.infer<typeof KeptView>

export const keepingRoutes = {
  listKept: route({
    method: 'GET',
    path: '/api/privacy/kept',
    summary: 'What is kept for how long, when each rule last ran, how much went, and the event that proves it.',
    action: 'privacy.read',
    response: z.object({ kept: z.array(KeptView), sets: z.boolean() }),
  }),
  setKept: route({
    method: 'PUT',
    path: '/api/privacy/kept/:rule',
    summary: 'How many months the log of readings, or what the history says, is kept; null: nothing is erased.',
    action: 'privacy.write',
    params: z.object({ rule: z.enum(['privacy.readingsKeptFor', 'privacy.bodiesKeptFor']) }),
    body: z.object({ months: z.int().min(1).max(600).nullable() }),
    response: z.object({}),
  }),
}
