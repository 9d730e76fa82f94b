import type { Answered } from './a-server.ts'
import { rules } from './oracle-rules.ts'
import { asKnown, type Clerk, has, heads, seen, today } from './oracle-clerks.ts'
import type { Everything } from './oracle-things.ts'
import { isBelow } from './days.ts'

/** A word in an answer that belongs to something out of the account's reach. */
export function foreignWord(
  world: Everything,
  clerk: Clerk,
  { text }: Pick<Answered, 'text'>,
  on: string,
  known = today,
): string | undefined {
  return [...people(world, clerk, text, on, known), ...things(world, clerk, text, on)][0]
}

const names = ['members.read', 'audit.read'] as const

function people(world: Everything, clerk: Clerk, text: string, on: string, known: string): string[] {
  const { days } = world
  return days.people
    .filter(({ versions, card }) => versions.some(({ word }) => text.includes(word)) || text.includes(card))
    .filter(
      ({ id }) =>
        // whoever follows trails is told the name, too
        ![on, today].some((day) => names.some((action) => seen(days, id, action, clerk, day))) &&
        !seen(asKnown(days, known), id, 'members.read', clerk, on) &&
        !has(days, id, 'duplicates.settle', clerk),
    )
    .map(({ versions: [{ word }] }) => word)
}

function things(world: Everything, clerk: Clerk, text: string, on: string): string[] {
  const spoken = (word: string | undefined) => word !== undefined && text.includes(word)
  const { post, import: imports, view, proposal, breach } = world.things
  const readers = ['reconciliation.read', 'reconciliation.report'].flatMap((action) => heads(clerk, action))
  const planted = world.planted.filter(
    (p) =>
      (spoken(p.word) && !isBelow(world.days, p.unit, readers, today)) ||
      (spoken(p.draftWord) && p.uploader !== clerk.id),
  )
  return [
    ...planted,
    ...post.filter(
      (t) =>
        spoken(t.word) &&
        ![on, today].some((day) => isBelow(world.days, t.unit ?? '', heads(clerk, 'posts.read'), day)),
    ),
    ...imports.filter((t) => spoken(t.word) && !rules.import(world, clerk, t, 'members.import', on)),
    ...breach.filter((t) => spoken(t.word) && !rules.breach(world, clerk, t, 'privacy.breaches', on)),
    ...proposal.filter((t) => spoken(t.word) && !rules.proposal(world, clerk, t, '', on)),
    ...view.filter((t) => spoken(t.word) && !rules.view(world, clerk, t, '', on)),
  ].map((t) => t.word ?? '')
}
