import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/index.ts'
import type { JobSeen } from '#features/lists/index.ts'
import type { Orphan } from './identity.ts'
import type { RunCounts } from './run.ts'

export interface RunHead {
  readonly id: string
  readonly reconciliation: string
  readonly unit: string
  readonly today: Day
  readonly now: string
  readonly input: RunInput
}

/** What a run rests on: which lists, and which answers of people. */
export interface RunInput {
  readonly lists: string
  readonly received: string
  readonly answers: string
}

export async function inputOf(tx: Tx, reconciliation: string): Promise<RunInput> {
  const { rows } = await sql<RunInput>`
    select
      (select md5(coalesce(string_agg(id::text, ',' order by id), '')) from list
        where reconciliation = ${reconciliation} and state = 'accepted') as lists,
      (select md5(coalesce(string_agg(id::text, ',' order by id), '')) from list
        where reconciliation = ${reconciliation} and state = 'accepted' and kind = 'received') as received,
      (select md5(coalesce(string_agg(id::text || version, ',' order by id), '')) from pair
        where reconciliation = ${reconciliation} and version > 0) as answers`.execute(tx)
  return rows[0] ?? { lists: '', received: '', answers: '' }
}

export interface LastRun extends RunInput {
  readonly id: string
  readonly on_day: Day
}

export async function lastRunOf(tx: Tx, reconciliation: string): Promise<LastRun | undefined> {
  const { rows } = await sql<LastRun>`
    select id, on_day, lists_key as lists, received_key as received, answers_key as answers from run
    where reconciliation = ${reconciliation} order by number desc limit 1`.execute(tx)
  return rows[0]
}

/** JSON: ids of subjects by entry (`list:row`), as the last run left them. */
export async function subjectsByEntry(tx: Tx, reconciliation: string): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select coalesce(json_object_agg(list || ':' || row, subject), '{}')::text as json
    from subject_row where reconciliation = ${reconciliation}`.execute(tx)
  return rows[0]?.json ?? '{}'
}

/** People whose rows were taken back and of whom something is written: an attempt, or an answer. */
export async function orphansOf(tx: Tx, reconciliation: string): Promise<readonly Orphan[]> {
  const { rows } = await sql<Orphan>`
    select id, side, folded, born, card from subject s where reconciliation = ${reconciliation} and merged_into is null
      and not exists (select from subject_row sr where sr.subject = s.id)`.execute(tx)
  return rows
}

export async function insertRun(tx: Tx, head: RunHead, counts: RunCounts): Promise<void> {
  await sql`
    insert into run (id, reconciliation, unit, number, on_day, at, by, counts, lists_key, received_key, answers_key)
    values (${head.id}, ${head.reconciliation}, ${head.unit},
      (select coalesce(max(number), 0) + 1 from run where reconciliation = ${head.reconciliation}),
      ${head.today}, ${head.now}, chibo.account(), ${JSON.stringify(counts)}::jsonb, ${head.input.lists}, ${head.input.received}, ${head.input.answers})`.execute(
    tx,
  )
  await sql`delete from subject_row where reconciliation = ${head.reconciliation}`.execute(tx)
  await sql`delete from problem where reconciliation = ${head.reconciliation} and run is not null`.execute(tx)
}

export async function saveSubjects(tx: Tx, { reconciliation, unit }: RunHead, subjects: string): Promise<void> {
  await sql`
    insert into subject (id, reconciliation, unit, side, list, row, name, name_key, folded, born, card)
    select id, ${reconciliation}, ${unit}, side, list, row, name, name_key, folded, born, card
    from jsonb_to_recordset(${subjects}::jsonb) as s(id uuid, side text, list uuid, row int, name text,
      name_key text, folded text, born text, card text)
    on conflict (id) do update set list = excluded.list, row = excluded.row, name = excluded.name, name_key = excluded.name_key,
      folded = excluded.folded, born = excluded.born, card = excluded.card, merged_into = null`.execute(tx)
}

export async function saveMerged(tx: Tx, merged: string): Promise<void> {
  await sql`
    update subject set merged_into = m.into_subject
    from jsonb_to_recordset(${merged}::jsonb) as m(from_subject uuid, into_subject uuid)
    where subject.id = m.from_subject`.execute(tx)
}

export async function saveRows(tx: Tx, { reconciliation, unit }: RunHead, rows: string): Promise<void> {
  await sql`
    insert into subject_row (list, row, subject, reconciliation, unit)
    select list, row, subject, ${reconciliation}, ${unit}
    from jsonb_to_recordset(${rows}::jsonb) as r(list uuid, row int, subject uuid)`.execute(tx)
}

/** Where people stand, with the due day of the clock that is asked for first: as it was kept, where its event is still the same day. */
export async function saveStandings(tx: Tx, head: RunHead, standings: string): Promise<void> {
  await sql`
    insert into standing (run, reconciliation, unit, subject, stands, other, by_person, probability, details, due_on, sender, receiver, sent_on, ended_on)
    select ${head.id}, ${head.reconciliation}, ${head.unit}, s.subject, s.stands, s.other, s.by_person, s.probability, s.details,
      case when c.event_on = s.event_on then c.due_on else s.due_on end,
      s.sender, s.receiver, s.sent_on, s.ended_on
    from jsonb_to_recordset(${standings}::jsonb) as s(subject uuid, stands text, other uuid, by_person boolean,
      probability real, details jsonb, sender text, receiver text, sent_on date, ended_on date, event_on date, due_on date)
    left join clock c on c.case_id = s.subject
      and c.rule = case s.stands when 'neverIntroduced' then 'transfers.procedure' else 'transfers.presentation' end`.execute(
    tx,
  )
}

/** Pairs in doubt now. One that stood in an earlier run keeps its id and its answer. */
export async function savePairs(tx: Tx, { id, reconciliation, unit }: RunHead, pairs: string): Promise<void> {
  await sql`
    insert into pair (id, reconciliation, unit, run, left_subject, right_subject, probability, reasons)
    select uuidv7(), ${reconciliation}, ${unit}, ${id}, left_subject, right_subject, probability, reasons
    from jsonb_to_recordset(${pairs}::jsonb) as p(left_subject uuid, right_subject uuid, probability real, reasons jsonb)
    on conflict (left_subject, right_subject) do update set run = excluded.run, probability = excluded.probability, reasons = excluded.reasons`.execute(
    tx,
  )
}

export async function saveRunProblems(tx: Tx, { id, reconciliation, unit }: RunHead, problems: string): Promise<void> {
  await sql`
    insert into problem (list, reconciliation, unit, run, row, column_header, code, facts)
    select list, ${reconciliation}, ${unit}, ${id}, row, column_header, code, facts
    from jsonb_to_recordset(${problems}::jsonb) as p(list uuid, row int, column_header text, code text, facts jsonb)`.execute(
    tx,
  )
}

/**
 * What no run needs any more: standings but of the last run and the one it is compared with, and people of whom no list tells
 * and nobody wrote anything; what was answered about these goes with them.
 */
export async function tidy(tx: Tx, { id, reconciliation }: RunHead): Promise<void> {
  await sql`update pair set run = null where reconciliation = ${reconciliation} and run is distinct from ${id}::uuid`.execute(
    tx,
  )
  await sql`
    delete from standing where reconciliation = ${reconciliation} and run <> ${id} and run is distinct from chibo.base_run(${reconciliation})`.execute(
    tx,
  )
  await sql`
    with gone as (
      select s.id from subject s where s.reconciliation = ${reconciliation} and s.merged_into is null
        and not exists (select from subject_row sr where sr.subject = s.id)
        and not exists (select from attempt a where a.case_id = s.id)
        and not exists (select from pair p where s.id in (p.left_subject, p.right_subject) and p.answer in ('same', 'different'))),
    answers as (
      select chibo.erase_answers(p.id::text) from pair p where p.left_subject in (select id from gone) or p.right_subject in (select id from gone)),
    clocks as (delete from clock where case_id in (select id from gone))
    delete from subject where id in (select id from gone) and (select count(*) from answers) >= 0`.execute(tx)
}

export async function markFresh(tx: Tx, reconciliation: string): Promise<void> {
  await sql`update reconciliation set stale = false where id = ${reconciliation}`.execute(tx)
}

/** The run that is queued or under way, or ended badly, whoever started it. */
export async function runningJobOf(tx: Tx, reconciliation: string): Promise<JobSeen | undefined> {
  const { rows } =
    await sql<JobSeen>`select id, state, done, total from chibo.run_under_way(${reconciliation})`.execute(tx)
  return rows[0]
}

export async function jobsOf(tx: Tx, jobs: readonly string[]): Promise<ReadonlyMap<string, JobSeen>> {
  const { rows } =
    await sql<JobSeen>`select id, state, done, total from job where id = any (${[...jobs]}::uuid[])`.execute(tx)
  return new Map(rows.map((job) => [job.id, job]))
}

/** A run that has not begun will take in everything that is there when it begins. */
export async function waitingRunOf(tx: Tx, reconciliation: string): Promise<JobSeen | undefined> {
  const job = await runningJobOf(tx, reconciliation)
  return job?.state === 'waiting' ? job : undefined
}

/** One run of a reconciliation is written at a time; until the transaction ends. */
export async function takeTurn(tx: Tx, reconciliation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${reconciliation}, 727014))`.execute(tx)
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
