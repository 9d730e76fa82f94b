import type { OwnPage, RequestView, Said } from './mine.contract.ts'

type Seen = Pick<OwnPage, 'said' | 'requests' | 'seenAt'>

/** How much came since the page was last looked through: said by others, or answered. The first time nothing is new. */
export function newsIn({ said, requests, seenAt }: Seen): number {
  return said.filter((s) => isNewSaid(s, seenAt)).length + requests.filter((r) => isNewAnswer(r, seenAt)).length
}

export function isNewSaid({ at }: Pick<Said, 'at'>, seenAt: string | null): boolean {
  return seenAt !== null && at > seenAt
}

export function isNewAnswer({ steps }: Pick<RequestView, 'steps'>, seenAt: string | null): boolean {
  return seenAt !== null && steps.some((s) => s.what === 'answered' && s.at > seenAt)
}
