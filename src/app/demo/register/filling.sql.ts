import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import { tables, type Field, type Table } from './rows.ts'

/** Rows of several tables, gathered until there are enough of them to be sent. */
export interface Batch {
  readonly put: (table: Table, row: readonly Field[]) => void
  /** How many rows wait. */
  readonly size: () => number
  /** Sends what waits, in an order that references allow. */
  readonly send: (tx: Tx) => Promise<void>
}

const names = [
  'person',
  'person_record',
  'person_status',
  'affiliation',
  'person_secret',
  'post',
] as const satisfies readonly Table[]

export function aBatch(): Batch {
  let waiting = new Map<Table, string[][]>()
  let size = 0
  return {
    put(table, row) {
      const columns = waiting.get(table) ?? row.map((): string[] => [])
      waiting.set(table, columns)
      row.forEach((field, at) => columns[at]?.push(field === undefined ? 'NULL' : quoted(field)))
      size += 1
    },
    size: () => size,
    async send(tx) {
      const [sent] = [waiting]
      waiting = new Map()
      size = 0
      for (const table of names) {
        const columns = sent.get(table)
        if (columns) await insert(tx, table, columns)
      }
    },
  }
}

/** As an element of an array that PostgreSQL reads from text. */
function quoted(field: string): string {
  return /[\s,{}"\\]/.test(field) ? `"${field.replace(/["\\]/g, '\\$&')}"` : field
}

async function insert(tx: Tx, table: Table, columns: readonly string[][]): Promise<void> {
  const heads = tables[table].map((head) => head.split(' '))
  const fields = heads.map(([name = '']) => name).join(', ')
  const arrays = heads.map(([, type = ''], at) => `$${at + 1}::${type}[]`).join(', ')
  const literals = columns.map((column) => `{${column.join(',')}}`)
  await tx.executeQuery(CompiledQuery.raw(`insert into ${table} (${fields}) select * from unnest(${arrays})`, literals))
}

/** What keeps a table right row by row, and is quicker done once for all of them. */
export interface Aside {
  readonly table: string
  readonly statement: string
}

/** Takes triggers, indexes and constraints off tables to be filled, as far as nothing else hangs on them; answers how to put them back. */
export async function setAside(tx: Tx, filled: readonly string[]): Promise<readonly Aside[]> {
  const { rows: constraints } = await sql<Aside & { off: string; foreign: boolean }>`
    select conrelid::regclass::text as table, contype = 'f' as foreign, format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as statement
    from pg_constraint c
    where conrelid = any (${[...filled]}::regclass[]) and contype in ('f', 'x', 'u', 'p')
      and not (contype in ('u', 'p') and exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid))
    order by contype <> 'f', contype = 'x', conrelid::regclass::text, conname`.execute(tx)
  for (const { off } of constraints) await run(tx, off)
  const { rows: indexes } = await sql<Aside & { off: string }>`
    select indrelid::regclass::text as table, format('drop index %s', indexrelid::regclass) as off, pg_get_indexdef(indexrelid) as statement
    from pg_index i
    where indrelid = any (${[...filled]}::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype <> 'f')
    order by indrelid::regclass::text, indexrelid::regclass::text`.execute(tx)
  for (const { off } of indexes) await run(tx, off)
  for (const table of filled) await run(tx, `alter table ${table} disable trigger user`)
  return [
    ...constraints.filter(({ foreign }) => !foreign),
    ...indexes,
    ...constraints.filter(({ foreign }) => foreign),
    ...filled.map((table) => ({ table, statement: `alter table ${table} enable trigger user` })),
  ]
}

/** Puts back what was set aside of some tables. */
export async function putBack(tx: Tx, aside: readonly Aside[], filled: readonly string[]): Promise<void> {
  for (const { table, statement } of aside) if (filled.includes(table)) await run(tx, statement)
}

/** Lets the planner know what is in them. */
export async function analyse(tx: Tx, filled: readonly string[]): Promise<void> {
  for (const table of filled) await run(tx, `analyze ${table}`)
}

export async function run(tx: Tx, statement: string): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(statement))
}
