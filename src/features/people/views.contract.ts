import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { MemberFilter, sorts } from './reading.contract.ts'

/** How somebody looks at the list: filters, columns, order. Days in it are days, not "today": a view says what it said. */
export const Look = z.object({
  search: MemberFilter.search,
  unit: MemberFilter.unit,
  kind: MemberFilter.kind,
  status: MemberFilter.status,
  sort: z.enum(sorts).optional(),
  columns: z.array(z.string().max(40)).max(30).optional(),
  /** Months ahead within which somebody retires; months since admission of those on probation. */
  retiresWithin: z.int().min(1).max(120).optional(),
  admittedBefore: z.int().min(1).max(120).optional(),
})
export type Look = z.output<typeof Look>

const name = z.string().trim().min(1).max(60)
const id = z.object({ id: z.uuid() })

/** A look at the list under a name, each account's own. */
export const viewRoutes = {
  listViews: route({
    method: 'GET',
    path: '/api/members/views',
    summary: 'The saved views of the list of members of whoever is signed in.',
    action: 'members.read',
    response: z.object({
      views: z.array(z.object({ id: z.uuid(), name: z.string(), look: Look, isDefault: z.boolean() })),
    }),
  }),
  saveView: route({
    method: 'POST',
    path: '/api/members/views',
    summary: 'Keeps a look at the list under a name; the same name again replaces it.',
    action: 'members.read',
    body: z.object({ name, look: Look, isDefault: z.boolean().default(false) }),
    response: id,
    status: 201,
  }),
  changeView: route({
    method: 'POST',
    path: '/api/members/views/:id',
    summary: 'Gives a saved view another name, or makes it the one the list opens with.',
    action: 'members.read',
    params: id,
    body: z.object({ name: name.optional(), isDefault: z.boolean().optional() }),
    response: z.object({}),
  }),
  deleteView: route({
    method: 'DELETE',
    path: '/api/members/views/:id',
    summary: 'A saved view goes; the list itself stays as it is.',
    action: 'members.read',
    params: id,
    response: z.object({}),
  }),
}
