import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { addDays, day, todayInVietnam } from '#kernel/day.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import { openAccount, seat } from '#features/accounts/index.server.ts'
import {
  appendEvent,
  closeDay,
  exportAll,
  firstLine,
  type Line,
  logRead,
  prepareReadLog,
  sealReadings,
} from '#features/audit/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { findHeadsFile } from '../../src/features/audit/heads.sql.ts'
import { saidBy } from '../../src/features/audit/shown.server.ts'
import { aDatabase } from '../database.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'chibo-trail-'))
after(() => rmSync(folder, { recursive: true }))
export const verifier = fileURLToPath(new URL('../../bin/verify-trail.mjs', import.meta.url))
export const today = todayInVietnam(Date.now())
export const [firstDay, secondDay] = [addDays(today, -3), addDays(today, -2)]
export const secrets = secretsFrom(new Uint8Array(32).fill(7))
let written = 0

export function write(text: string, ending: string): string {
  written += 1
  const file = path.join(folder, `${written}.${ending}`)
  writeFileSync(file, text)
  return file
}

export interface Found {
  readonly what: string
  readonly record: string
  readonly n?: number
  readonly to?: number
  readonly unit?: string
  readonly seal?: number
  readonly day?: string
}

export function verify(lines: readonly Line[], ...outside: readonly string[]) {
  const file = write(lines.map((line) => JSON.stringify(line)).join('\n'), 'jsonl')
  const { stdout, stderr, status } = spawnSync(process.execPath, [verifier, file, ...outside, '--json'], {
    encoding: 'utf8',
  })
  assert.ok(status === 0 || status === 1, stderr)
  const said = JSON.parse(stdout) as { findings: Found[]; provenUntil: string | null; notProven: { en: string }[] }
  assert.equal(status, said.findings.length === 0 ? 0 : 1)
  return said
}

/** Two units whose chains grow, readings, two heads; the second unit's staff reads and writes on after the second head. */
export async function aHistory() {
  const database = await aDatabase()
  await database.asOwner(prepareReadLog)
  const made = await database.asOwner(async (tx) => {
    const top = await foundUnit(tx, { kind: 'communeCommittee', name: 'Đảng ủy thử', from: day('2020-01-01') })
    const cell = await foundUnit(tx, {
      kind: 'residentialCell',
      name: 'Chi bộ thử',
      from: day('2020-01-01'),
      parent: top,
    })
    const account = await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: '$argon2id$thu' })
    await seat(tx, { account, role: 'dataProtectionOfficer', unit: top, from: day('2020-01-01') })
    await sql`insert into grant_line (role, action, reach) values ('dataProtectionOfficer', 'audit.export', 'ownAndBelow') on conflict do nothing`.execute(
      tx,
    )
    return { top, cell, account }
  })
  const { account } = made
  const work = async (unit: string, times: number) => {
    for (let n = 1; n <= times; n += 1) {
      await database.as(account, (tx) =>
        appendEvent(tx, { unit, command: 'thu.lam', on: today, body: { n, name: 'Hồ Khiêm' } }),
      )
      await database.as(account, (tx) => logRead(tx, { operation: 'thu.doc', subjects: [unit], reason: `lần ${n}` }), {
        oneMoment: false,
        origin: '203.0.113.7 0a1b2c3d',
      })
    }
  }
  await work(made.top, 4)
  await work(made.cell, 2)
  await database.asOwner((tx) => sealReadings(tx, 0))
  const shown = await database.asOwner((tx) => closeDay(tx, firstDay))
  await work(made.top, 3)
  await database.asOwner((tx) => sealReadings(tx, 0))
  await database.asOwner((tx) => closeDay(tx, secondDay))
  await work(made.cell, 1)
  const kept = async (of: string) => {
    const file = await database.as(account, (tx) => findHeadsFile(tx, day(of)))
    return JSON.stringify({ format: 'chibo-heads-1', ...file!, ...secrets.sign(saidBy(file!)) })
  }
  const [first, second] = [await kept(firstDay), await kept(secondDay)]
  const exported = async () => {
    const lines: Line[] = [firstLine(true, new Date().toISOString())]
    await database.asOwner(async (tx) => {
      for await (const line of exportAll(tx)) lines.push(line)
    })
    return lines
  }
  const tamper = async (...statements: string[]) => {
    for (const one of statements) await database.asOwner((tx) => sql.raw(one).execute(tx))
  }
  return {
    ...made,
    database,
    exported,
    tamper,
    first: write(first, 'json'),
    second: write(second, 'json'),
    typed: `${firstDay}=${shown!.slice(0, 4)} ${shown!.slice(4).toLowerCase()}`,
  }
}

export type Forge = (lines: Line[]) => Line[] | undefined
const at = (lines: Line[], k: string, i: number) => lines.indexOf(lines.filter((l) => l.k === k)[i]!)

/** In the file: the record of a kind, by its place, is given to `how`. */
export function on(k: Line['k'], i: number, how: (lines: Line[], at: number) => void): Forge {
  return (lines) => {
    how(lines, at(lines, k, i))
    return lines
  }
}
export const change = (over: object) => (lines: Line[], i: number) => void lines.splice(i, 1, { ...lines[i]!, ...over })
export const cut = (lines: Line[], i: number) => void lines.splice(i, 1)
export const swap = (lines: Line[], i: number) => void lines.splice(i, 2, lines[i + 1]!, lines[i]!)
export const replay = (lines: Line[], i: number) => void lines.splice(i + 2, 0, lines[i]!)
export const insert = (over: object) => (lines: Line[], i: number) =>
  void lines.splice(i + 1, 0, { ...lines[i]!, ...over })

/** Whoever has the database can compute everything anew: the chain from a place on, the batches, the heads. */
export const rewrite = [
  `update event set on_day = '2026-01-01' where n = 2`,
  `do $$ declare e event; before bytea; begin
    for e in select * from event order by unit, n loop
      before := case when e.n = 1 then '\\x'::bytea else (select hash from event where unit = e.unit and n = e.n - 1) end;
      update event set prev_hash = before,
        hash = chibo.hash_of_event(e.unit, e.n, e.actor, e.command, e.on_day, e.at, e.body_hash, before) where seq = e.seq;
    end loop;
  end $$`,
  `update day_head_unit u set hash = e.hash from event e where e.unit = u.unit and e.n = u.n`,
]
export const headsAnew = [
  `do $$ declare h bigint; begin for h in select n from day_head order by n loop
    update day_head set prev_hash = coalesce((select b.hash from day_head b where b.n = h - 1), '\\x') where n = h;
    update day_head set hash = chibo.hash_of_head(h) where n = h;
  end loop; end $$`,
]
export const batchesAnew = [
  `do $$ declare s read_seal; begin for s in select * from read_seal order by n loop
    s.prev_hash := coalesce((select b.hash from read_seal b where b.n = s.n - 1), '\\x');
    select count(*), string_agg(h.hash, '\\x'::bytea order by h.at, h.hash) into s.readings, s.leaves from (
      select r.at, chibo.hash_of_reading(r.at, r.account, r.operation, r.subjects, r.reason, r.origin) as hash
      from read_log r where r.at >= s.from_at and r.at < s.until_at) h;
    s.hash := chibo.hash_of_seal(s);
    update read_seal set readings = s.readings, leaves = s.leaves, prev_hash = s.prev_hash, hash = s.hash where n = s.n;
  end loop; end $$`,
]
