import { setTimeout as wait } from 'node:timers/promises'
import type { Recurring } from '#platform/jobs/index.ts'
import { foldDeltas, forgetNames, keepDay } from './keeping.sql.ts'

type AsOwner = Parameters<Recurring['run']>[0]

interface Chore {
  readonly every: number
  readonly run: (tx: Parameters<Parameters<AsOwner>[0]>[0]) => Promise<void>
}

// milliseconds; counts above a cell follow it within a second
const chores: readonly Chore[] = [
  { every: 60_000, run: keepDay },
  { every: 500, run: foldDeltas },
  { every: 3_600_000, run: forgetNames },
]

/**
 * Keeps what follows from the register: today's rows when the day turns, counts above the cells, names nobody bears any more. Each
 * chore is one transaction; one that fails, as when the database is gone for a moment, is tried again at its next turn.
 */
export function keepRegister(asOwner: AsOwner): { stop(): Promise<void> } {
  const over = new AbortController()
  const running = chores.map(({ every, run }) => repeat(() => asOwner(run), every, over.signal))
  return {
    async stop() {
      over.abort()
      await Promise.all(running)
    },
  }
}

async function repeat(work: () => Promise<unknown>, every: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await work().catch(() => undefined)
    await wait(every, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
