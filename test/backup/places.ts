import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { projectFolder } from '#platform/settings.ts'
import { testCluster } from '#test/database.ts'
import { urlOf } from './a-command.ts'

/** A folder for one test, with spaces and Vietnamese letters, gone afterwards. */
export function aFolder(t: TestContext): string {
  const cache = path.join(projectFolder, '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(path.join(cache, 'sao lưu '))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Everything below a folder, by path. */
export function insideOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true }).map(String).toSorted()
}

/** A database with nothing in it, as `DATABASE_URL` names it, and its connection. Dropped after the test. */
export async function anEmptyDatabase(t: TestContext): Promise<{ url: string; config: pg.ClientConfig }> {
  const { config } = await testCluster()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await ask(config, `create database ${name}`)
  t.after(() => ask(config, `drop database if exists ${name} with (force)`))
  return { url: urlOf({ ...config, database: name }), config: { ...config, database: name } }
}

export async function ask(config: pg.ClientConfig, question: string): Promise<readonly any[]> {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(question)).rows
  } finally {
    await client.end()
  }
}

/** All rows of all our tables, as text: what must be the same before and after. Without what a restore forgets on purpose. */
export async function everythingIn(config: pg.ClientConfig): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await ask(
    config,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'chibo') and c.relkind = 'r'
       and c.relname not in ('session', 'sign_in_try', 'migration', 'delta_unfolded') order by 1`,
  )
  const all: Record<string, readonly string[]> = {}
  for (const { name } of tables) {
    const rows = await ask(config, `select t::text as row from ${name} t order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  return all
}
