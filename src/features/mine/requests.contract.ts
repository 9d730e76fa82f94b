import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { Page } from '#kernel/wire.ts'
import { Answering, Asked, OwnPage, RequestView, Restriction, WordSaid } from './mine.contract.ts'
import { outcomes } from './request.ts'

const id = z.object({ id: z.uuid() })
const person = z.object({ person: z.uuid() })
const words = z.string().trim().min(1).max(2000)

/** Somebody's request as whoever answers finds it. */
export const RequestLine = z.object({
  request: RequestView,
  name: z.string(),
  born: z.string().nullable(),
  unit: z.string().nullable(),
})
export type RequestLine = z.infer<typeof RequestLine>

export const requestAbilities = ['take', 'answer', 'withdraw'] as const

export const requestRoutes = {
  listRequests: route({
    method: 'GET',
    path: '/api/requests',
    summary: 'Requests of members about their data, of whom the account answers for: open ones by their due day.',
    action: 'requests.read',
    query: z.object({ state: z.enum(['open', 'closed']).default('open'), ...Page }),
    response: z.object({ rows: z.array(RequestLine), found: z.int(), page: z.int(), pages: z.int() }),
  }),
  getRequest: route({
    method: 'GET',
    path: '/api/requests/:id',
    summary: 'One request of a member about their data.',
    action: 'requests.read',
    params: id,
    response: RequestLine.extend({
      may: z.array(z.enum(requestAbilities)),
      /** The request whose answer is complained of. */
      before: RequestView.nullable(),
    }),
  }),
  takeRequest: route({
    method: 'POST',
    path: '/api/requests/:id/take',
    summary: 'Begin to work on a request; the member sees it.',
    action: 'requests.answer',
    params: id,
    response: z.object({}),
  }),
  answerRequest: route({
    method: 'POST',
    path: '/api/requests/:id/answer',
    summary: 'Answer a request: done, done in part, or refused, each with words.',
    action: 'requests.answer',
    params: id,
    body: z.object({ outcome: z.enum(outcomes), words }),
    response: z.object({}),
  }),
  getOwnPage: route({
    method: 'GET',
    path: '/api/members/:person/own-page',
    summary: 'What a member sees of themselves, for the office that answers for them. Logged.',
    action: 'requests.answer',
    params: person,
    response: OwnPage,
  }),
  printOwnPage: route({
    method: 'GET',
    path: '/api/members/:person/own-page/paper',
    summary: 'The same on paper, for a member who came in person: Word. Logged.',
    action: 'requests.answer',
    params: person,
    response: z.object({}),
    gives: 'file',
  }),
  enterRequest: route({
    method: 'POST',
    path: '/api/members/:person/requests',
    summary: 'Enter the request of a member who came in person, from their paper.',
    action: 'requests.answer',
    params: person,
    body: Asked,
    response: z.object({ id: z.uuid(), dueOn: z.string() }),
    status: 201,
  }),
  enterWords: route({
    method: 'POST',
    path: '/api/members/:person/words',
    summary: 'Enter what a member who came in person says to something said about them, from their paper.',
    action: 'requests.answer',
    params: person,
    body: Answering,
    response: id,
    status: 201,
  }),
  endRestriction: route({
    method: 'POST',
    path: '/api/members/:person/restriction/end',
    summary: 'A member’s data is used again; the member is told why.',
    action: 'requests.answer',
    params: person,
    body: z.object({ words: z.string().trim().min(1).max(1000) }),
    response: z.object({}),
  }),
  listOwnWords: route({
    method: 'GET',
    path: '/api/members/:person/words',
    summary: 'What a member said to what was said about them, and whether their data is not used for a time.',
    action: 'members.read',
    params: person,
    response: z.object({
      words: z.array(WordSaid),
      restriction: Restriction.nullable(),
      /** The account answers for the member. */
      answers: z.boolean(),
    }),
  }),
  listCaseWords: route({
    method: 'GET',
    path: '/api/cases/:person/words',
    summary: 'What the member said to where a comparison of lists left them.',
    action: 'reconciliation.read',
    params: person,
    response: z.object({ words: z.array(WordSaid) }),
  }),
}
