import type pg from 'pg'

/** A statement that gives a table back what was taken off it. */
interface Piece {
  readonly table: string
  readonly sql: string
}

/** What was taken off the tables while they are filled, in the order in which it is put back. */
export interface Bared {
  /** Keys and indexes: first, since what is derived is computed with their help. */
  readonly indexes: readonly Piece[]
  /** References, then walls, then triggers. */
  readonly rest: readonly Piece[]
}

/**
 * Takes keys, indexes, references, walls and triggers off all our tables. An index is made of a full table many times faster than
 * it grows; a trigger would do anew what is in the backup already; `copy` does not go through walls. Triggers of PostgreSQL's own
 * go with their references. That all is back afterwards is seen by comparing the schema with the one that was backed up.
 */
export async function bareOf(client: pg.Client): Promise<Bared> {
  const found: Piece[][] = []
  for (const { question } of coverings) {
    const { rows } = await client.query<Piece & { readonly off: string }>(question)
    if (rows.length > 0) await client.query(rows.map(({ off }) => off).join(';\n'))
    found.push(rows.map(({ table, sql }) => ({ table, sql })))
  }
  const [references = [], keys = [], indexes = [], walls = [], triggers = []] = found
  return { indexes: [...keys, ...indexes], rest: [...references, ...walls, ...triggers] }
}

export async function clothe(client: pg.Client, pieces: readonly Piece[], signal: AbortSignal): Promise<void> {
  for (const { sql } of pieces) {
    signal.throwIfAborted()
    await client.query(sql)
  }
}

/** Those of our own making; divided tables and their parts keep their few indexes. */
const ours = `n.nspname in ('public', 'chibo') and c.relkind = 'r' and (n.nspname, c.relname) <> ('chibo', 'migration')
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`
const plain = `${ours} and not c.relispartition`
const from = `pg_class c join pg_namespace n on n.oid = c.relnamespace`

const constraint = (kinds: string) => `
  select c.relname as table, format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as off,
    format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as sql
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_class i on i.oid = k.conindid and k.contype <> 'f'
  where ${plain} and k.contype in (${kinds}) and i.reloptions is null
  order by n.nspname, c.relname, k.contype = 'p' desc, k.conname`

const coverings = [
  { question: constraint(`'f'`) },
  { question: constraint(`'p', 'u', 'x'`) },
  {
    question: `
      select c.relname as table, format('drop index %s', x.indexrelid::regclass) as off, pg_get_indexdef(x.indexrelid) as sql
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
      where ${plain} and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
      order by x.indexrelid::regclass::text`,
  },
  {
    question: `
      select c.relname as table, format('alter table %I.%I no force row level security, disable row level security', n.nspname, c.relname) as off,
        format('alter table %I.%I %s', n.nspname, c.relname, concat_ws(', ',
          case when c.relrowsecurity then 'enable row level security' end,
          case when c.relforcerowsecurity then 'force row level security' end)) as sql
      from ${from} where ${ours} and c.relrowsecurity order by n.nspname, c.relname`,
  },
  {
    question: `
      select c.relname as table, format('alter table %I.%I disable trigger %I', n.nspname, c.relname, g.tgname) as off,
        format('alter table %I.%I enable trigger %I', n.nspname, c.relname, g.tgname) as sql
      from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where ${plain} and not g.tgisinternal and g.tgenabled = 'O' order by n.nspname, c.relname, g.tgname`,
  },
] as const
