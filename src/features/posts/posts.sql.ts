import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Scope } from '#kernel/authority.ts'
import type { AsOf, UnitKind } from '#features/units/index.ts'
import { within, withinOn } from '#features/units/index.server.ts'
import type { Entered, Posts } from './post.ts'
import type { Title } from './titles.ts'

/** The posts that stand at a unit; the unit and they stay as they are to the end of the transaction. `undefined`: not the account's to change. */
export function loadPostsAt(tx: Tx, unit: string): Promise<Posts | undefined> {
  return load(tx, unit, null)
}

/** The same for the unit at which a post was entered. */
export function loadPostsAround(tx: Tx, post: string): Promise<Posts | undefined> {
  return load(tx, null, post)
}

async function load(tx: Tx, unit: string | null, post: string | null): Promise<Posts | undefined> {
  const { rows } = await sql<{ here: Posts | null }>`select chibo.load_posts(${unit}, ${post}) as here`.execute(tx)
  return rows[0]?.here ?? undefined
}

/** Does the account have this person on that day, or today? */
export async function seesPerson(tx: Tx, person: string | null, on: Day): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`
    select chibo.sees_person('members.read', ${person}, chibo.today(), 'infinity') or chibo.sees_person('members.read', ${person}, ${on}, 'infinity') as sees`.execute(
    tx,
  )
  return rows[0]?.sees ?? false
}

/** `repeats`: the row that this one stands for from now on with another day of ending. */
export async function insertPost(
  tx: Tx,
  post: Entered & {
    readonly id: string
    readonly unit: string
    readonly decision: string | null
    readonly repeats: string | null
  },
): Promise<void> {
  await sql`
    select chibo.add_post(${post.id}, ${post.unit}, ${post.title}, ${post.person}, ${post.outsider}, ${post.fromOn},
      ${post.toOn ?? 'infinity'}, ${post.decision}, ${post.repeats})`.execute(tx)
}

export async function voidPost(tx: Tx, id: string): Promise<void> {
  await sql`select chibo.void_post(${id})`.execute(tx)
}

export interface PostRow {
  readonly id: string
  readonly unit: string
  readonly unit_name: string
  readonly title: Title
  readonly person: string | null
  readonly name: string | null
  readonly outsider: boolean
  readonly from_on: Day
  readonly to_on: string
  readonly decision: string | null
  readonly typed_at: Date
  readonly by: string | null
}

export interface Asked extends AsOf {
  readonly deep: boolean
  readonly ended: boolean
  readonly titles: readonly Title[]
  readonly order: readonly Title[]
  readonly page: number
  readonly size: number
}

/** A page of the posts of a unit on a day, and how many there are. `order`: of the titles within a unit. */
export async function listPosts(
  tx: Tx,
  scope: Scope,
  unit: string,
  { on, known, deep, ended, titles, order, page, size }: Asked,
): Promise<{ readonly posts: readonly PostRow[]; readonly total: number }> {
  const { rows } = await sql<PostRow & { total: number }>`
    select p.*, n.unit_name, (count(*) over ())::int as total
    from chibo.posts_on(${unit}, ${deep}, ${on}, ${known}, ${ended}, ${titles.length > 0 ? [...titles] : null}::text[]) p,
      lateral (select chibo.unit_name_on(p.unit, ${on}) as unit_name) n
    where ${withinOn(scope, 'p.unit', on)}
    order by p.unit <> ${unit}, n.unit_name collate chibo.numbered, p.unit, ${on} >= p.to_on, array_position(${[...order]}::text[], p.title), p.from_on desc, p.id
    limit ${size} offset ${(page - 1) * size}`.execute(tx)
  return { posts: rows, total: rows[0]?.total ?? 0 }
}

/** The kind of a unit about whose posts the account may ask as of that day, by both walls. */
export async function findKind(tx: Tx, scope: Scope, unit: string, on: Day): Promise<UnitKind | undefined> {
  const { rows } = await sql<{ kind: UnitKind }>`
    select u.kind from unit u where u.id = ${unit} and chibo.may_on('posts.read', u.id, ${on})
      and (${within(scope, 'u.id')} or ${withinOn(scope, 'u.id', on)})`.execute(tx)
  return rows[0]?.kind
}

export interface PostOfPerson {
  readonly unit: string
  readonly unit_name: string
  readonly above_name: string | null
  readonly title: Title
  readonly from_on: Day
  readonly to_on: string
  readonly typed_at: Date
  readonly by: string | null
  /** Of a row that stands: without meaning. */
  readonly voided_at: Date
  readonly void_by: string | null
  readonly stands: boolean
}

/** The posts of a person up to a day, voided rows too, for whoever has the person on that day. */
export async function postsOf(tx: Tx, person: string, on: Day, known: string): Promise<readonly PostOfPerson[]> {
  const { rows } = await sql<PostOfPerson>`
    select unit, unit_name, above_name, title, from_on, to_on, typed_at, by, voided_at, void_by, stands
    from chibo.posts_of(${person}, ${on}::date, ${known}::timestamptz)`.execute(tx)
  return rows
}
