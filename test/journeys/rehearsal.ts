import { sql } from 'kysely'
import type { TestDatabase } from '#test/database.ts'

export interface Rehearsal {
  readonly database: TestDatabase
  /** From now on everything that is asked is done, answered, and undone. */
  begin(): void
  end(): void
}

/**
 * A database in which whatever a request does is done in full, by the same statements and behind the same walls, and then undone: a
 * command can be asked a hundred times about the same thing, and the world stays as it was drawn.
 */
export function rehearsing(database: TestDatabase): Rehearsal {
  let isOn = false
  return {
    begin() {
      isOn = true
    },
    end() {
      isOn = false
    },
    database: {
      ...database,
      async as(account, work, how) {
        if (!isOn) return database.as(account, work, how)
        const undone = new Undone()
        let done: { readonly result: Awaited<ReturnType<typeof work>> } | undefined
        await database
          .as(
            account,
            async (tx) => {
              const result = await work(tx)
              await sql`set constraints all immediate`.execute(tx)
              done = { result }
              throw undone
            },
            how,
          )
          .catch((error: unknown) => {
            if (error !== undone) throw error
          })
        if (!done) throw new Error('a transaction ended without an answer')
        return done.result
      },
    },
  }
}

class Undone extends Error {}
