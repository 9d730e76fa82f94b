import type { FastifyReply } from 'fastify'
import { type AnyRoute, type FileAnswer, Problem } from '#kernel/contract.ts'
import type { Refusal } from '#kernel/decision.ts'
import { Waits } from '#kernel/second-person.ts'
import type { Language } from '#kernel/text.ts'
import { dispositionOf } from './headers.ts'
import { note } from './noted.ts'
import { type AnyProblems, httpProblem, problemOf } from './problems.ts'

/** Only what the contract names leaves the server: a column too many is dropped here. */
export function jsonOf(route: AnyRoute, answer: unknown): unknown {
  return route.response.parse(answer)
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  note(reply.request, { refused: problem.code })
  const seconds = problem.facts?.['seconds']
  if (typeof seconds === 'number') reply.header('retry-after', String(Math.ceil(seconds)))
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

export function answerWith(
  reply: FastifyReply,
  refusal: Refusal,
  problems: AnyProblems,
  language: Language,
): FastifyReply {
  const problem = problemOf(refusal, problems, language)
  if (problem) return sendProblem(reply, problem)
  reply.request.log.error({ code: refusal.code }, 'a refusal stands in no table of problems')
  return sendProblem(reply, httpProblem({ code: 'http.failed' }, language))
}

export function sendResult(reply: FastifyReply, route: AnyRoute, result: unknown): FastifyReply {
  if (route.gives === 'file') return sendFile(reply, result)
  return reply.code(Waits.safeParse(result).success ? 202 : route.status).send(result)
}

/** A file to keep, never shown inside the page. */
function sendFile(reply: FastifyReply, answer: unknown): FastifyReply {
  if (!isFile(answer)) throw new TypeError('a route that gives a file was answered with something else')
  return reply
    .header('content-disposition', dispositionOf(answer.name))
    .type(answer.mediaType)
    .send(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength))
}

function isFile(answer: unknown): answer is FileAnswer {
  return typeof answer === 'object' && answer !== null && 'bytes' in answer && answer.bytes instanceof Uint8Array
}
