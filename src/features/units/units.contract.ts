import { z } from 'zod'
import { route } from '#kernel/contract.ts'

export const UnitView = z.object({ id: z.uuid(), name: z.string(), kind: z.string() })
export type UnitView = z.infer<typeof UnitView>

const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
}

export const unitRoutes = {
  listMyUnits: route({
    method: 'GET',
    path: '/api/units',
    summary: 'The units within reach today, by name, a page at a time.',
    action: 'units.read',
    query: z.object({ ...page, search: z.string().max(100).optional() }),
    response: z.object({ units: z.array(UnitView), total: z.int() }),
  }),
  getUnit: route({
    method: 'GET',
    path: '/api/units/:id',
    summary: 'One unit within reach, with the units directly above and below it today.',
    action: 'units.read',
    params: z.object({ id: z.uuid() }),
    response: z.object({ unit: UnitView, above: UnitView.nullable(), below: z.array(UnitView) }),
  }),
}
