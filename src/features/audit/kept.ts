import { z } from 'zod'

/** What a file of heads says of each day until its own: day and hash. docs/trail.md. */
export const KeptHeads = z.object({
  format: z.literal('chibo-heads-1'),
  onDay: z.string(),
  days: z.array(z.tuple([z.string(), z.string()])),
})
export type KeptHeads = z.infer<typeof KeptHeads>

/** `undefined` for a text that is no file of heads. */
export function readKept(text: string): KeptHeads | undefined {
  try {
    return KeptHeads.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The first day of those kept before whose head is another now, or is not there any more. */
export function firstOther(kept: Pick<KeptHeads, 'days'>, now: Pick<KeptHeads, 'days'>): string | undefined {
  const known = new Map(now.days)
  return kept.days.find(([day, hash]) => known.get(day) !== hash)?.[0]
}

/** The last day of a file with its head: each head covers all before it, so that this much is enough to remember. */
export function lastOf({ days }: Pick<KeptHeads, 'days'>): readonly [day: string, hash: string] | undefined {
  return days.at(-1)
}
