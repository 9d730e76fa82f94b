import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { orWaits } from '#kernel/second-person.ts'
import { Page } from '#kernel/wire.ts'

const id = z.object({ id: z.uuid() })

export const Candidate = z.object({
  person: z.uuid(),
  name: z.string(),
  born: z.string().nullable(),
  unit: z.string().nullable(),
})
export type Candidate = z.infer<typeof Candidate>

export const linkingRoutes = {
  getAccountPerson: route({
    method: 'GET',
    path: '/api/accounts/:id/person',
    summary: 'Whose an account is in the register, and who else it may be: of that name, or of the words given.',
    action: 'accounts.write',
    params: id,
    query: z.object({ search: z.string().trim().max(100).optional() }),
    response: z.object({
      /** `name` null: linked, to somebody who is not within reach. */
      person: z.object({ id: z.uuid().nullable(), name: z.string().nullable() }).nullable(),
      candidates: z.array(Candidate),
    }),
  }),
  linkAccount: route({
    method: 'POST',
    path: '/api/accounts/:id/person',
    summary:
      'Say whose an account is in the register, so that its holder has their own page; null takes it back. A second person agrees, and the holder is told.',
    action: 'accounts.write',
    params: id,
    body: z.object({ person: z.uuid().nullable() }),
    response: orWaits(z.object({})),
  }),
}

export const withheldRoutes = {
  listWithheld: route({
    method: 'GET',
    path: '/api/withheld-readings',
    summary: 'Of whom the account has read what they are not told of yet.',
    action: 'readings.release',
    query: z.object(Page),
    response: z.object({
      rows: z.array(
        z.object({
          person: z.uuid(),
          name: z.string(),
          unit: z.string().nullable(),
          lastOn: z.string(),
          times: z.int(),
          /** The day from which the person is told without being released. */
          toldOn: z.string(),
        }),
      ),
      found: z.int(),
      page: z.int(),
      pages: z.int(),
      value: z.int(),
      rule: z.string(),
      trust: z.enum(['read', 'reported', 'presumed']),
    }),
  }),
  releaseReadings: route({
    method: 'POST',
    path: '/api/withheld-readings/:person/release',
    summary: 'Let somebody know of what this account has read of them until now.',
    action: 'readings.release',
    params: z.object({ person: z.uuid() }),
    response: z.object({}),
  }),
}
