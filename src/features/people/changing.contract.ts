import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { orWaits } from '#kernel/second-person.ts'
import { affiliationKinds, causes, endCauses, livingStatuses } from './member.ts'
import { Day, Fields, IdentityNumber } from './member.contract.ts'

const person = z.object({ person: z.uuid() })
/** The version of the page the change was made from: another change since is refused, `members.changedMeanwhile`. */
const seen = { version: z.int().min(0).max(2_000_000_000) }
const answer = z.object({ version: z.int() })

export const changingRoutes = {
  enterMember: route({
    method: 'POST',
    path: '/api/members',
    summary: 'Enters somebody new into a cell.',
    action: 'members.write',
    body: z.object({
      on: Day,
      unit: z.uuid(),
      kind: z.enum(affiliationKinds),
      cause: z.enum(causes),
      toOn: Day.nullable().default(null),
      status: z.enum(livingStatuses),
      fields: Fields,
      number: IdentityNumber.nullable().default(null),
    }),
    response: z.object({ person: z.uuid() }),
    status: 201,
  }),
  correctMember: route({
    method: 'POST',
    path: '/api/members/:person/correct',
    summary: 'Corrects what is known of a member; what was known before stays readable.',
    action: 'members.write',
    params: person,
    body: z.object({ ...seen, on: Day, fields: Fields.partial(), number: IdentityNumber.nullable().optional() }),
    response: answer,
  }),
  changeStatus: route({
    method: 'POST',
    path: '/api/members/:person/status',
    summary: 'From a day on a member has another status (recognised, exempt, suspended, again active).',
    action: 'members.write',
    params: person,
    body: z.object({ ...seen, on: Day, status: z.enum(livingStatuses) }),
    response: answer,
  }),
  moveMember: route({
    method: 'POST',
    path: '/api/members/:person/move',
    summary: 'From a day on a member belongs to another cell in the same way.',
    action: 'members.write',
    params: person,
    body: z.object({ ...seen, on: Day, affiliation: z.uuid(), unit: z.uuid() }),
    response: answer,
  }),
  joinCell: route({
    method: 'POST',
    path: '/api/members/:person/join',
    summary: 'From a day on a member also belongs to a cell in another way (temporary, residence, assigned).',
    action: 'members.write',
    params: person,
    body: z.object({
      ...seen,
      on: Day,
      unit: z.uuid(),
      kind: z.enum(affiliationKinds),
      cause: z.enum(causes),
      toOn: Day.nullable().default(null),
    }),
    response: answer,
  }),
  endAffiliation: route({
    method: 'POST',
    path: '/api/members/:person/end',
    summary:
      'An affiliation ends on a day: it is the first day on which it is over. With an end of membership all of them end; a removal needs a second person.',
    action: 'members.write',
    params: person,
    body: z.object({ ...seen, on: Day, affiliation: z.uuid(), cause: z.enum(endCauses) }),
    response: orWaits(answer),
  }),
  correctAffiliation: route({
    method: 'POST',
    path: '/api/members/:person/affiliations/:affiliation/correct',
    summary: 'The days or the cell of an affiliation were wrong: what was known before stays readable.',
    action: 'members.write',
    params: person.extend({ affiliation: z.uuid() }),
    body: z.object({ ...seen, on: Day, fromOn: Day, toOn: Day.nullable(), unit: z.uuid() }),
    response: answer,
  }),
}
