import type { AnyRoute } from '#kernel/contract.ts'
import { type Decision, type Refusal, refuse } from '#kernel/decision.ts'
import type { Concern } from '#kernel/second-person.ts'
import type { Answer, Given, Handle, Happening } from './given.ts'
import type { RetOf } from '#kernel/contract.ts'

/**
 * The one way to write a command: load (locked, within the actor's reach) → may they? → decide purely → save, with its
 * event, in one transaction. What `load` does not find, or the actor may not see, does not exist.
 */
export interface Command<R extends AnyRoute, State, Done extends object, No extends Refusal> {
  /** `undefined`: there is none, or it is outside the actor's reach for this action. Locks what will change. */
  readonly load: (given: Given<R>) => Promise<State | undefined>
  /** What reach cannot say: only the uploader, only while it is a draft. False is answered with `forbidden`. */
  readonly may?: (given: Given<R>, state: State) => boolean
  /** Pure: no clock, no database, no chance; `given.world` holds today, the rules and the calendar. */
  readonly decide: (state: State, given: Pick<Given<R>, 'params' | 'query' | 'body' | 'world'>) => Decision<Done, No>
  /** What a second person has to agree to before it is saved; `undefined` where one is enough. */
  readonly second?: (given: Given<R>, state: State, done: Done) => Concern | undefined
  readonly save: (given: Given<R>, state: State, done: Done) => Promise<unknown>
  /** What the log of events keeps. `undefined` where nothing happened (a repeated answer). */
  readonly event: (given: Given<R>, state: State, done: Done) => Happening | undefined
  readonly answer: (given: Given<R>, state: State, done: Done) => RetOf<R> | Promise<RetOf<R>>
}

export function command<R extends AnyRoute, State, Done extends object, No extends Refusal = never>(
  _route: R,
  { load, may, decide, second, save, event, answer }: Command<R, State, Done, No>,
): Handle<R, No> {
  return async (given): Promise<Answer<R, No>> => {
    const state = await load(given)
    if (state === undefined) return refuse({ code: 'notFound' })
    if (may && !may(given, state)) return refuse({ code: 'forbidden' })
    const decision = decide(state, given)
    if (!decision.ok) return decision
    const concern = second?.(given, state, decision)
    if (concern) await given.second(concern)
    await save(given, state, decision)
    const happened = event(given, state, decision)
    if (happened) await given.record(happened)
    return answer(given, state, decision)
  }
}
