import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { dataKinds, whoms } from './breach.ts'

const spaced = z.string().trim().normalize('NFC')
const Instant = z.iso.datetime({ offset: true })

const Entered = {
  noticedAt: Instant,
  /** No names: how many people of which units says enough. */
  what: spaced.pipe(z.string().min(1).max(2000)),
  data: z.array(z.enum(dataKinds)).min(1),
  people: z.int().min(0).max(10_000_000).nullable(),
  measures: spaced.pipe(z.string().max(2000)),
  /** The unit whose members read of it on their own page; null: nobody is told there. */
  toldUnit: z.uuid().nullable().default(null),
}

export const BreachView = z.object({
  id: z.uuid(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  noticedAt: z.string(),
  what: z.string(),
  data: z.array(z.enum(dataKinds)),
  people: z.number().nullable(),
  measures: z.string(),
  told: z.object({ unit: z.uuid(), name: z.string(), on: z.string() }).nullable(),
  version: z.int(),
  recordedAt: z.string(),
  by: z.string().nullable(),
  notices: z.array(
    z.object({ whom: z.enum(whoms), at: z.string(), lateReason: z.string().nullable(), by: z.string().nullable() }),
  ),
  clock: z.object({
    dueAt: z.string(),
    state: z.enum(['running', 'overdue', 'inTime', 'late']),
    hours: z.int(),
    value: z.int(),
    trust: z.enum(['read', 'reported', 'presumed']),
  }),
})
export type BreachView = z.infer<typeof BreachView>

const id = z.object({ id: z.uuid() })

export const breachRoutes = {
  listBreaches: route({
    method: 'GET',
    path: '/api/units/:id/breaches',
    summary:
      'Incidents with personal data at a unit and those below it, latest first, each with the clock of its notice.',
    action: 'privacy.breaches',
    params: id,
    response: z.object({ breaches: z.array(BreachView) }),
  }),
  listMyBreaches: route({
    method: 'GET',
    path: '/api/mine/breaches',
    summary: 'Incidents of which the members of one of my units were told.',
    action: 'mine.own',
    response: z.object({
      breaches: z.array(
        z.object({
          id: z.uuid(),
          noticedAt: z.string(),
          what: z.string(),
          data: z.array(z.enum(dataKinds)),
          measures: z.string(),
          toldOn: z.string(),
        }),
      ),
    }),
  }),
  recordBreach: route({
    method: 'POST',
    path: '/api/units/:id/breaches',
    summary: 'Records an incident. The hours for its notice run from the moment it was noticed.',
    action: 'privacy.breaches',
    params: id,
    body: z.object(Entered),
    response: z.object({ breach: z.uuid() }),
    status: 201,
  }),
  correctBreach: route({
    method: 'POST',
    path: '/api/breaches/:id/correct',
    summary: 'More is known of an incident: what was said before stays readable.',
    action: 'privacy.breaches',
    params: id,
    body: z.object({ version: z.int(), ...Entered }),
    response: z.object({}),
  }),
  noticeBreach: route({
    method: 'POST',
    path: '/api/breaches/:id/notices',
    summary: 'Who was notified of an incident, and when. After the last hour the reason is asked.',
    action: 'privacy.breaches',
    params: id,
    body: z.object({
      whom: z.enum(whoms),
      at: Instant,
      lateReason: spaced.pipe(z.string().min(1).max(500)).nullable().default(null),
    }),
    response: z.object({ late: z.boolean() }),
    status: 201,
  }),
  downloadNotice: route({
    method: 'GET',
    path: '/api/breaches/:id/notice',
    summary: 'The notice of an incident as a Word file, to be signed.',
    action: 'privacy.breaches',
    params: id,
    response: z.object({}),
    gives: 'file',
  }),
}
