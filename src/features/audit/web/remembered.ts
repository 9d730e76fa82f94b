import { addDays, day } from '#kernel/day.ts'
import { firstOther, lastOf, readKept } from '../kept.ts'
import { api } from './queries.ts'

const stored = 'chibo-head-kept'

export type Compared =
  | { readonly says: 'first' | 'earlier' | 'noFile' }
  | { readonly says: 'fits' | 'other'; readonly day: string }

/** Compares a file that was just given with the head this device kept last, and remembers the later one. */
export function compareAndRemember(text: string): Compared {
  const now = readKept(text)
  const last = now && lastOf(now)
  if (!last) return { says: 'noFile' }
  const [before = '', hash] = (remembered() ?? '').split(' ')
  if (hash !== undefined && before > last[0]) return { says: 'earlier' }
  if (hash !== undefined && firstOther({ days: [[before, hash]] }, now) !== undefined)
    return { says: 'other', day: before }
  remember(last)
  return hash === undefined ? { says: 'first' } : { says: 'fits', day: before }
}

function remember([on, hash]: readonly [string, string]): void {
  try {
    localStorage.setItem(stored, `${on} ${hash}`)
  } catch {
    // a browser that keeps nothing: the file is kept all the same
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(stored)
  } catch {
    return null
  }
}

/** Compares a file kept before with what the server says now, back to the first day that differs. */
export async function compareFile(text: string): Promise<Compared> {
  const kept = readKept(text)
  const last = kept && lastOf(kept)
  if (!last) return { says: 'noFile' }
  const days = await daysUntil(last)
  const [now] = days
  // each head covers all before it: the same last one is enough
  if (now?.[0] === last[0] && now[1] === last[1]) return { says: 'fits', day: last[0] }
  return { says: 'other', day: firstOther(kept, { days }) ?? last[0] }
}

/** Latest first; all of them, unless the latest agrees. */
async function daysUntil([last, hash]: readonly [string, string]): Promise<[string, string][]> {
  const days: [string, string][] = []
  for (let before: string | undefined = addDays(day(last), 1); before !== undefined;) {
    const { heads, more } = await api.listHeads({ query: { before, size: 100 } })
    days.push(...heads.map((h): [string, string] => [h.onDay, h.hash]))
    before = more && days[0]?.[1] !== hash ? heads.at(-1)?.onDay : undefined
  }
  return days
}
