import { sql } from 'kysely'
import { type Decision, refuse } from '#kernel/decision.ts'
import { folderRefusal } from '#platform/db/refusals.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { type DemoSize, loadDemo } from '../demo/load.ts'
import { keepAccounts, type KeptAccount, keptAccounts, passwordIn } from './demo-accounts.ts'
import type { Provided } from './provide-database.ts'
import type { StartRefusal } from './words.ts'

/** `asked`: loaded or refused. `usual`: into the embedded database on its first start. `never`. */
export type DemoWish = 'asked' | 'usual' | 'never'

/** What the demo is loaded with. */
export interface DemoGiven {
  /** Undefined: as it is shipped. */
  readonly size?: DemoSize | undefined
  /** Seals the identity numbers of the people made up. */
  readonly secrets: Secrets
}

/** Loads the demo where it is due, and answers the accounts to print: none where the database is not a demo. */
export async function provideDemo(
  { database, embedded }: Provided,
  dataFolder: string,
  wish: DemoWish,
  given: DemoGiven,
): Promise<Decision<{ readonly accounts: readonly KeptAccount[] }, StartRefusal>> {
  const usernames = await database.asOwner((tx) =>
    sql<{ username: string }>`select username from account where closed_at is null`.execute(tx),
  )
  const known = new Set(usernames.rows.map(({ username }) => username))
  if (known.size === 0 && (wish === 'asked' || (wish === 'usual' && embedded))) return load(database, dataFolder, given)
  const accounts = keptAccounts(dataFolder).filter(({ username }) => known.has(username))
  // Asking for the demo again, where it is loaded already, asks for nothing new.
  if (wish === 'asked' && accounts.length === 0) return refuse({ code: 'start.demoNotEmpty' })
  return (given.size && (await otherSize(database, given.size))) ?? { ok: true, accounts }
}

/** Whether the register that stands is of about the size asked for; a start with the same words as the first is no mistake. */
async function otherSize(database: Provided['database'], { members }: DemoSize) {
  const there = await membersIn(database)
  return Math.abs(there - members) > members / 10
    ? refuse({ code: 'start.demoOfOtherSize', members: there })
    : undefined
}

async function membersIn(database: Provided['database']): Promise<number> {
  const { rows } = await database.asOwner((tx) =>
    sql<{ n: number }>`select count(*) as n from member_now where kind = 'official'`.execute(tx),
  )
  return rows[0]?.n ?? 0
}

async function load(
  database: Provided['database'],
  dataFolder: string,
  { size, secrets }: DemoGiven,
): Promise<Decision<{ readonly accounts: readonly KeptAccount[] }, StartRefusal>> {
  const passwordOf = passwordIn(dataFolder)
  try {
    const seal = (person: string, number: string) => ({
      sealed: secrets.seal(number, person),
      hash: secrets.hash(number),
    })
    const loaded = await loadDemo(database, passwordOf, { ...size, seal })
    const accounts = loaded.map((account) => ({ ...account, password: passwordOf(account.username) }))
    keepAccounts(dataFolder, accounts)
    return { ok: true, accounts }
  } catch (error) {
    const refusal = folderRefusal(error, dataFolder)
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
}
