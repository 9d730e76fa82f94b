import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'

export interface FromServer {
  readonly username: string
  readonly name: string
  /** Digest of the code with which its holder chooses a password. */
  readonly code: Uint8Array
  readonly days: number
}

export type OpenedFromServer =
  | { readonly ok: true; readonly unit: string; readonly until: Date }
  | { readonly ok: false; readonly why: 'noTop' | 'taken' }

/**
 * As the owner, on the server: one more organiser of the topmost unit. An installation begins with one, who can agree to nothing of their
 * own; whoever has the server is trusted with this, and it stands in the unit's chain without an account.
 */
export async function openFromServer(tx: Tx, { username, name, code, days }: FromServer): Promise<OpenedFromServer> {
  const top = await sql<{ id: string; label: string }>`
    select u.id, coalesce(chibo.unit_name_on(u.id, chibo.today()), '') as label from unit u join unit_path p on p.unit = u.id and p.depth = 1
    where u.kind = 'provincialCommittee' order by u.id limit 1`.execute(tx)
  const unit = top.rows[0]
  if (!unit) return { ok: false, why: 'noTop' }
  const made = await sql<{ id: string }>`
    insert into account (username, name, unit) values (${username}, ${name}, ${unit.id}) on conflict (username) do nothing returning id`.execute(
    tx,
  )
  const account = made.rows[0]?.id
  if (account === undefined) return { ok: false, why: 'taken' }
  await sql`
    insert into seat (account, role, unit, from_on) values (${account}, 'provincialOrganiser', ${unit.id}, chibo.today())`.execute(
    tx,
  )
  const kept = await sql<{ until: Date }>`
    insert into activation (account, code_hash, made_by, expires_at)
    values (${account}, ${code}, ${account}, now() + make_interval(days => ${days})) returning expires_at as until`.execute(
    tx,
  )
  await sql`
    select chibo.append_event(${unit.id}, 'accounts.openFromServer', chibo.today(), ${JSON.stringify({ account, role: 'provincialOrganiser' })}::jsonb)`.execute(
    tx,
  )
  return { ok: true, unit: unit.label, until: kept.rows[0]?.until ?? new Date() }
}
