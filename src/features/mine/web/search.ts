import { z } from 'zod'

/** What stands in the address of the desk of requests. */
export const RequestsSearch = z.object({
  state: z.enum(['open', 'closed']).optional().catch(undefined),
  page: z.number().int().min(1).max(10_000).optional().catch(undefined),
})
export type RequestsSearch = z.infer<typeof RequestsSearch>
