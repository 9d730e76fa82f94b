import { z } from 'zod'

/** What stands in the address of the page. */
export const RulesSearch = z.object({
  rule: z.string().optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  other: z.iso.date().optional().catch(undefined),
  search: z.string().optional().catch(undefined),
})
export type RulesSearch = z.infer<typeof RulesSearch>
