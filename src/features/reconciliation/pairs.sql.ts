import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { Side } from './entry.ts'
import type { KeptRow } from './kept.ts'
import type { Reason } from './reasons.ts'

export type PairAnswer = 'same' | 'different' | 'later'

export interface PairSide extends KeptRow {
  readonly id: string
  readonly side: Side
  readonly list: string
  readonly file_name: string
  /** The one organisation that drew up its list. */
  readonly organisation: string | null
}

export interface PairRow {
  readonly id: string
  readonly reconciliation: string
  readonly unit: string
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly answer: PairAnswer | null
  readonly answered_by: string | null
  readonly answered_by_name: string | null
  readonly answered_at: Date | null
  readonly version: number
  readonly left: PairSide
  readonly right: PairSide
}

function side(which: 'left_subject' | 'right_subject') {
  return sql`(select to_jsonb(found) from (
    select s.id, s.side, s.list, l.file_name, l.organisation, r.row, r.name, r.born, r.sex, r.card, r.admitted_on, r.official_on, r.from_unit, r.to_unit,
      r.effective_on, r.introduced_on, r.received_on, r.notice_on, r.retired_on
    from subject s join list_row r on r.list = s.list and r.row = s.row join list l on l.id = s.list
    where s.id = ${sql.ref(`p.${which}`)}) found)`
}

const lastRunOf = sql.raw(
  '(select id from run where run.reconciliation = p.reconciliation order by number desc limit 1)',
)

/** One pair of the last run, or one that people settled; null sides are rows of a list taken back since. Locked where `lock` says so. */
export async function findPair(tx: Tx, id: string, lock = false): Promise<PairRow | undefined> {
  const { rows } = await sql<PairRow>`
    select p.id, p.reconciliation, p.unit, p.probability, p.reasons, p.answer, p.answered_by,
      chibo.name_of_account(p.answered_by) as answered_by_name, p.answered_at, p.version,
      ${side('left_subject')} as left, ${side('right_subject')} as right
    from pair p where p.id = ${id} and (p.run = ${lastRunOf} or p.answer in ('same', 'different')) ${lock ? sql`for update of p` : sql``}`.execute(
    tx,
  )
  const row = rows[0]
  return row?.left && row.right ? row : undefined
}

export interface PairPlace {
  readonly position: number
  readonly of: number
  readonly answered: number
  readonly previous: string | null
  readonly next: string | null
}

/** Where a pair stands among those of the last run, surest first, so that one quoted in a meeting is found again. */
export async function placeOfPair(tx: Tx, pair: Pick<PairRow, 'id' | 'reconciliation'>): Promise<PairPlace> {
  const { rows } = await sql<PairPlace>`
    select position, of, answered, previous, next from (
      select p.id, (row_number() over w)::int as position, (count(*) over ())::int as of,
        (count(*) filter (where p.answer in ('same', 'different')) over ())::int as answered,
        lag(p.id) over w as previous, lead(p.id) over w as next
      from pair p where p.reconciliation = ${pair.reconciliation} and p.run = ${lastRunOf}
      window w as (order by p.probability desc, p.id)) numbered
    where id = ${pair.id}`.execute(tx)
  return rows[0] ?? { position: 1, of: 1, answered: 0, previous: null, next: null }
}

/** The first pair that waits: never answered ones first, then those put off. */
export async function nextWaiting(tx: Tx, reconciliation: string, after?: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select p.id from pair p where p.reconciliation = ${reconciliation} and p.run = ${lastRunOf}
      and (p.answer is null or p.answer = 'later') and p.id is distinct from ${after ?? null}::uuid
    order by p.answer nulls first, p.probability desc, p.id limit 1`.execute(tx)
  return rows[0]?.id
}

export async function pairCounts(
  tx: Tx,
  reconciliation: string,
): Promise<{ readonly waiting: number; readonly answered: number }> {
  const { rows } = await sql<{ waiting: number; answered: number }>`
    select (count(*) filter (where (p.answer is null or p.answer = 'later') and p.run = ${lastRunOf}))::int as waiting,
      (count(*) filter (where p.answer in ('same', 'different')))::int as answered
    from pair p where p.reconciliation = ${reconciliation}`.execute(tx)
  return rows[0] ?? { waiting: 0, answered: 0 }
}

/** False where somebody else answered in between: `version` is no longer the pair's. */
export async function saveAnswer(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  answer: PairAnswer | null,
  at: string,
): Promise<boolean> {
  const saved = await sql`
    update pair set answer = ${answer}, answered_by = case when ${answer}::text is null then null else chibo.account() end,
      answered_at = case when ${answer}::text is null then null else ${at}::timestamptz end, version = version + 1,
      -- taken back: it waits again among those of the last run, whatever run found it
      run = case when ${answer}::text is null
        then (select r.id from run r where r.reconciliation = pair.reconciliation order by r.number desc limit 1) else run end
    where id = ${id} and version = ${version}`.execute(tx)
  await sql`update reconciliation set stale = true where id = (select reconciliation from pair where id = ${id})`.execute(
    tx,
  )
  return Number(saved.numAffectedRows ?? 0) === 1
}

/** What people decided, by rows that still stand in accepted lists: what later runs must keep to. */
export async function verdictsOf(
  tx: Tx,
  reconciliation: string,
): Promise<readonly { readonly one: string; readonly other: string; readonly same: boolean }[]> {
  const { rows } = await sql<{ one: string; other: string; same: boolean }>`
    select a.list || ':' || a.row as one, b.list || ':' || b.row as other, p.answer = 'same' as same
    from pair p
    cross join lateral (select list, row from subject_row sr where sr.subject = p.left_subject order by list, row limit 1) a
    cross join lateral (select list, row from subject_row sr where sr.subject = p.right_subject order by list, row limit 1) b
    where p.reconciliation = ${reconciliation} and p.answer in ('same', 'different') order by p.answered_at, p.id`.execute(
    tx,
  )
  return rows
}

export interface SettledPair {
  readonly id: string
  readonly with_id: string
  readonly with_name: string
  readonly answer: 'same' | 'different'
  readonly by_name: string
  readonly at: Date
}

/** What people decided about one person, newest first. */
export async function settledOf(tx: Tx, subject: string): Promise<readonly SettledPair[]> {
  const { rows } = await sql<SettledPair>`
    select p.id, o.id as with_id, o.name as with_name, p.answer, chibo.name_of_account(p.answered_by) as by_name, p.answered_at as at
    from pair p join subject o on o.id = case when p.left_subject = ${subject} then p.right_subject else p.left_subject end
    where (p.left_subject = ${subject} or p.right_subject = ${subject}) and p.answer in ('same', 'different')
    order by p.answered_at desc`.execute(tx)
  return rows
}
