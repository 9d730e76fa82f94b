import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { firstLine, exportAll } from '#features/audit/index.server.ts'
import { openDatabase } from '#platform/db/index.ts'
import { messageOf } from '#platform/db/refusals.ts'
import { readSettings } from '#platform/settings.ts'
import { reachSource } from '../backup/source.ts'
import { inWords } from '../backup/words.ts'
import { inWords as settingsInWords } from '../start/words.ts'
import { answered, parseCommand, refuseCommand, type Text, writeJson, writeLine } from './output.ts'

const usage = 'chibo trail export FILE.jsonl [--json]'

/** `chibo trail export`: the whole history with its seals and heads, for the verifier. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, { options: {}, words: ['export', 'FILE.jsonl'], usage })
  if (!parsed.ok) return parsed.code
  const [what, file = ''] = parsed.positionals
  if (what !== 'export') return refuseCommand({ code: 'options.invalid', message: { vi: usage, en: usage } }, args)
  const read = readSettings(process.env)
  if (!read.ok) return refuseCommand({ ...read.refusal, message: settingsInWords(read.refusal) }, args)
  const reached = await reachSource(read.settings)
  if (!reached.ok) return refuseCommand(inWords(reached.refusal), args)
  const { config, release } = reached.source
  const database = openDatabase(config)
  try {
    const counts = await writeTrail(database, file)
    if (parsed.values.json === true) writeJson({ file, ...counts })
    else for (const line of said(file, counts)) writeLine(line[parsed.language])
    return answered
  } catch (error) {
    return refuseCommand({ code: 'trail.notWritten', message: notWritten(messageOf(error)) }, args)
  } finally {
    await database.close()
    await release()
  }
}

type Counts = Readonly<Record<'event' | 'reading' | 'seal' | 'head', number>>

/** A new file, of one moment of the database; what stands under that name already is not written over. */
async function writeTrail(database: ReturnType<typeof openDatabase>, file: string): Promise<Counts> {
  const counts = { event: 0, reading: 0, seal: 0, head: 0, signature: 0, export: 0 }
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  await once(out, 'open')
  const write = async (line: object) => {
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain')
  }
  await write(firstLine(true, new Date().toISOString()))
  await database.asOwner(async (tx) => {
    for await (const line of exportAll(tx)) {
      counts[line.k] += 1
      await write(line)
    }
  })
  out.end()
  await finished(out)
  const { event, reading, seal, head } = counts
  return { event, reading, seal, head }
}

function said(file: string, { event, reading, seal, head }: Counts): readonly Text[] {
  return [
    {
      vi: `Đã xuất vào ${file}: ${event} thay đổi, ${reading} lượt đọc, ${seal} lô đã niêm, ${head} dấu niêm.`,
      en: `Written to ${file}: ${event} changes, ${reading} readings, ${seal} sealed batches, ${head} heads.`,
    },
    {
      vi: `Kiểm ở máy khác: node verify-trail.mjs ${file} dau-niem-….json 2026-10-31=4K7M2QXP9D3T`,
      en: `Verify on another machine: node verify-trail.mjs ${file} dau-niem-….json 2026-10-31=4K7M2QXP9D3T`,
    },
    {
      vi: 'Tệp chứa dữ liệu cá nhân: chỉ trao cho người kiểm tra.',
      en: 'It holds personal data: for inspectors only.',
    },
  ]
}

function notWritten(reason: string): Text {
  return {
    vi: `Chưa xuất được (${reason}).`,
    en: `It could not be written (${reason}).`,
  }
}
