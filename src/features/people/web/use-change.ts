import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { forgetDraft, keepDraft, keptDraft } from '#browser/draft.ts'
import { problemCode } from '#browser/problem.ts'
import { z } from 'zod'
import { MemberPage } from './contract.ts'
import { memberQuery, refreshMembers } from './queries.ts'

/** A page as it was seen when a form was opened: what one changed is compared with it. */
export interface Seen {
  readonly version: number
  readonly record: MemberPage['record']
  /** The last instant at which anything about the member had been typed. */
  readonly typedUntil: string
}

function seenOf(page: MemberPage): Seen {
  const instants = page.timeline.flatMap((h) => [h.typedAt, h.voidedAt ?? ''])
  return { version: page.version, record: page.record, typedUntil: instants.toSorted().at(-1) ?? '' }
}

const Kept = z.object({ version: z.int(), record: MemberPage.shape.record, typedUntil: z.string() })

/** What was seen when the draft was begun: one that is taken up again is still compared with what was seen then. */
export function useSeen(draft: string, page: MemberPage): Seen {
  return useState(() => {
    const kept = keptDraft(draft) === null ? null : keptDraft(`${draft}:seen`)
    const seen = (kept === null ? undefined : Kept.safeParse(JSON.parse(kept)).data) ?? seenOf(page)
    keepDraft(`${draft}:seen`, JSON.stringify(seen))
    return seen
  })[0]
}

/** What was typed has been sent or given up: nothing of it stays. */
export function leave(draft: string, onDone: () => void): void {
  forgetDraft(draft)
  forgetDraft(`${draft}:seen`)
  onDone()
}

/**
 * Sends a change of a member with the version that was seen. Where somebody else was first, nothing is changed: what they did is
 * fetched and given as `changed`, and only once it is on the screen is the next attempt made from there.
 */
export function useChange<B>(
  person: string,
  opened: Seen,
  send: (body: B, version: number) => Promise<unknown>,
  onDone: () => void,
) {
  const client = useQueryClient()
  const [changed, setChanged] = useState<MemberPage>()
  const change = useMutation({
    mutationFn: (body: B) => send(body, changed?.version ?? opened.version),
    onSuccess: async () => {
      onDone()
      await refreshMembers(client)
    },
    onError: async (error) => {
      if (problemCode(error) !== 'members.changedMeanwhile') return
      setChanged(await client.fetchQuery({ ...memberQuery(person, {}), staleTime: 0 }))
    },
  })
  return { send: change.mutate, busy: change.isPending, error: change.error, changed }
}
