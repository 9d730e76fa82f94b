import type { AnyRoute, ArgOf, RetOf, Routes } from '#kernel/contract.ts'
import type { Path, Scope, Seat } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Refusal, Refused } from '#kernel/decision.ts'
import type { Agreed, Concern } from '#kernel/second-person.ts'
import type { Laws } from '#kernel/term.ts'
import type { Language } from '#kernel/text.ts'
import type { Database, Tx } from '#platform/db/index.ts'
import type { Ids, Task } from '#platform/jobs/task.ts'
import type { HttpRefusal } from './problems.ts'

/** What a decision may know of the world. `now` is the instant of recording, ISO 8601; `today` is Vietnam's day. */
export interface World extends Laws {
  readonly today: Day
  readonly now: string
}

/** Who asks. On public routes nobody does: `account` is empty and there are no seats. */
export interface Actor {
  readonly account: string
  readonly seats: readonly Seat[]
  /** May this account do this at the unit with this path? */
  can(action: string, unit: Path): boolean
  /** The same as a filter for lists and loads. */
  reach(action: string): Scope
}

/** What happened, for the log of events: at which unit, by which command, on which day. */
export interface Happening {
  readonly unit: string
  readonly command: string
  readonly on: Day
  readonly body: Readonly<Record<string, unknown>>
}

export interface Cookies {
  get(name: string): string | undefined
  /** Kept until the browser is closed, or for so many days. */
  set(name: string, value: string, days?: number): void
  clear(name: string): void
}

/** Where a call comes from. */
export interface Client {
  readonly address: string
  /** What the session's cookie holds, and the kind of machine it came from: `digestOf` it is what the database knows. */
  readonly session: string | undefined
  /** With what kind of machine, roughly: `phone android chrome`. */
  readonly agent: string
  /** The address of our own page that sent it; empty where nothing may change. */
  readonly origin: string
}

/** What every handler is given beside its parameters. */
export interface Call {
  readonly actor: Actor
  readonly world: World
  readonly language: Language
  readonly client: Client
  readonly cookies: Cookies
}

/** Before the transaction: for what takes long or must outlive a refusal. */
export type Before<R extends AnyRoute> = Omit<Call, 'actor'> &
  ArgOf<R> & { readonly account: string; readonly database: Database }

/** What a handler may do within its transaction. */
export interface Tools {
  readonly tx: Tx
  /** Queues a job that begins when the transaction is committed, never otherwise. Answers its id. */
  readonly enqueue: <G extends Ids>(task: Task<G>, concerns: string, ids: G) => Promise<string>
  /** Appends to the log of events, in the same transaction. */
  readonly record: (what: Happening) => Promise<void>
  /**
   * After the decision and before the first write: what comes next needs a second person. Answers who proposed it where somebody else
   * has agreed; otherwise the handler ends here, and what was asked waits as a proposal.
   */
  readonly second: (concern: Concern) => Promise<Agreed>
  /** Somebody else's proposal that is being done; `undefined` where the account asks for itself. */
  readonly agreed: Agreed | undefined
  /** Says what a command's stored answer is about, so that erasing the subject erases the answer too (`chibo.erase_answers`). */
  readonly about: (subject: string) => void
}

/** One call is one transaction `tx`, in the name of the account; a refusal undoes all of it. */
export type Given<R extends AnyRoute, Ready = undefined> = Call & ArgOf<R> & Tools & { readonly prepared: Ready }

export type Answer<R extends AnyRoute, No extends Refusal> = RetOf<R> | Refused<No | HttpRefusal>
export type Handle<R extends AnyRoute, No extends Refusal, Ready = undefined> = (
  given: Given<R, Ready>,
) => Promise<Answer<R, No>>

/** A handler with work before its transaction. Made by `prepared()`. */
export interface Prepared<R extends AnyRoute, No extends Refusal> {
  readonly before: (given: Before<R>) => Promise<unknown>
  // oxlint-disable-next-line typescript/no-explicit-any -- what `before` gave, whose type `prepared()` has checked
  readonly handle: Handle<R, No, any>
}

export type Handler<R extends AnyRoute, No extends Refusal> = Handle<R, No> | Prepared<R, No>
export type Handlers<M extends Routes, No extends Refusal = never> = { readonly [K in keyof M]: Handler<M[K], No> }

/**
 * Work before the transaction (reading a file, comparing a password), whose result the handler finds in `prepared`.
 * @example uploadList: prepared(routes.uploadList, ({ body }) => keep(body), async ({ tx, prepared }) => …)
 */
export function prepared<R extends AnyRoute, P, No extends Refusal = never>(
  _route: R,
  before: (given: Before<R>) => Promise<P>,
  handle: Handle<R, No, P>,
): Prepared<R, No> {
  return { before, handle }
}
