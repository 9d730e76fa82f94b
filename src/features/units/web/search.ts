import { z } from 'zod'

const day = z.iso.date().optional().catch(undefined)

export const TreeSearch = z.object({ on: day, known: day, search: z.string().optional().catch(undefined) })
export type TreeSearch = z.infer<typeof TreeSearch>

export const UnitSearch = z.object({ on: day, known: day })
