import { z } from 'zod'
import { ClockFilter, Group } from './contract.ts'

/** What stands in the address of a result page: it can be sent to a colleague and shows them the same rows. */
export const ResultSearch = z.object({
  /** `everyone`: all who were sent, wherever they stand. */
  group: z
    .union([Group, z.enum(['everyone', 'duplicates', 'problems'])])
    .optional()
    .catch(undefined),
  side: z.enum(['sent', 'received']).optional().catch(undefined),
  clock: ClockFilter.optional().catch(undefined),
  sender: z.string().optional().catch(undefined),
  search: z.string().optional().catch(undefined),
  only: z.enum(['changed', 'fromNotSeen']).optional().catch(undefined),
  quarter: z.string().optional().catch(undefined),
  cell: z.string().optional().catch(undefined),
  from: z.string().optional().catch(undefined),
  to: z.string().optional().catch(undefined),
  sort: z.enum(['due', 'name', 'from', 'to']).optional().catch(undefined),
  page: z.number().int().min(1).optional().catch(undefined),
})
export type ResultSearch = z.infer<typeof ResultSearch>

export const LedgerSearch = z.object({ quarter: z.string().optional().catch(undefined) })
export type LedgerSearch = z.infer<typeof LedgerSearch>

export const PairSearch = z.object({ pair: z.uuid().optional().catch(undefined) })
export type PairSearch = z.infer<typeof PairSearch>
