import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

/** As the owner: adds to the counts above what was written since. */
export async function foldDeltas(tx: Tx): Promise<void> {
  await sql`select chibo.fold_deltas()`.execute(tx)
}

/** As the owner: what begins or ends with a new day. */
export async function keepDay(tx: Tx): Promise<void> {
  await sql`select chibo.keep_day()`.execute(tx)
}

/** As the owner, at any hour; does its work in the one after one o'clock at night: names that nobody bears any more go. */
export async function forgetNames(tx: Tx): Promise<void> {
  await sql`select chibo.forget_names() where extract(hour from now() at time zone 'Asia/Ho_Chi_Minh') = 1`.execute(tx)
}

/** As the owner: the key with which numbers and authenticators of this database are sealed; `undefined` where none is sealed yet. */
export async function keyOfNumbers(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ fingerprint: string }>`
    select fingerprint from identity_key
    where exists (select from person_secret) or exists (select from totp where sealed is not null)`.execute(tx)
  return rows[0]?.fingerprint
}

/** As the owner, at the start: from now on numbers are sealed with this key. */
export async function setKeyOfNumbers(tx: Tx, fingerprint: string): Promise<void> {
  await sql`
    insert into identity_key (fingerprint) values (${fingerprint})
    on conflict (one) do update set fingerprint = excluded.fingerprint where identity_key.fingerprint <> excluded.fingerprint`.execute(
    tx,
  )
}
