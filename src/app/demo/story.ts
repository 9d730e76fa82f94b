import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/day.ts'
import { acceptReady, compare, insertReconciliation, type Moment } from '#features/reconciliation/index.server.ts'
import { recordAttempt, type AttemptMade } from '#features/transfers/index.ts'
import { insertAttempt } from '#features/transfers/index.server.ts'
import { applicationRole, type Tx } from '#platform/db/index.ts'
import { demoLists } from './lists/index.ts'

/** Whose reconciliation it is. */
export interface Keeper {
  readonly account: string
  readonly unit: string
}

/**
 * Three months of the ward's work: each month its lists are accepted and compared, as that staff member and behind the same
 * walls. `now` is the instant of the last run.
 */
export async function tellStory(tx: Tx, keeper: Keeper, { today, now }: Moment): Promise<void> {
  await sql`select set_config('chibo.account', ${keeper.account}, true), set_config('role', ${applicationRole}, true)`.execute(
    tx,
  )
  const id = randomUUID()
  const moments = [ago(today, 62), ago(today, 33), { today, now }]
  const first = moments[0] ?? { today, now }
  await insertReconciliation(tx, { id, unit: keeper.unit, purpose: 'followTransfers' }, first)
  const lists = demoLists(today)
  for (const [period, moment] of moments.entries()) {
    for (const list of lists.filter((l) => l.period === period))
      await acceptReady(tx, { reconciliation: id, unit: keeper.unit }, list, moment)
    await compare(inOne(tx), id, moment)
  }
  for (const [name, made] of attempts(today)) await record(tx, keeper.unit, name, made, { today, now })
}

/** A morning of work some days ago: 08:40 in Vietnam. */
function ago(today: Day, days: number): Moment {
  const then = addDays(today, -days)
  return { today: then, now: `${then}T01:40:00.000Z` }
}

/** What a job is given, inside one transaction: whole or not at all. */
function inOne(tx: Tx): Parameters<typeof compare>[0] {
  return { as: (work) => work(tx), progress: () => Promise.resolve(), signal: new AbortController().signal }
}

function attempts(today: Day): readonly (readonly [name: string, made: AttemptMade])[] {
  return [
    ['Phan Thị Hồng Nhạn', { on: addDays(today, -34), way: 'call', by: 'cellSecretary', outcome: 'notReached' }],
    ['Phan Thị Hồng Nhạn', { on: addDays(today, -18), way: 'visit', by: 'cellSecretary', outcome: 'messageLeft' }],
    ['Phan Thị Hồng Nhạn', { on: addDays(today, -11), way: 'letter', by: 'communeStaff', outcome: 'notReached' }],
    ['Lê Quang Bỉnh', { on: addDays(today, -20), way: 'call', by: 'cellSecretary', outcome: 'messageLeft' }],
    ['Hồ Sỹ Lượng', { on: addDays(today, -7), way: 'call', by: 'communeStaff', outcome: 'met' }],
  ]
}

async function record(tx: Tx, unit: string, name: string, made: AttemptMade, { today, now }: Moment): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from subject where unit = ${unit} and side = 'sent' and name = ${name}`.execute(tx)
  const decided = recordAttempt(made, randomUUID(), { today })
  const [subject] = rows
  if (subject && decided.ok) await insertAttempt(tx, { case: subject.id, unit }, decided.attempt, now)
}
