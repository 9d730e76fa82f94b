import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { aPerson, type Answered, type Person, type Sent } from '#test/journeys/a-server.ts'
import type { Deed, Desk } from './deeds.ts'

/** What became of a command, as far as the one who sent it knows. */
export type Known = 'acknowledged' | 'refused' | 'unknown'

/** One command somebody sent under a key, perhaps more than once. */
export interface Asked {
  readonly key: string
  readonly account: string
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly body: unknown
  /** A mark nobody else uses, by which its effect is found. */
  readonly mark: string
  known: Known
  answer: any // oxlint-disable-line typescript/no-explicit-any -- whatever the operation answers
  sends: number
}

/** Somebody who works as fast as the answers come, and writes down what was answered. */
export class Writer {
  readonly asked: Asked[] = []
  readonly #person: Person
  readonly #desk: Desk
  readonly #deeds: readonly Deed[]
  readonly #chance: () => number
  #over = false

  constructor(url: string, desk: Desk, deeds: readonly Deed[], chance: () => number) {
    this.#person = aPerson(url)
    this.#desk = desk
    this.#deeds = deeds
    this.#chance = chance
  }

  async signIn(): Promise<void> {
    const answered = await this.#person.signIn(this.#desk.username)
    if (answered.status !== 200) throw new Error(`signing in: ${answered.status} ${answered.text}`)
  }

  /** Until `rest` is called. Begins by asking again, under the same key, for half of what no answer came to. */
  async work(): Promise<void> {
    this.#over = false
    for (const open of this.asked.filter(({ known, sends }) => known === 'unknown' && sends === 1)) {
      if (this.#over) return
      if (this.#chance() < 0.5) await this.#send(open)
      else open.sends = Number.POSITIVE_INFINITY // never asked again
    }
    while (!this.#over) {
      const next = this.#next()
      this.asked.push(next)
      await this.#send(next)
      if (next.known !== 'acknowledged') await wait(20 + this.#chance() * 60)
    }
  }

  rest(): void {
    this.#over = true
  }

  #next(): Asked {
    const able = this.#deeds.filter((deed) => deed.able(this.#desk))
    const deed = able[Math.floor(this.#chance() * able.length)]
    if (deed === undefined) throw new Error('there is nothing to do')
    const mark = String(Math.floor(this.#chance() * 1e15)).padStart(15, '1')
    return {
      key: randomUUID(),
      account: this.#desk.account,
      mark,
      known: 'unknown',
      answer: undefined,
      sends: 0,
      operation: deed.operation,
      ...deed.ask(this.#desk, mark, this.#chance),
    }
  }

  async #send(asked: Asked): Promise<void> {
    asked.sends += 1
    const sent: Sent = { body: asked.body, key: asked.key }
    const answered = await this.#person.send(asked.method, asked.path, sent).catch(() => undefined)
    asked.known = knownBy(answered)
    if (answered === undefined || asked.known !== 'acknowledged') return
    asked.answer = answered.json
    this.#deeds.find(({ operation }) => operation === asked.operation)?.done?.(this.#desk, asked)
  }
}

/** A 5xx says that something broke, not whether it was done. */
function knownBy(answered: Answered | undefined): Known {
  if (answered === undefined || answered.status >= 500) return 'unknown'
  return answered.status < 300 ? 'acknowledged' : 'refused'
}
