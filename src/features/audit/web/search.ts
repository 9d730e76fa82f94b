import { z } from 'zod'
import { lanes } from '../trail.contract.ts'

const Day = z.iso.date().optional().catch(undefined)

export const TrailsSearch = z.object({ search: z.string().max(100).optional().catch(undefined) })

export const TrailSearch = z.object({
  from: Day,
  to: Day,
  show: z.enum(lanes).optional().catch(undefined),
  by: z.uuid().optional().catch(undefined),
  page: z.int().min(1).optional().catch(undefined),
})
export type TrailSearch = z.infer<typeof TrailSearch>

export const HeadsSearch = z.object({ before: Day })
