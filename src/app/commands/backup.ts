import { statSync } from 'node:fs'
import { type BackupRefusal, bytesIn, rowsIn, takeBackup, type Taken } from '#platform/backup/index.ts'
import { keyFileName } from '#platform/secrets/index.ts'
import { readSettings, type Settings } from '#platform/settings.ts'
import { about } from '../backup/about.ts'
import { derivedTables } from '../backup/derived.ts'
import { identityKeyIn } from '../backup/identity-key.ts'
import { progressLine } from '../backup/progress.ts'
import { reachSource } from '../backup/source.ts'
import { untilStopped } from '../backup/stopping.ts'
import { targetFor } from '../backup/target.ts'
import { inWords, megabytes } from '../backup/words.ts'
import { inWords as settingsInWords } from '../start/words.ts'
import { version } from '../version.ts'
import { answered, type Language, parseCommand, refuseCommand, type Text, writeJson, writeLine } from './output.ts'

const usage = 'chibo backup [--to FILE|FOLDER] [--json]'

/** `chibo backup`: copies the database into one file, while people work. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, { options: { to: { type: 'string' } }, words: [], usage })
  if (!parsed.ok) return parsed.code
  const read = readSettings(process.env)
  if (!read.ok) return refuseCommand({ ...read.refusal, message: settingsInWords(read.refusal) }, args)
  const made = await backUp(read.settings, parsed.values.to, parsed.language)
  if (!made.ok) return refuseCommand(inWords(made.refusal), args)
  const { taken } = made
  if (parsed.values.json === true) writeJson(inFigures(taken))
  else for (const line of inSentences(taken)) writeLine(line[parsed.language])
  return answered
}

type Made = { readonly ok: true; readonly taken: Taken } | { readonly ok: false; readonly refusal: BackupRefusal }

async function backUp(settings: Settings, to: string | undefined, language: Language): Promise<Made> {
  const signal = untilStopped()
  const reached = await reachSource(settings)
  if (!reached.ok) return reached
  const line = progressLine(language)
  try {
    const target = targetFor(to, settings.dataFolder, new Date())
    if (!target.ok) return target
    return await takeBackup({
      config: reached.source.config,
      file: target.file,
      version,
      derived: derivedTables,
      identityKey: identityKeyIn(settings.dataFolder),
      about,
      signal,
      progress: (progress) => line.say(progress),
    })
  } finally {
    line.done()
    await reached.source.release()
  }
}

function inFigures({ manifest, file, sha256 }: Taken) {
  return {
    file,
    sha256,
    bytes: statSync(file).size,
    takenAt: manifest.takenAt,
    day: manifest.day,
    schema: manifest.migrations.at(-1)?.name,
    tables: manifest.tables.length,
    rows: rowsIn(manifest),
    unpackedBytes: bytesIn(manifest),
    leftOut: manifest.derived,
    keyInside: false,
  }
}

function inSentences(taken: Taken): readonly Text[] {
  const { file, sha256, bytes, day, schema, tables, rows } = inFigures(taken)
  const [vi, en] = [rows.toLocaleString('vi'), rows.toLocaleString('en')]
  return [
    { vi: `Đã sao lưu vào ${file}`, en: `Backed up into ${file}` },
    {
      vi: `Ngày ${day}, lược đồ ${schema}, ${tables} bảng, ${vi} dòng, ${megabytes(bytes)} MB.`,
      en: `Day ${day}, schema ${schema}, ${tables} tables, ${en} rows, ${megabytes(bytes)} MB.`,
    },
    { vi: `SHA-256 ${sha256}`, en: `SHA-256 ${sha256}` },
    {
      vi: 'Tệp chứa dữ liệu cá nhân: cất trên đĩa khác, nơi chỉ người có trách nhiệm vào được, và phục hồi thử định kỳ.',
      en: 'It holds personal data: keep it on another disk, where only those answerable for it come, and rehearse restoring it.',
    },
    {
      vi: `Khóa của số định danh (${keyFileName} trong thư mục dữ liệu) KHÔNG nằm trong tệp này. Cất khóa riêng, ở chỗ khác với tệp; mất khóa thì các số định danh không đọc lại được.`,
      en: `The key of the identity numbers (${keyFileName} in the data folder) is NOT in this file. Keep it apart, elsewhere than the file; without it those numbers cannot be read again.`,
    },
  ]
}
