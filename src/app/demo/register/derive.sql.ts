import type { Tx } from '#platform/db/index.ts'
import { run } from './filling.sql.ts'

// The same as chibo.rebuild_derived() makes, in steps that may run beside each other, and with the instants at which the counts became
// known. A test compares the result with the truth.

/** The closure of the tree, and the paths of today. */
export async function deriveTree(tx: Tx): Promise<void> {
  await run(tx, 'select chibo.rebuild_reach()')
  await run(tx, 'delete from unit_path')
  await run(tx, 'insert into unit_path select * from chibo.path_truth()')
}

/** Lists of today, the words of names, and each two of them. */
export async function deriveLists(tx: Tx): Promise<void> {
  await run(tx, 'insert into member_now select * from chibo.member_truth(null)')
  await run(tx, 'insert into member_token select * from chibo.token_truth(null)')
  await run(tx, 'insert into token_word select distinct token from member_token')
  await run(tx, 'insert into name_pair select * from chibo.pair_truth()')
}

/** What changed when, and at which instant it was known: a row that is void takes its part back from then on. */
export async function deriveCounts(tx: Tx): Promise<void> {
  await run(
    tx,
    `insert into delta (unit, indicator, slice, effective_on, recorded_at, n, cause)
    select c.unit, 'members', c.slice, e.effective_on, e.recorded_at, e.n, c.person from (
      select a.person, a.unit, a.kind || '.' || s.status as slice, greatest(a.from_on, s.from_on) as from_on, least(a.to_on, s.to_on) as to_on,
        greatest(a.recorded_at, s.recorded_at) as known, least(a.voided_at, s.voided_at) as void
      from affiliation a join person_status s on s.person = a.person and s.from_on < a.to_on and a.from_on < s.to_on
        and a.recorded_at < s.voided_at and s.recorded_at < a.voided_at
      where s.status not in ('removed', 'left', 'deceased')
    ) c cross join lateral (values (c.from_on, 1, c.known), (c.to_on, -1, c.known), (c.from_on, -1, c.void), (c.to_on, 1, c.void)) e(effective_on, n, recorded_at)
    where e.effective_on < 'infinity' and e.recorded_at < 'infinity'`,
  )
}

/** Sums for the units above, as the job that folds them would have made them; `delta` must be analysed. */
export async function deriveBalances(tx: Tx): Promise<void> {
  await run(
    tx,
    `insert into balance (unit, indicator, slice, month, n)
    select unit, indicator, slice, date_trunc('month', on_day)::date, sum(n) from chibo.entries_of(null, null)
    group by 1, 2, 3, 4 having sum(n) <> 0`,
  )
}
