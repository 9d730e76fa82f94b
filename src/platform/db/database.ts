import { Kysely, PostgresDialect, type PostgresDialectConfig, PostgresDriver, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Tx = Transaction<Tables>

/** Where a single statement can be sent: within a transaction, or by itself. */
export type Asked = Pick<Tx, 'getExecutor'>

/** The database as two people see it: the application, behind the walls, and the owner, who migrates and wakes the jobs. */
export interface Database {
  /**
   * One transaction as the application's role on behalf of an account (null: nobody has signed in). Row-level security asks
   * `chibo.account()` for it. What `work` throws rolls everything back. `oneMoment`: every statement sees what stood when the
   * first was asked, so that the numbers of an answer agree with its rows while others write. `origin`: from where it is asked,
   * for the log of readings.
   */
  as<T>(account: string | null, work: (tx: Tx) => Promise<T>, how?: How): Promise<T>
  /** As the application's role on behalf of nobody: each statement by itself. */
  alone<T>(work: (asked: Asked) => Promise<T>): Promise<T>
  /** One transaction as the owner of the tables: migrations, background jobs, tests. Never on behalf of a request. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Collects what is sent from now on as the application's role, for tests that count it: what jobs keep as the owner is no request's. */
  watch(): Watch
  /** The owner's connections, for what speaks to PostgreSQL by itself. */
  readonly owner: pg.Pool
  /** How many connections stand, for those who watch over it. */
  connections(): readonly {
    readonly pool: string
    readonly open: number
    readonly idle: number
    readonly waiting: number
  }[]
  close(): Promise<void>
}

interface How {
  readonly oneMoment: boolean
  readonly origin?: string
}

export interface Watch {
  readonly statements: readonly string[]
  stop(): void
}

export const applicationRole = 'chibo_app'

/** Tables stand in `public`, whatever the owner is called: a schema of the owner's name would come first. */
export const searchPath = '-c search_path=public'

/** Connections are made when they are needed; the database must be migrated. */
export function openDatabase(config: pg.ClientConfig): Database {
  const watches = new Set<string[]>()
  const owner = poolOf({ ...config, max: 6, options: searchPath })
  // The role is part of the connection, so that nothing sent over it can run as the owner by having forgotten a `set role`.
  const application = poolOf({ ...config, max: 16, options: `-c role=${applicationRole} ${searchPath}` })
  const walled = new Kysely<Tables>({
    dialect: new WalledDialect({ pool: application }),
    log: (event) => {
      for (const statements of watches) statements.push(event.query.sql)
    },
  })
  const free = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: owner }) })
  return {
    as: (account, work, how) =>
      walled.transaction().execute(async (tx) => {
        await beginAs(tx, account ?? '', how ?? { oneMoment: false })
        return work(tx)
      }),
    alone: (work) => work(walled),
    asOwner: (work) => free.transaction().execute(work),
    watch() {
      const statements: string[] = []
      watches.add(statements)
      return { statements, stop: () => void watches.delete(statements) }
    },
    owner,
    connections: () =>
      Object.entries({ application, owner }).map(([name, pool]) => ({
        pool: name,
        open: pool.totalCount,
        idle: pool.idleCount,
        waiting: pool.waitingCount,
      })),
    async close() {
      await Promise.all([walled.destroy(), free.destroy()])
    },
  }
}

/** Transactions that begin by themselves, see `beginAs`. */
class WalledDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): PostgresDriver {
    return new WalledDriver(this.#config)
  }
}

class WalledDriver extends PostgresDriver {
  override beginTransaction(): Promise<void> {
    return Promise.resolve()
  }
}

/** Begins a transaction and says on whose behalf and from where, on one way to the database instead of two: as a text without parameters. */
async function beginAs(tx: Tx, account: string, { oneMoment, origin = '' }: How): Promise<void> {
  const level = oneMoment ? 'repeatable read' : 'read committed'
  const [theirs, from] = [pg.escapeLiteral(account), pg.escapeLiteral(origin)]
  await sql
    .raw(
      `begin isolation level ${level}; select set_config('chibo.account', ${theirs}, true), set_config('chibo.origin', ${from}, true)`,
    )
    .execute(tx)
}

/** A pool whose connections may die without taking the process with them: whoever asks next gets a new one. */
export function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    types: { getTypeParser: parserOf },
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true, // who listens on a port stays; a script ends when its work is done
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const date = 1082
const int8 = 20

/** Days stay the text they are (`Day`), counts are numbers; all else as pg reads it (instants: `Date`). */
function parserOf(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === date) return (value) => value
  if (oid === int8) return safeNumber
  const parse: (value: string) => unknown = pg.types.getTypeParser(oid, format === 'binary' ? 'text' : format)
  return parse
}

function safeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} does not fit into a number`)
  return number
}

const goneCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03'])

/** Whether an error says that the database cannot be reached now, rather than that it refused something. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return goneCodes.has(code) || code.startsWith('08') || /Connection terminated|timeout exceeded/.test(error.message)
}
