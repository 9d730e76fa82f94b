import type { Answered } from './a-server.ts'
import { rules } from './oracle-asks.ts'
import { type Clerk, type Everything, has, heads, seen, today } from './oracle-things.ts'
import { isBelow } from './days.ts'

/** A word in an answer that belongs to something out of the account's reach. */
export function foreignWord(world: Everything, clerk: Clerk, { text }: Answered, on: string): string | undefined {
  return [...people(world, clerk, text, on), ...things(world, clerk, text, on)][0]
}

const names = ['members.read', 'audit.read'] as const

function people({ days }: Everything, clerk: Clerk, text: string, on: string): string[] {
  return days.people
    .filter(({ versions, card }) => versions.some(({ word }) => text.includes(word)) || text.includes(card))
    .filter(
      ({ id }) =>
        // whoever follows trails is told the name, too
        ![on, today].some((day) => names.some((action) => seen(days, id, action, clerk, day))) &&
        !has(days, id, 'duplicates.settle', clerk),
    )
    .map(({ versions: [{ word }] }) => word)
}

function things(world: Everything, clerk: Clerk, text: string, on: string): string[] {
  const spoken = (word: string | undefined) => word !== undefined && text.includes(word)
  const { post, import: imports, view, proposal } = world.things
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
    ...proposal.filter((t) => spoken(t.word) && !rules.proposal(world, clerk, t, '', on)),
    ...view.filter((t) => spoken(t.word) && !rules.view(world, clerk, t, '', on)),
  ].map((t) => t.word ?? '')
}
