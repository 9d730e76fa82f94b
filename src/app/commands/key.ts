import pg from 'pg'
import { searchPath } from '#platform/db/database.ts'
import { messageOf } from '#platform/db/refusals.ts'
import { readSettings } from '#platform/settings.ts'
import { reachSource } from '../backup/source.ts'
import { inWords } from '../backup/words.ts'
import { keyWords } from '../start/key-words.ts'
import { keyFileOf } from '../start/provide-key.ts'
import { isInUse, type Rotated, rotateKey } from '../start/rotate-key.ts'
import { inWords as settingsInWords } from '../start/words.ts'
import { answered, parseCommand, refuseCommand, type Text, writeJson, writeLine } from './output.ts'

const usage = 'chibo key rotate [--json]'

/** `chibo key rotate`: a new key takes the place of the one in use, and everything is sealed anew. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, { options: {}, words: ['rotate'], usage })
  if (!parsed.ok) return parsed.code
  if (parsed.positionals[0] !== 'rotate') return refuseCommand({ code: 'key.unknown', message: unknown }, args)
  const read = readSettings(process.env)
  if (!read.ok) return refuseCommand({ ...read.refusal, message: settingsInWords(read.refusal) }, args)
  const { settings } = read
  const reached = await reachSource(settings)
  if (!reached.ok) return refuseCommand(inWords(reached.refusal), args)
  const { config, release } = reached.source
  const client = new pg.Client({ ...config, options: searchPath, application_name: 'chibo key' })
  client.on('error', () => undefined) // the statement that runs reports it
  try {
    await client.connect()
    const file = keyFileOf(settings.dataFolder)
    const done = (await isInUse(client))
      ? ({ ok: false, refusal: { code: 'key.inUse' } } as const)
      : await rotateKey(client, file)
    if (!done.ok) return refuseCommand({ ...done.refusal, message: wordsOf(done.refusal) }, args)
    if (parsed.values.json === true) writeJson({ before: done.before, now: done.now, sealed: done.sealed })
    else writeLine(told(done, file)[parsed.language])
    return answered
  } catch (error) {
    return refuseCommand({ code: 'key.failed', message: failed(messageOf(error)) }, args)
  } finally {
    await client.end().catch(() => undefined)
    await release()
  }
}

type Refused = Extract<Awaited<ReturnType<typeof rotateKey>>, { ok: false }>['refusal']

function wordsOf(refusal: Refused): Text {
  switch (refusal.code) {
    case 'key.inUse':
      return {
        vi: 'Chi Bộ đang chạy trên cơ sở dữ liệu này. Dừng lại rồi đổi khóa. Chưa có gì bị thay đổi.',
        en: 'Chi Bộ runs on this database. Stop it, then change the key. Nothing was changed.',
      }
    case 'key.nothingSealed':
      return {
        vi: 'Ở đây chưa có gì được niêm phong. Chạy Chi Bộ một lần trước.',
        en: 'Nothing is sealed here yet. Start Chi Bộ once before.',
      }
    case 'key.doesNotOpen':
      return {
        vi: `Khóa đang dùng không mở được ${String(refusal.rows)} dòng của bảng ${refusal.table}. Chưa có gì bị thay đổi.`,
        en: `The key in use does not open ${String(refusal.rows)} rows of table ${refusal.table}. Nothing was changed.`,
      }
    case 'secrets.keyMissing':
      return keyWords[refusal.code](refusal)
    case 'secrets.keyNotPrivate':
      return keyWords[refusal.code](refusal)
    case 'secrets.keyBroken':
      return keyWords[refusal.code](refusal)
    case 'secrets.keyUnreadable':
      return keyWords[refusal.code](refusal)
    case 'secrets.otherKey':
      return keyWords[refusal.code](refusal)
  }
}

const unknown: Text = { vi: `Cách dùng: ${usage}`, en: `Usage: ${usage}` }

function failed(reason: string): Text {
  return {
    vi: `Chưa đổi được khóa (${reason}). Chạy lại lệnh này.`,
    en: `The key was not changed (${reason}). Run this again.`,
  }
}

function told({ before, now, sealed }: Rotated, file: string): Text {
  return {
    vi: `Đã đổi khóa ${before} sang ${now}; niêm phong lại ${String(sealed)} mục. Cất ngay một bản của ${file} ở nơi khác. Khóa cũ còn ở ${file}.${before}: giữ chừng nào còn bản sao lưu cần đến nó.`,
    en: `The key ${before} was changed for ${now}; ${String(sealed)} texts were sealed anew. Keep a copy of ${file} elsewhere now. The old key lies in ${file}.${before}: keep it as long as there are backups that need it.`,
  }
}
