/** How much one account may ask for, on whichever machines it is signed in. */
export interface Paces {
  readonly requestsPerMinute: number
  /** Of them those that send or fetch a file. */
  readonly filesPerMinute: number
  /** Files on the way at the same moment. */
  readonly filesAtOnce: number
}

export interface Pace {
  /** Seconds to wait; 0 where it may go on, and then `end` is called when it is answered. */
  begin(account: string, isFile: boolean): { readonly wait: number; readonly end: () => void }
}

interface Minute {
  readonly ends: number
  requests: number
  files: number
}

const minute = 60_000 // milliseconds
const most = 10_000 // accounts remembered before those whose minute is over are forgotten

/** Counts in the memory of this process: what a restart forgets is a minute at most. */
export function makePace(paces: Paces, now: () => number = Date.now): Pace {
  const minutes = new Map<string, Minute>()
  const underWay = new Map<string, number>()
  return {
    begin(account, isFile) {
      const at = now()
      const counted = minuteOf(minutes, account, at)
      const files = underWay.get(account) ?? 0
      const wait = Math.max(1, Math.ceil((counted.ends - at) / 1000))
      if (counted.requests >= paces.requestsPerMinute) return { wait, end: nothing }
      counted.requests += 1
      if (!isFile) return { wait: 0, end: nothing }
      if (counted.files >= paces.filesPerMinute) return { wait, end: nothing }
      if (files >= paces.filesAtOnce) return { wait: 1, end: nothing }
      counted.files += 1
      underWay.set(account, files + 1)
      return { wait: 0, end: once(() => less(underWay, account)) }
    },
  }
}

function minuteOf(minutes: Map<string, Minute>, account: string, at: number): Minute {
  const known = minutes.get(account)
  if (known && at < known.ends) return known
  if (minutes.size >= most) for (const [whose, { ends }] of minutes) if (ends <= at) minutes.delete(whose)
  const begun = { ends: at + minute, requests: 0, files: 0 }
  minutes.set(account, begun)
  return begun
}

function less(underWay: Map<string, number>, account: string): void {
  const left = (underWay.get(account) ?? 1) - 1
  if (left === 0) underWay.delete(account)
  else underWay.set(account, left)
}

function once(work: () => void): () => void {
  let done = false
  return () => {
    if (!done) work()
    done = true
  }
}

function nothing(): void {
  // there is nothing to give back
}
