import { z } from 'zod'
import { type AnyRoute, Problem, type Routes } from '#kernel/contract.ts'

type Json = Record<string, unknown>

/** OpenAPI 3.1 made from the contracts, so that it cannot tell something else. `x-action` is the line of grants that opens an operation. */
export function openApi(routes: Routes, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [operationId, route] of Object.entries(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(operationId, route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chi Bộ',
      version,
      description:
        'Every answer but the good ones is an RFC 9457 problem in the language of the cookie `chibo-language` or of Accept-Language. Requests that change something come from the same origin.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'chibo-session' } },
    },
  }
}

function operationOf(operationId: string, route: AnyRoute): Json {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { type: 'string', minLength: 8, maxLength: 200 },
  }
  return {
    operationId,
    summary: route.summary,
    'x-action': route.action,
    security: route.action === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(route.once ? [key] : []),
    ],
    ...(takesBody(route) && { requestBody: bodyOf(route) }),
    responses: {
      [String(route.status)]: { description: 'Done.', content: contentOf(route.gives, route.response, 'output') },
      default: {
        description: 'Why it was not done.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function takesBody(route: AnyRoute): boolean {
  return route.takes === 'file' || propertiesOf(route.body).length > 0
}

function bodyOf(route: AnyRoute): Json {
  return { required: true, content: contentOf(route.takes, route.body, 'input'), 'x-limit': route.limit }
}

function contentOf(payload: AnyRoute['takes'], schema: z.ZodType, io: 'input' | 'output'): Json {
  return payload === 'file'
    ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(schema, io) } }
}

function parametersOf(schema: z.ZodType, where: 'path' | 'query'): Json[] {
  const needed = requiredOf(schemaOf(schema, 'input'))
  return propertiesOf(schema).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || needed.has(name),
    schema: property,
  }))
}

function propertiesOf(schema: z.ZodType): [string, unknown][] {
  const { properties } = schemaOf(schema, 'output')
  return typeof properties === 'object' && properties !== null ? Object.entries(properties) : []
}

function requiredOf({ required }: Json): ReadonlySet<unknown> {
  return new Set(Array.isArray(required) ? required : [])
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
