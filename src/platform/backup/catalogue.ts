import type pg from 'pg'
import type { Partition } from './manifest.ts'

/** A table that holds rows itself: a plain one, or one partition of a divided one. */
export interface Held {
  readonly schema: string
  readonly name: string
  /** Without those PostgreSQL computes. */
  readonly columns: readonly string[]
  /** As PostgreSQL last guessed; for progress alone. */
  readonly about: number
  readonly partition: boolean
  /** Whether rows may be hidden from the owner who reads it. */
  readonly hidden: boolean
}

/** Our tables, all but the list of migrations: a restored database writes that itself. The queue's are not ours. */
export async function heldTables(client: pg.Client): Promise<readonly Held[]> {
  const { rows } = await client.query<Held>(`
    select n.nspname as schema, c.relname as name, c.relispartition as partition,
      greatest(c.reltuples, 0)::float8 as about,
      c.relrowsecurity and not exists (
        select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*'
          and pg_get_expr(p.polqual, p.polrelid) = 'true' and c.relowner = any (p.polroles)) as hidden,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'chibo') and c.relkind = 'r' and (n.nspname, c.relname) <> ('chibo', 'migration')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relispartition desc, n.nspname, c.relname`)
  return rows
}

export async function partitions(client: pg.Client): Promise<readonly Partition[]> {
  const { rows } = await client.query<Partition>(`
    select c.relname as name, i.inhparent::regclass::text as of, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_class c join pg_inherits i on i.inhrelid = c.oid
    where c.relispartition and c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`)
  return rows
}

export interface Sequence {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly last: number
}

/** The numbers that identity columns have reached. A sequence heeds no snapshot: read after it, it is never behind its table. */
export async function sequences(client: pg.Client): Promise<readonly Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select n.nspname as schema, c.relname as table, a.attname as column,
      coalesce(pg_sequence_last_value(pg_get_serial_sequence(quote_ident(n.nspname) || '.' || quote_ident(c.relname), a.attname)::regclass), 0)::float8 as last
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'chibo') and a.attidentity <> '' and c.relkind in ('r', 'p') order by 1, 2, 3`)
  return rows
}

export interface Applied {
  readonly number: number
  readonly name: string
  readonly checksum: string
}

/** The migrations this database has been through; none where it is no database of ours. */
export async function migrationsOf(client: pg.Client): Promise<readonly Applied[]> {
  const { rows } = await client.query<{ stands: boolean }>(
    `select to_regclass('chibo.migration') is not null as stands`,
  )
  if (rows[0]?.stands !== true) return []
  return (await client.query<Applied>('select number, name, checksum from chibo.migration order by number')).rows
}

export function quoted({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `"${schema}"."${name}"`
}

/** A list of columns, as `copy` takes it. */
export function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ')
}
