import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { roles } from '#kernel/authority.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const Filled = z.record(z.string(), z.string())

export const RegisterView = z.object({
  unit: z.object({ id: z.uuid(), name: z.string() }),
  organisation: Filled,
  impact: Filled,
  impactDue: z
    .object({
      dueOn: z.string(),
      days: z.int(),
      trust: z.enum(['read', 'reported', 'presumed']),
      state: z.enum(['sent', 'sentLate', 'waits', 'overdue']),
    })
    .nullable(),
  activities: z.array(
    z.object({
      id: z.string(),
      title: words,
      purpose: words,
      people: words,
      data: z.array(words),
      roles: z.array(z.enum(roles)),
      kept: z.array(words),
      filled: Filled,
    }),
  ),
  measures: z.array(words),
  /** What was said and when, latest first. */
  changes: z.array(
    z.object({
      about: z.string(),
      field: z.string(),
      says: z.string(),
      at: z.string(),
      until: z.string().nullable(),
      by: z.string().nullable(),
    }),
  ),
  writes: z.boolean(),
})
export type RegisterView = z.infer<typeof RegisterView>

const id = z.object({ id: z.uuid() })

export const registerRoutes = {
  getProcessing: route({
    method: 'GET',
    path: '/api/units/:id/processing',
    summary: 'The register of processing of a unit: what the program does, and what the organisation has said of it.',
    action: 'privacy.read',
    params: id,
    response: RegisterView,
  }),
  sayProcessing: route({
    method: 'PUT',
    path: '/api/units/:id/processing',
    summary:
      'The organisation says something of its processing; an empty text takes it back. What was said before stays with its days.',
    action: 'privacy.write',
    params: id,
    body: z.object({
      about: z.string().max(60),
      field: z.string().max(60),
      says: z.string().trim().normalize('NFC').max(2000),
    }),
    response: z.object({}),
  }),
  downloadProcessing: route({
    method: 'GET',
    path: '/api/units/:id/processing/paper',
    summary: 'The register (`register`) or the file assessing the impact (`impact`) as Word.',
    action: 'privacy.read',
    params: id,
    query: z.object({ as: z.enum(['register', 'impact']).default('register') }),
    response: z.object({}),
    gives: 'file',
  }),
}
