import type { Tx } from '#platform/db/index.ts'

/** How PostgreSQL goes about a statement. */
export interface Seen {
  /** Large tables read from one end to the other. */
  readonly leafed: readonly string[]
  readonly rows: number
}

type Query = Parameters<ReturnType<Tx['getExecutor']>['executeQuery']>[0]

/** The same transaction, but each statement is explained first, as the role that asks it; what is found goes into `seen`. */
export function explaining(tx: Tx, seen: Seen[], large: ReadonlySet<string>): Tx {
  const executor = tx.getExecutor()
  async function executeQuery(query: Query) {
    const asked = { ...query, sql: `explain (analyze, format json, timing off) ${query.sql}` }
    const { rows } = await executor.executeQuery<{ 'QUERY PLAN': { Plan: Plan }[] }>(asked)
    seen.push(lookAt(rows[0]!['QUERY PLAN'][0]!.Plan, large))
    return executor.executeQuery(query)
  }
  return { getExecutor: () => over(executor, { executeQuery }) } as unknown as Tx
}

/** The same thing, but for some of its functions. */
function over<T extends object>(thing: T, other: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(thing, {
    get(target, key) {
      const own: unknown = key in other ? other[key as keyof T] : Reflect.get(target, key)
      return typeof own === 'function' && !(key in other) ? own.bind(target) : own
    },
  })
}

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

function lookAt(plan: Plan, large: ReadonlySet<string>): Seen {
  const below = (plan.Plans ?? []).map((one) => lookAt(one, large))
  const table = plan['Relation Name'] ?? ''
  const own = table === '' ? 0 : (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
  return {
    leafed: [
      ...(plan['Node Type'] === 'Seq Scan' && large.has(table) ? [table] : []),
      ...below.flatMap((b) => b.leafed),
    ],
    rows: own + below.reduce((sum, b) => sum + b.rows, 0),
  }
}
