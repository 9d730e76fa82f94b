import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aDatabase, type TestDatabase } from '#test/database.ts'

/** The history: the application may add to it and read it, nothing else. */
const kept = ['event', 'event_body', 'read_log']

/** Never written over; gone only when the whole they belong to is erased. */
const neverChanged = ['attempt', 'list_row', 'run', 'standing', 'subject_row', 'problem']

/** Roles and actions: no person, no unit. */
const ofNobody = ['grant_line']

test('every table but those of the units forces row-level security, so a forgotten filter leaks nothing', async () => {
  const database = await aDatabase()
  const open = await ask(
    database,
    sql`
      select relname as found from pg_class c join pg_namespace n on n.oid = relnamespace
      where nspname = 'public' and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  )
  assert.deepEqual(
    open.filter((table) => !/^unit(_|$)/.test(table) && !ofNobody.includes(table)),
    [],
  )
})

test('a table of the units that began to hold persons would be found', async () => {
  const database = await aDatabase()
  const columns = await ask(
    database,
    sql`
      select table_name || '.' || column_name as found from information_schema.columns
      where table_schema = 'public' and (table_name ~ '^unit(_|$)' or table_name = any (${ofNobody}))
        and (column_name ~ '(person|account|member|subject|born|card)' or column_name like '%by_whom%')`,
  )
  assert.deepEqual(columns, [])
})

test('the application owns nothing, signs in by itself nowhere and passes no wall', async () => {
  const database = await aDatabase()
  const owned = await ask(
    database,
    sql`
      select oid::regclass::text as found from pg_class where relowner = 'chibo_app'::regrole
      union all select oid::regprocedure::text from pg_proc where proowner = 'chibo_app'::regrole
      union all select nspname from pg_namespace where nspowner = 'chibo_app'::regrole`,
  )
  assert.deepEqual(owned, [])
  const powers = await ask(
    database,
    sql`
      select rolname as found from pg_roles where rolname = 'chibo_app'
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication)
      union all select roleid::regrole::text from pg_auth_members where member = 'chibo_app'::regrole`,
  )
  assert.deepEqual(powers, [])
  const schemas = await ask(
    database,
    sql`select nspname as found from pg_namespace where has_schema_privilege('chibo_app', oid, 'create') and nspname !~ '^pg_'`,
  )
  assert.deepEqual(schemas, [])
})

test('the history cannot be changed or taken away by the application, and what is written once not written over', async () => {
  const database = await aDatabase()
  const found = await ask(
    database,
    sql`
      select format('%s %s', privilege, name) as found
      from unnest(${[...kept, ...neverChanged]}::text[]) name, unnest('{update,delete,truncate}'::text[]) privilege
      where not (privilege = 'delete' and name = any (${neverChanged})) and (has_table_privilege('chibo_app', 'public.' || name, privilege)
        or (privilege = 'update' and has_any_column_privilege('chibo_app', 'public.' || name, 'update')))`,
  )
  assert.deepEqual(found, [])
})

test('no policy reads a setting once per row', async () => {
  const database = await aDatabase()
  const policies = await ask(
    database,
    sql`select format('%s.%s: %s %s', tablename, policyname, qual, with_check) as found from pg_policies where schemaname in ('public', 'chibo')`,
  )
  assert.ok(policies.length > 0)
  assert.deepEqual(policies.filter(readsPerRow), [])
})

test('a policy that reads a setting once per row is found', () => {
  assert.ok(readsPerRow('(account = chibo.account())'))
  assert.ok(readsPerRow(`((unit)::text = current_setting('chibo.unit'::text, true))`))
  assert.ok(!readsPerRow('(account = ( SELECT chibo.account() AS account))'))
})

test('functions that act as the owner fix their search path and are open only to those they were given to', async () => {
  const database = await aDatabase()
  const found = await ask(
    database,
    sql`
      select p.oid::regprocedure::text as found from pg_proc p join pg_namespace n on n.oid = pronamespace
      where nspname in ('public', 'chibo') and prosecdef
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        and (not coalesce(array_to_string(proconfig, ' ') like '%search_path=%', false) or has_function_privilege('public', p.oid, 'execute'))`,
  )
  assert.deepEqual(found, [])
})

/** A function of ours without arguments, or a setting, that does not stand in a sub-query of its own. */
function readsPerRow(policy: string): boolean {
  const bare = policy.replaceAll(/\( ?SELECT (chibo\.\w+\(\)|current_setting\([^)]*\))/gi, '')
  return /chibo\.\w+\(\)|current_setting\(/.test(bare)
}

async function ask(database: TestDatabase, question: ReturnType<typeof sql>): Promise<readonly string[]> {
  const { rows } = await database.asOwner((tx) => question.execute(tx))
  return rows.map((row) => (row as { found: string }).found)
}
