import type { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'

/** What a task gets besides its ids. */
export interface Working {
  /** The job itself, by which the browser asks for its progress. */
  readonly job: string
  /** For whom it works. */
  readonly account: string
  /** A transaction on behalf of that account, behind the same walls as its requests. */
  as<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A transaction as the owner, for what no account may do. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Tells how far it is: `done` of `total` rows, `message` the code of a text. Written at most some times a second; call it
   * freely. Rejects with the reason of `signal` once the job was cancelled, so that a task needs no other check.
   */
  progress(done: number, total?: number, message?: string): Promise<void>
  /** Aborted when somebody cancels, when what the job concerns is erased, or when the application stops. */
  readonly signal: AbortSignal
}

export interface Task<Given> {
  readonly kind: string
  readonly run: (given: unknown, working: Working) => Promise<string | undefined>
  readonly '~ids'?: Given
}

export type AnyTask = Task<unknown>

/** Numbers and ids; never a name, a day or a text, since payloads stay in places that nobody erases by hand. */
export type Ids = Readonly<Record<string, string | number>>

/**
 * A kind of background job. `run` may be repeated after a crash, so it works in one transaction or finds what it did before;
 * it answers the id of what came of it, if anything. An error it throws repeats it, some seconds later, five times at most.
 */
export function task<const Given extends Ids>(
  kind: `${string}.${string}`,
  ids: z.ZodType<Given>,
  run: (ids: Given, working: Working) => Promise<string | undefined>,
): Task<Given> {
  return { kind, run: (given, working) => run(ids.parse(given), working) }
}

/** Work that comes with the clock instead of with a request. `at` is a cron pattern in UTC. */
export interface Recurring {
  readonly kind: `${string}.${string}`
  readonly at: string
  readonly run: (asOwner: Working['asOwner'], signal: AbortSignal) => Promise<void>
}
