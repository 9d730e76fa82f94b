import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '#platform/db/embedded.ts'
import type { Deed } from './deeds.ts'
import type { Asked } from './writers.ts'

/** What was found to be wrong, as sentences; none when all is well. */
export interface Found {
  readonly wrong: readonly string[]
  /** Of the commands nobody got an answer to: how many were done all the same, whole. */
  readonly doneUnanswered: number
}

/** Compares what people were answered with what stands in the database, from outside the application. */
export async function lookInto(dataFolder: string, deeds: readonly Deed[], asked: readonly Asked[]): Promise<Found> {
  const started = await startEmbedded(dataFolder)
  if (!started.ok) throw new Error(`the database does not start: ${JSON.stringify(started.refusal)}`)
  const client = new pg.Client({ ...started.embedded.config, options: '-c search_path=public' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await untilQuiet(client)
    const { wrong, doneUnanswered } = await commandsOf(client, deeds, asked)
    return { wrong: [...wrong, ...(await agreement(client, deeds))], doneUnanswered }
  } finally {
    await client.end()
    await started.embedded.release()
  }
}

/** A session of an application that was killed may still be at its last statement. */
async function untilQuiet(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await client.query<{ n: number }>(`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`)
    if (rows[0]?.n === 0) return
    await wait(25)
  }
  throw new Error('the database does not come to rest')
}

interface Row {
  readonly key: string
  readonly times: number
  readonly same: boolean
  readonly effects: number | null
}

/** Each command by its key and by its mark: an acknowledged one once, a refused one never, an unanswered one once or never. */
async function commandsOf(client: pg.Client, deeds: readonly Deed[], asked: readonly Asked[]): Promise<Found> {
  const wrong: string[] = []
  let doneUnanswered = 0
  for (const { operation, marked } of deeds) {
    const ofKind = asked.filter((one) => one.operation === operation)
    const { rows } = await client.query<Row>(
      `select a.key, count(c.command_id)::int as times, coalesce(bool_and(c.result = a.answer), false) as same,
         ${marked === undefined ? 'null' : `(${marked})`}::int as effects
       from jsonb_to_recordset($1) a(key text, account uuid, answer jsonb, mark text)
       left join command c on c.command_id = a.key and c.account = a.account
       group by a.key, a.mark`,
      [JSON.stringify(ofKind.map(({ key, account, answer, mark }) => ({ key, account, answer, mark })))],
    )
    const found = new Map(rows.map((row) => [row.key, row]))
    for (const one of ofKind) {
      const row = found.get(one.key) ?? { key: one.key, times: 0, same: false, effects: null }
      const fault = faultOf(one, row)
      if (fault !== undefined) wrong.push(`${operation} ${one.key}: ${fault}`)
      if (one.known === 'unknown' && row.times === 1) doneUnanswered += 1
    }
  }
  return { wrong, doneUnanswered }
}

function faultOf({ known }: Asked, { times, same, effects }: Row): string | undefined {
  if (known === 'acknowledged' && times !== 1) return `acknowledged, stands ${times} times`
  if (known === 'acknowledged' && !same) return 'acknowledged with another answer than is kept'
  if (known === 'refused' && times !== 0) return 'refused, and yet it stands'
  if (effects !== null && effects !== times) return `its key stands ${times} times, its effect ${effects} times`
  return undefined
}

/** What holds whatever was asked: no effect without command and event, no broken chain, nothing derived that is not so. */
async function agreement(client: pg.Client, deeds: readonly Deed[]): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const { operation, effects, events } of deeds) {
    const { rows } = await client.query<{ commands: number; effects: number; events: number; unanswered: number }>(`
      select (select count(*) from command where operation = '${operation}')::int as commands,
        (select count(*) from command where operation = '${operation}' and result is null)::int as unanswered,
        (${effects ?? 'null'})::int as effects, (${events})::int as events`)
    const [counted] = rows
    if (counted === undefined) continue
    if (counted.unanswered > 0) wrong.push(`${operation}: ${counted.unanswered} commands without an answer`)
    if (counted.events !== counted.commands)
      wrong.push(`${operation}: ${counted.commands} commands, ${counted.events} events`)
    if (counted.effects !== null && counted.effects !== counted.commands)
      wrong.push(`${operation}: ${counted.commands} commands, ${counted.effects} effects`)
  }
  const questions = [
    `select 'history of ' || unit || ', entry ' || n || ': ' || what as line from chibo.broken_events()`,
    `select 'event ' || seq || ' says nothing' as line from event left join event_body b using (seq) where b.seq is null`,
    `select derived || ' ' || key || ' stands: ' || stands as line from chibo.derived_differences()`,
  ]
  for (const question of questions)
    wrong.push(...(await client.query<{ line: string }>(`${question} limit 10`)).rows.map(({ line }) => line))
  return wrong
}
