import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { FoundProblem } from './lists.sql.ts'
import { insertProblems } from './lists.sql.ts'
import type { JobSeen } from './list.view.ts'
import type { RunToSave } from './run.ts'

export interface RunHead {
  readonly id: string
  readonly reconciliation: string
  readonly unit: string
  readonly today: Day
  readonly now: string
}

/** Ids of subjects by entry (`list:row`), as the last run left them. */
export async function subjectsByEntry(tx: Tx, reconciliation: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ entry: string; subject: string }>`
    select list || ':' || row as entry, subject from subject_row where reconciliation = ${reconciliation}`.execute(tx)
  return new Map(rows.map((r) => [r.entry, r.subject]))
}

/** People, their rows and the run itself; standings follow when the clocks are kept. One statement a table, whatever the size. */
export async function savePeople(tx: Tx, head: RunHead, run: RunToSave): Promise<void> {
  const { reconciliation, unit } = head
  await sql`
    insert into subject (id, reconciliation, unit, side, list, row, name, name_key, folded, born, card)
    select id, ${reconciliation}, ${unit}, side, list, row, name, name_key, folded, born, card
    from jsonb_to_recordset(${JSON.stringify(run.subjects)}::jsonb) as s(id uuid, side text, list uuid, row int, name text,
      name_key text, folded text, born text, card text)
    on conflict (id) do update set list = excluded.list, row = excluded.row, name = excluded.name, name_key = excluded.name_key,
      folded = excluded.folded, born = excluded.born, card = excluded.card, merged_into = null`.execute(tx)
  await sql`
    update subject set merged_into = m.into_subject
    from jsonb_to_recordset(${JSON.stringify(run.merged.map((m) => ({ from_subject: m.from, into_subject: m.into })))}::jsonb)
      as m(from_subject uuid, into_subject uuid)
    where subject.id = m.from_subject`.execute(tx)
  await sql`delete from subject_row where reconciliation = ${reconciliation}`.execute(tx)
  await sql`
    insert into subject_row (list, row, subject, reconciliation, unit)
    select list, row, subject, ${reconciliation}, ${unit}
    from jsonb_to_recordset(${JSON.stringify(run.rows)}::jsonb) as r(list uuid, row int, subject uuid)`.execute(tx)
  await sql`
    insert into run (id, reconciliation, unit, number, on_day, at, by, counts)
    values (${head.id}, ${reconciliation}, ${unit},
      (select coalesce(max(number), 0) + 1 from run where reconciliation = ${reconciliation}),
      ${head.today}, ${head.now}, chibo.account(), ${JSON.stringify(run.counts)}::jsonb)`.execute(tx)
}

/** Where everybody stands, with the due day of the clock that is asked for first; those of runs before the last are no longer needed. */
export async function saveStandings(tx: Tx, head: RunHead, run: RunToSave): Promise<void> {
  const { reconciliation, unit } = head
  await sql`
    insert into standing (run, reconciliation, unit, subject, stands, other, by_person, probability, details, due_on, sender, receiver, sent_on, ended_on)
    select ${head.id}, ${reconciliation}, ${unit}, s.subject, s.stands, s.other, s.by_person, s.probability, s.details, c.due_on,
      s.sender, s.receiver, s.sent_on, s.ended_on
    from jsonb_to_recordset(${JSON.stringify(run.standings)}::jsonb) as s(subject uuid, stands text, other uuid, by_person boolean,
      probability real, details jsonb, sender text, receiver text, sent_on date, ended_on date)
    left join clock c on c.case_id = s.subject
      and c.rule = case s.stands when 'neverIntroduced' then 'transfers.procedure' else 'transfers.presentation' end`.execute(
    tx,
  )
  await sql`
    delete from standing where reconciliation = ${reconciliation} and run not in
      (select id from run where reconciliation = ${reconciliation} order by number desc limit 2)`.execute(tx)
}

/** Pairs in doubt now. One that stood in an earlier run keeps its id and its answer. */
export async function savePairs(tx: Tx, head: RunHead, run: RunToSave): Promise<void> {
  const { reconciliation, unit } = head
  await sql`
    insert into pair (id, reconciliation, unit, run, left_subject, right_subject, probability, reasons)
    select uuidv7(), ${reconciliation}, ${unit}, ${head.id}, left_subject, right_subject, probability, reasons
    from jsonb_to_recordset(${JSON.stringify(run.pairs)}::jsonb) as p(left_subject uuid, right_subject uuid, probability real, reasons jsonb)
    on conflict (left_subject, right_subject) do update set run = excluded.run, probability = excluded.probability, reasons = excluded.reasons`.execute(
    tx,
  )
  await sql`
    update pair set run = null where reconciliation = ${reconciliation} and run is distinct from ${head.id}::uuid`.execute(
    tx,
  )
}

/** Problems a run found replace those of the run before. */
export async function saveRunProblems(
  tx: Tx,
  head: RunHead,
  problems: readonly (FoundProblem & { readonly list: string })[],
): Promise<void> {
  await sql`delete from problem where reconciliation = ${head.reconciliation} and run is not null`.execute(tx)
  for (const [list, found] of Map.groupBy(problems, (p) => p.list))
    await insertProblems(tx, { list, reconciliation: head.reconciliation, unit: head.unit, run: head.id }, found)
}

export async function markFresh(tx: Tx, reconciliation: string): Promise<void> {
  await sql`update reconciliation set stale = false where id = ${reconciliation}`.execute(tx)
}

const jobColumns = sql.raw('id, state, done, total')

/** The run that is queued or under way, whoever started it: whoever may read the result may see how far it is. */
export async function runningJobOf(tx: Tx, reconciliation: string): Promise<JobSeen | undefined> {
  const { rows } = await sql<JobSeen>`
    select ${jobColumns} from job where concerns = ${reconciliation} and kind = 'reconciliation.run' and state in ('waiting', 'running', 'cancelling')
    order by queued_at desc limit 1`.execute(tx)
  return rows[0]
}

export async function jobsOf(tx: Tx, jobs: readonly string[]): Promise<ReadonlyMap<string, JobSeen>> {
  const { rows } = await sql<JobSeen>`select ${jobColumns} from job where id = any (${[...jobs]}::uuid[])`.execute(tx)
  return new Map(rows.map((job) => [job.id, job]))
}

/** A run that has not begun will take in everything that is there when it begins. */
export async function waitingRunOf(tx: Tx, reconciliation: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from job where concerns = ${reconciliation} and kind = 'reconciliation.run' and state = 'waiting' limit 1`.execute(
    tx,
  )
  return rows[0]?.id
}

/** Whether there is anything to compare: both sides have a list, or a result stands that a list taken back changes. */
export async function worthComparing(tx: Tx, reconciliation: string): Promise<boolean> {
  const { rows } = await sql<{ worth: boolean }>`
    select exists (select from run where reconciliation = ${reconciliation})
      or (select count(distinct kind) filter (where kind <> 'residing') = 2
        or count(distinct kind) filter (where kind <> 'received') = 2
        from list where reconciliation = ${reconciliation} and state = 'accepted') as worth`.execute(tx)
  return rows[0]?.worth === true
}
