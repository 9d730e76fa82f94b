import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type Decision, refuse, type Refusal } from '#kernel/decision.ts'
import { makePrivateFolder } from '#platform/folder.ts'

/** Beside the database, never in it and never in a backup: what was erased stays so when an older backup is restored. */
export const ledgerFileName = 'erasures.jsonl'

const Head = z.object({ format: z.literal('chibo-erasures-1'), ledger: z.string().regex(/^[0-9a-f]{32}$/) })

/** One erased id. `at`: microseconds since 1970, as text. No name, no unit's name. */
export const LedgerLine = z.object({
  n: z.int().positive(),
  person: z.uuid(),
  unit: z.uuid(),
  onDay: z.iso.date(),
  at: z.string().regex(/^\d+$/),
  ground: z.enum(['request', 'retention', 'court', 'mistake']),
  prevHash: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type LedgerLine = z.infer<typeof LedgerLine>

export interface Ledger {
  readonly id: string
  readonly lines: readonly LedgerLine[]
  /** Bytes that are whole lines; what lies behind was cut off while it was written. */
  readonly whole: number
}

export type LedgerRefusal = Refusal & {
  readonly code: 'erasures.unusable'
  readonly path: string
  readonly because: 'missing' | 'broken' | 'unreadable' | 'ofAnother' | 'doesNotFollow'
  /** Where it is broken. */
  readonly line?: number
}

/** The file that is asked for or that `CHIBO_ERASURES` names, else the one in the data folder. */
export function ledgerPath(dataFolder: string, asked?: string): string {
  const named = asked ?? process.env['CHIBO_ERASURES']?.trim()
  return named ? path.resolve(named) : path.join(dataFolder, ledgerFileName)
}

/** Reads a ledger whole and computes its chain anew. */
export function readLedger(file: string): Decision<{ readonly ledger: Ledger }, LedgerRefusal> {
  if (!existsSync(file)) return refuse({ code: 'erasures.unusable', path: file, because: 'missing' })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return refuse({ code: 'erasures.unusable', path: file, because: 'unreadable' })
  }
  const [first = '', ...rest] = text.split('\n').slice(0, -1) // a last line without its end was being written
  const head = Head.safeParse(parsed(first))
  if (!head.success) return refuse({ code: 'erasures.unusable', path: file, because: 'broken', line: 1 })
  const lines: LedgerLine[] = []
  for (const [at, one] of rest.entries()) {
    const line = LedgerLine.safeParse(parsed(one))
    if (!line.success || !follows(line.data, lines.at(-1)))
      return refuse({ code: 'erasures.unusable', path: file, because: 'broken', line: at + 2 })
    lines.push(line.data)
  }
  const whole = Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1))
  return { ok: true, ledger: { id: head.data.ledger, lines, whole } }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function follows(line: LedgerLine, before: LedgerLine | undefined): boolean {
  const isNext = line.n === (before?.n ?? 0) + 1 && line.prevHash === (before?.hash ?? '')
  const { n, person, unit, onDay, at, ground, prevHash } = line
  const says = ['chibo-erasure-1', n, person, unit, onDay, at, ground, prevHash].join('|')
  return isNext && line.hash === createHash('sha256').update(says).digest('hex')
}

/** Begins a ledger; answers when the disk has it. `over`: in the place of one that tells nothing. */
export function beginLedger(file: string, id: string, lines: readonly LedgerLine[], over: boolean): void {
  makePrivateFolder(path.dirname(file))
  write(file, over ? 'w' : 'wx', 0, [{ format: 'chibo-erasures-1', ledger: id }, ...lines])
}

/** Goes on in a ledger; answers when the disk has it. */
export function writeLedger(file: string, { whole }: Ledger, lines: readonly LedgerLine[]): void {
  if (lines.length > 0) write(file, 'r+', whole, lines)
}

function write(file: string, how: 'w' | 'wx' | 'r+', from: number, lines: readonly object[]): void {
  const descriptor = openSync(file, how, 0o600)
  try {
    ftruncateSync(descriptor, from)
    writeSync(descriptor, Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')), 0, undefined, from)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
