import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aDatabase } from '#test/database.ts'
import { askNobody, asks } from './definers.ts'

/** What decides who may: each asks for the account that is set, mostly for an action. */
const deciding = [
  'account|accounts_within|answers_for|ask_as|count_members|followed|follows_account|has_held|has_in_hand|has_right|heads',
  'in_line|is_linked|is_own_or_answered|is_withheld|keeps_account|load_erasing|may|may_delegate|may_end|may_erase_answers|may_give',
  'may_on|may_tell_readers|must_be_two|own_draft|own_person|proposer_may|sees_merge|sees_pair|sees_person|sees_proposal',
  'settles_merge|settles_person|stand_ins_for|trail|why_not_answer|writes_person',
].join('|')
const asking = new RegExp(`chibo\\.(${deciding})\\(('[a-z]+\\.[a-zA-Z]+')?`, 'g')

test('every function that reads past the policies says by what it asks whether it may, as somebody has read it', async () => {
  const found = new Map<string, Set<string>>()
  for (const { name, source } of await definers()) {
    const here = found.get(name) ?? new Set()
    for (const [, by, action] of source.matchAll(asking)) here.add(action ? `${by} ${action.slice(1, -1)}` : by!)
    found.set(name, here)
  }
  const written = { ...Object.fromEntries(Object.keys(askNobody).map((name) => [name, []])), ...asks }
  const stands = Object.fromEntries([...found].map(([name, by]) => [name, [...by].toSorted()]))
  assert.deepEqual(stands, written, 'look at what is new or asks otherwise, then write it down in definers.ts')
})

test('nothing of ours is granted to everybody', async () => {
  const database = await aDatabase()
  const { rows } = await database.asOwner((tx) =>
    sql<{ found: string }>`
      select c.oid::regclass || ': ' || a.privilege_type as found from pg_class c join pg_namespace n on n.oid = relnamespace, aclexplode(c.relacl) a
      where nspname in ('public', 'chibo') and a.grantee = 0 and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      union all select p.oid::regprocedure || ': EXECUTE' from pg_proc p join pg_namespace n on n.oid = pronamespace
      where nspname in ('public', 'chibo') and prosecdef and has_function_privilege('public', p.oid, 'execute')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      union all select nspname || ': ' || a.privilege_type from pg_namespace, aclexplode(nspacl) a
      where nspname in ('public', 'chibo', 'graphile_worker') and a.grantee = 0 and a.privilege_type = 'CREATE'`.execute(
      tx,
    ),
  )
  assert.deepEqual(rows, [])
})

async function definers(): Promise<readonly { readonly name: string; readonly source: string }[]> {
  const database = await aDatabase()
  const { rows } = await database.asOwner((tx) =>
    sql<{ name: string; source: string }>`
      select proname as name, prosrc as source from pg_proc p join pg_namespace n on n.oid = pronamespace
      where nspname in ('public', 'chibo') and prosecdef and prorettype <> 'trigger'::regtype and has_function_privilege('chibo_app', p.oid, 'execute')
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`.execute(tx),
  )
  return rows
}
