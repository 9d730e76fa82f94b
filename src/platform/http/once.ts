import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AnyRoute } from '#kernel/contract.ts'
import type { Tx } from '#platform/db/index.ts'
import type { HttpRefusal } from './problems.ts'
import type { Input } from './reading.ts'

export interface CommandRow {
  readonly command_id: string
  readonly account: string
  readonly operation: string
  readonly request_hash: string
  readonly result: unknown
  readonly subject: string | null
  readonly at: Date
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    command: CommandRow
  }
}

/** One thing a person did, under the key the client gave it. */
export interface Once {
  readonly id: string
  readonly account: string
  readonly operation: string
  readonly hash: string
}

type Begun =
  | { readonly state: 'first' }
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'refused'; readonly refusal: HttpRefusal }

export function keyOf(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\x21-\x7e]{8,200}$/.test(header) ? header : undefined
}

export function hashOf(route: AnyRoute, input: Input): string {
  const hash = createHash('sha256').update(JSON.stringify([route.method, route.path, input.params, input.query]))
  if (input.body instanceof Uint8Array) hash.update(input.body)
  else hash.update(JSON.stringify(input.body) ?? '')
  return hash.digest('hex')
}

/**
 * Takes the key, or finds what was answered under it. A second call at the same moment waits here until the first has
 * committed (then it gets the same answer) or was undone (then it is the first).
 */
export async function begin(tx: Tx, { id, account, operation, hash }: Once): Promise<Begun> {
  const taken = await sql`
    insert into command (command_id, account, operation, request_hash) values (${id}, ${account}, ${operation}, ${hash})
    on conflict (account, command_id) do nothing`.execute(tx)
  if (taken.numAffectedRows === 1n) return { state: 'first' }
  const { rows } = await sql<CommandRow>`
    select operation, request_hash, result from command where account = ${account} and command_id = ${id}`.execute(tx)
  const known = rows[0]
  if (known?.operation !== operation || known.request_hash !== hash)
    return { state: 'refused', refusal: { code: 'http.keyReused' } }
  if (known.result === null) return { state: 'refused', refusal: { code: 'http.answerErased' } }
  return { state: 'done', result: known.result }
}

export async function finish(tx: Tx, once: Once, result: unknown, subject: string | undefined): Promise<void> {
  await sql`
    update command set result = ${JSON.stringify(result)}::jsonb, subject = ${subject ?? null}
    where account = ${once.account} and command_id = ${once.id}`.execute(tx)
}

/**
 * As the owner, by the clock: answers are kept a day, for those who send again what they got no answer to; that something was
 * done under a key, a month.
 */
export async function forgetAnswers(tx: Tx): Promise<void> {
  await sql`delete from command where at < now() - interval '30 days'`.execute(tx)
  await sql`update command set result = null where result is not null and at < now() - interval '1 day'`.execute(tx)
}
