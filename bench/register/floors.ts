import type pg from 'pg'
import type { Line } from '../table.ts'
import { quantile, scopes, type Scope } from './readers.ts'

const turns = 60

/** The bare page of 50 as PostgreSQL answers it to the application's role, with the policy: milliseconds, the median. */
export async function floors(client: pg.Client): Promise<ReadonlyMap<Scope, number>> {
  await client.connect()
  const found = new Map<Scope, number>()
  for (const scope of scopes) {
    const place = await placeOf(client, scope)
    if (place) found.set(scope, quantile(await pages(client, place, 'walled'), 0.5))
  }
  await client.end()
  return found
}

/** What each wall and the log of readings cost a page of the largest scope, in one run, taken in turns. */
export async function costOfWalls(client: pg.Client): Promise<Line[]> {
  await client.connect()
  const lines: Line[] = []
  for (const scope of ['commune', 'province'] as const) {
    const place = await placeOf(client, scope)
    if (!place) continue
    const times = { open: [] as number[], walled: [] as number[], logged: [] as number[] }
    for (let n = 0; n < 5; n += 1)
      for (const how of ['open', 'walled', 'logged'] as const) times[how].push(...(await pages(client, place, how)))
    const [open, walled, logged] = [quantile(times.open, 0.5), quantile(times.walled, 0.5), quantile(times.logged, 0.5)]
    lines.push({
      what: `the same page in PostgreSQL, ${scope}: with the second wall; and written into the log of readings`,
      ours: `${walled.toFixed(2)} ms; ${logged.toFixed(2)} ms`,
      beside: `without either ${open.toFixed(2)} ms`,
      ratio: `${(walled / open).toFixed(1)} ×; ${(logged / open).toFixed(1)} ×`,
    })
  }
  await client.end()
  return lines
}

interface Place {
  readonly account: string
  readonly unit: string
  readonly depth: number
}

async function placeOf(client: pg.Client, scope: Scope): Promise<Place | undefined> {
  const { rows } = await client.query<Place>(
    `select a.id as account, s.unit, p.depth from account a join seat s on s.account = a.id join unit_path p on p.unit = s.unit where a.username = $1`,
    [`${scope}.0`],
  )
  return rows[0]
}

async function pages(client: pg.Client, { account, unit, depth }: Place, how: 'open' | 'walled' | 'logged') {
  const page = `select affiliation, person, name, born, card, status, unit, kind from member_now where a${depth} = $1 order by name_key, affiliation limit 50`
  const times: number[] = []
  for (let n = 0; n < turns / 5; n += 1) {
    await client.query('begin')
    if (how !== 'open') await client.query('set local role chibo_app')
    await client.query(`select set_config('chibo.account', $1, true)`, [account])
    const from = performance.now()
    const { rows } = await client.query<{ person: string }>(page, [unit])
    if (how === 'logged')
      await client.query(`insert into read_log (account, operation, subjects) values ($1, 'listMembers', $2)`, [
        account,
        rows.map(({ person }) => person),
      ])
    times.push(performance.now() - from)
    await client.query('rollback')
  }
  return times
}
