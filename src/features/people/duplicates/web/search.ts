import { z } from 'zod'

export const DuplicatesSearch = z.object({
  state: z.enum(['open', 'later', 'different', 'merged']).optional().catch(undefined),
  page: z.number().int().min(1).optional().catch(undefined),
})

export const PairSearch = z.object({
  /** The two are one person: what of each stands is being chosen. */
  merge: z.boolean().optional().catch(undefined),
})
