import type { Language } from '#kernel/text.ts'
import type { Beside } from '#features/people/index.server.ts'
import { postsOf, type PostOfPerson } from './posts.sql.ts'
import { titleBook } from './titles.ts'

type Told = Awaited<ReturnType<Beside>>[number]

/** For the timeline of a member: posts taken and left, up to the day asked for. */
export const postsBeside: Beside = async ({ tx, language }, person, { on, known }) => {
  const posts = await postsOf(tx, person, on, known)
  const read: Language = language
  return posts.flatMap((post) => [
    told(post, post.from_on, titleBook[post.title].words[read]),
    ...(post.to_on <= on ? [told(post, post.to_on, left(post, read))] : []),
  ])
}

function left({ title }: PostOfPerson, language: Language): string {
  const words = titleBook[title].words[language]
  return language === 'vi' ? `Thôi giữ chức: ${words}` : `Left the post: ${words}`
}

function told(post: PostOfPerson, on: string, words: string): Told {
  return {
    on,
    what: 'post',
    kind: null,
    status: null,
    cause: null,
    unit: { id: post.unit, name: post.unit_name, above: post.above_name },
    changes: [{ field: 'post', before: null, after: words }],
    typedAt: post.typed_at.toISOString(),
    by: post.by,
    voidedAt: post.stands ? null : post.voided_at.toISOString(),
    voidedBy: post.void_by,
    import: null,
  }
}
