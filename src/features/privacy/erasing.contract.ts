import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { orWaits } from '#kernel/second-person.ts'
import { grounds } from './erasing.ts'

const person = z.object({ person: z.uuid() })

export const ErasureView = z.object({
  n: z.int(),
  id: z.uuid(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  onDay: z.string(),
  ground: z.enum(grounds),
  /** How many rows of which table went. */
  rows: z.record(z.string(), z.number()),
  hash: z.string(),
})
export type ErasureView = z.infer<typeof ErasureView>

export const erasingRoutes = {
  getErasing: route({
    method: 'GET',
    path: '/api/members/:person/erasing',
    summary: 'Whether somebody can be erased, and on which grounds.',
    action: 'privacy.erase',
    params: person,
    response: z.object({
      name: z.string(),
      version: z.int(),
      unit: z.string(),
      grounds: z.array(z.enum(grounds)),
      /** A member of a unit today, or in a post. */
      stands: z.boolean(),
      /** Their account holds a role above cell level, which is ended first. */
      holdsRole: z.boolean(),
    }),
  }),
  erasePerson: route({
    method: 'POST',
    path: '/api/members/:person/erasing',
    summary: 'Erases every copy of what tells who somebody is, once a second person has agreed. It cannot be undone.',
    action: 'privacy.erase',
    params: person,
    body: z.object({ ground: z.enum(grounds), version: z.int() }),
    response: orWaits(z.object({ erased: z.int() })),
  }),
  listErasures: route({
    method: 'GET',
    path: '/api/units/:id/erasures',
    summary: 'Who was erased, at a unit and below it: an id that leads to nobody, day, ground and proof; no name.',
    action: 'privacy.erase',
    params: z.object({ id: z.uuid() }),
    response: z.object({ erasures: z.array(ErasureView) }),
  }),
}
