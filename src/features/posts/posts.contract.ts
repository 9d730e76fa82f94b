import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { asOf, WireDay } from '#features/units/index.ts'
import { titles } from './titles.ts'

const spaced = z
  .string()
  .trim()
  .normalize('NFC')
  .transform((text) => text.replace(/\s+/g, ' '))
const Decision = spaced.pipe(z.string().max(200)).optional()

export const PostView = z.object({
  id: z.uuid(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  title: z.enum(titles),
  /** Where the reader may open that person's page. */
  person: z.uuid().nullable(),
  name: z.string(),
  /** Not in the register; nothing but the name is kept. */
  outsider: z.boolean(),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  decision: z.string().nullable(),
  typedAt: z.string(),
  by: z.string().nullable(),
})
export type PostView = z.infer<typeof PostView>

/** Somebody of the register, or the name of somebody who is not. */
const Holder = {
  title: z.enum(titles),
  person: z.uuid().nullable().default(null),
  outsider: spaced.pipe(z.string().min(1).max(200)).nullable().default(null),
}

function isOne({ person, outsider }: { readonly person: string | null; readonly outsider: string | null }): boolean {
  return (person === null) !== (outsider === null)
}

const one = { message: 'person or outsider, one of them', path: ['person'] }
const post = z.object({ id: z.uuid() })

export const postRoutes = {
  listPosts: route({
    method: 'GET',
    path: '/api/units/:id/posts',
    summary:
      'Who holds which post at a unit on a day (`deep`: and at the units below it), with those who had left by then if `ended` asks for them.',
    action: 'posts.read',
    params: post,
    query: z.object({
      ...asOf,
      deep: z.stringbool().default(false),
      ended: z.stringbool().default(false),
      title: z.enum(titles).optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(100),
    }),
    response: z.object({
      posts: z.array(PostView),
      total: z.int(),
      /** The posts that the reader may record here today. */
      takes: z.array(z.enum(titles)),
    }),
  }),
  takePost: route({
    method: 'POST',
    path: '/api/units/:id/posts',
    summary: 'From a day on somebody holds a post at a unit.',
    action: 'posts.write',
    params: post,
    body: z.object({ on: WireDay, ...Holder, decision: Decision }).refine(isOne, one),
    response: z.object({ post: z.uuid() }),
    status: 201,
  }),
  leavePost: route({
    method: 'POST',
    path: '/api/posts/:id/leave',
    summary: 'On that day the post is no longer held. Answers the row that now stands.',
    action: 'posts.write',
    params: post,
    body: z.object({ on: WireDay, decision: Decision }),
    response: z.object({ post: z.uuid() }),
  }),
  correctPost: route({
    method: 'POST',
    path: '/api/posts/:id/correct',
    summary:
      'What was entered of a post was wrong: what was known before stays readable. Answers the row that now stands.',
    action: 'posts.write',
    params: post,
    body: z.object({ ...Holder, fromOn: WireDay, toOn: WireDay.nullable(), decision: Decision }).refine(isOne, one),
    response: z.object({ post: z.uuid() }),
  }),
  withdrawPost: route({
    method: 'DELETE',
    path: '/api/posts/:id',
    summary: 'The post was entered by mistake and was never held. That it was entered stays readable.',
    action: 'posts.write',
    params: post,
    response: z.object({}),
  }),
}
