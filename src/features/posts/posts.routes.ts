import { randomUUID } from 'node:crypto'
import type { AnyRoute } from '#kernel/contract.ts'
import { refuse } from '#kernel/decision.ts'
import { logRead } from '#features/audit/index.server.ts'
import { type Call, command, type Given, type Handlers } from '#platform/http/index.ts'
import { readAsOf } from '#features/units/index.ts'
import { pathOf } from '#features/units/index.server.ts'
import { correctPost, type Entered, findStanding, leavePost, type PostRefusal, takePost } from './post.ts'
import { postView } from './post.view.ts'
import { postRoutes } from './posts.contract.ts'
import { insertPost, listPosts, loadPostsAround, loadPostsAt, findKind, seesPerson, voidPost } from './posts.sql.ts'
import { titles, titlesAt } from './titles.ts'

type Asking = Pick<Call, 'actor' | 'world'> & Pick<Given<AnyRoute>, 'tx'>

export const postHandlers: Handlers<typeof postRoutes, PostRefusal> = {
  // the same statements whether the unit exists, is hidden or is seen
  listPosts: async ({ tx, params, query, world, actor }) => {
    const read = readAsOf(query, world.today)
    if (!read.ok) return read
    const { title, ...asked } = query
    const scope = actor.reach('posts.read')
    const kind = await findKind(tx, scope, params.id, read.asOf.on)
    const order = { titles: title === undefined ? [] : [title], order: titles }
    const { posts, total } = await listPosts(tx, scope, params.id, { ...asked, ...order, ...read.asOf })
    const takes = actor.can('posts.write', await pathOf(tx, params.id, world.today))
    if (kind === undefined) return refuse({ code: 'notFound' })
    const people = [...new Set(posts.flatMap(({ person }) => person ?? []))]
    if (people.length > 0) await logRead(tx, { operation: 'listPosts', subjects: people, soon: true })
    return { posts: posts.map(postView), total, takes: takes ? [...titlesAt(kind)] : [] }
  },

  takePost: command(postRoutes.takePost, {
    async load(given) {
      const here = await loadPostsAt(given.tx, given.params.id)
      const isTheirs = await mayWrite(given, given.params.id)
      const sees = await seesPerson(given.tx, given.body.person, given.body.on)
      if (!here || !isTheirs || (given.body.person !== null && !sees)) return undefined
      return { here, id: randomUUID() }
    },
    decide: ({ here }, { body, world }) =>
      takePost(here, enteredOf({ ...body, fromOn: body.on, toOn: null }), world.today),
    save: ({ tx, body }, { here, id }) =>
      insertPost(tx, {
        ...enteredOf({ ...body, fromOn: body.on, toOn: null }),
        id,
        unit: here.unit,
        decision: body.decision ?? null,
        repeats: null,
      }),
    event: ({ body }, { here, id }) => ({
      unit: here.unit,
      command: 'posts.take',
      on: body.on,
      body: { post: id, title: body.title, person: body.person, outsider: body.outsider, decision: body.decision },
    }),
    answer: (_given, { id }) => ({ post: id }),
  }),

  leavePost: command(postRoutes.leavePost, {
    load: (given) => loadTheirs(given, given.params.id),
    decide: ({ here }, { params, body, world }) => leavePost(here, params.id, body.on, world.today),
    async save({ tx, body }, { here, id }, { post }) {
      await voidPost(tx, post.id)
      const { title, person, outsider, from_on: fromOn } = post
      const decision = body.decision ?? post.decision
      await insertPost(tx, {
        id,
        unit: here.unit,
        title,
        person,
        outsider,
        fromOn,
        toOn: body.on,
        decision,
        repeats: post.id,
      })
    },
    event: ({ body }, { here, id }, { post }) => ({
      unit: here.unit,
      command: 'posts.leave',
      on: body.on,
      body: { post: id, before: post.id, title: post.title, decision: body.decision },
    }),
    answer: (_given, { id }) => ({ post: id }),
  }),

  correctPost: command(postRoutes.correctPost, {
    async load(given) {
      const theirs = await loadTheirs(given, given.params.id)
      const sees = await seesPerson(given.tx, given.body.person, given.body.fromOn)
      const keeps = theirs?.here.posts.some((post) => post.id === given.params.id && post.person === given.body.person)
      return keeps === true || sees || given.body.person === null ? theirs : undefined
    },
    decide: ({ here }, { params, body, world }) =>
      correctPost(here, params.id, { ...enteredOf(body), decision: body.decision ?? null }, world.today),
    async save({ tx, body }, { here, id }, { post }) {
      await voidPost(tx, post.id)
      const repeats = post.person === body.person ? post.id : null
      await insertPost(tx, { ...enteredOf(body), id, unit: here.unit, decision: body.decision ?? null, repeats })
    },
    event: ({ body }, { here, id }, { post }) => ({
      unit: here.unit,
      command: 'posts.correct',
      on: body.fromOn,
      body: { post: id, before: post.id, ...enteredOf(body), decision: body.decision },
    }),
    answer: (_given, { id }) => ({ post: id }),
  }),

  withdrawPost: command(postRoutes.withdrawPost, {
    load: (given) => loadTheirs(given, given.params.id),
    decide: ({ here }, { params }) => findStanding(here, params.id),
    save: ({ tx }, _state, { post }) => voidPost(tx, post.id),
    event: ({ world }, { here }, { post }) => ({
      unit: here.unit,
      command: 'posts.withdraw',
      on: world.today,
      body: { post: post.id, title: post.title },
    }),
    answer: () => ({}),
  }),
}

function enteredOf({ title, person, outsider, fromOn, toOn }: Entered): Entered {
  return { title, person, outsider, fromOn, toOn }
}

/** The posts around one, if its unit is within reach by both walls, and the id of the row that will stand for it. */
async function loadTheirs(given: Asking, post: string) {
  const here = await loadPostsAround(given.tx, post)
  const isTheirs = await mayWrite(given, here?.unit ?? post)
  return here && isTheirs ? { here, id: randomUUID() } : undefined
}

async function mayWrite({ tx, actor, world }: Asking, unit: string): Promise<boolean> {
  return actor.can('posts.write', await pathOf(tx, unit, world.today))
}
