import type pg from 'pg'

interface Facts {
  readonly version: number
  readonly encoding: string
  readonly collation: boolean
  readonly roles: boolean
  readonly known: boolean
  readonly create: boolean
}

/** Why a PostgreSQL cannot serve us, in English sentences an administrator can act on; none where it can. */
export async function whyUnfit(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<Facts>(`
    select current_setting('server_version_num')::int as version,
           current_setting('server_encoding') as encoding,
           exists (select from pg_collation where collname = 'vi-x-icu') as collation,
           (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as roles,
           coalesce((select pg_has_role(current_user, oid, 'set') from pg_roles where rolname = 'chibo_app'), false) as known,
           has_database_privilege(current_database(), 'create') as create`)
  const facts = rows[0]
  if (facts === undefined) return ['it answers nothing about itself']
  const wants: readonly (readonly [boolean, string])[] = [
    [facts.version >= 180_000, `PostgreSQL 18 or newer is needed, this is ${Math.floor(facts.version / 10_000)}`],
    [facts.encoding === 'UTF8', `the database must be encoded in UTF8, this is ${facts.encoding}`],
    [facts.collation, 'PostgreSQL must be built with ICU (collation vi-x-icu)'],
    [facts.roles || facts.known, 'the user of DATABASE_URL may not create roles (alter role … createrole)'],
    [facts.create, 'the user of DATABASE_URL may not create schemas in this database (alter database … owner to …)'],
  ]
  return wants.filter(([holds]) => !holds).map(([, sentence]) => sentence)
}
