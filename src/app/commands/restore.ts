import path from 'node:path'
import type { Decision } from '#kernel/decision.ts'
import {
  type BackupRefusal,
  bytesIn,
  fillPlace,
  type Manifest,
  openBackup,
  type Opened,
  type Restored,
  restoreInto,
  type Restoring,
  rowsIn,
  whyNoPlace,
} from '#platform/backup/index.ts'
import { ourMigrations } from '#platform/db/migrations.ts'
import { keyFileName } from '#platform/secrets/index.ts'
import { readSettings, type Settings } from '#platform/settings.ts'
import { identityKeyIn } from '../backup/identity-key.ts'
import { progressLine } from '../backup/progress.ts'
import { replayFrom } from '../backup/erasures.ts'
import { forgetSessions, queueAnew } from '../backup/settle.ts'
import { ledgerPath } from '#features/privacy/index.server.ts'
import { erasedInWords } from '../start/erasure-words.ts'
import { untilStopped } from '../backup/stopping.ts'
import { inWords } from '../backup/words.ts'
import { inWords as settingsInWords } from '../start/words.ts'
import { answered, type Language, parseCommand, refuseCommand, type Text, writeJson, writeLine } from './output.ts'

const usage = 'chibo restore FILE [--verify] [--erasures FILE | --without-erasures] [--json]'

/** `chibo restore`: makes a database of a backup, in an empty place. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, {
    options: { verify: { type: 'boolean' }, erasures: { type: 'string' }, 'without-erasures': { type: 'boolean' } },
    words: ['FILE'],
    usage,
  })
  if (!parsed.ok) return parsed.code
  const read = readSettings(process.env)
  if (!read.ok) return refuseCommand({ ...read.refusal, message: settingsInWords(read.refusal) }, args)
  const [file = ''] = parsed.positionals
  const ledger = ledgerFor(parsed.values, read.settings)
  const verify = parsed.values.verify === true
  const done = await restore(path.resolve(file), read.settings, { verify, ledger, language: parsed.language })
  if (!done.ok) return refuseCommand(inWords(done.refusal), args)
  if (parsed.values.json === true) writeJson(inFigures(done))
  else for (const line of inSentences(done)) writeLine(line[parsed.language])
  return answered
}

/** Undefined: without one, as asked. */
function ledgerFor(
  asked: { readonly erasures?: string | undefined; readonly 'without-erasures'?: boolean | undefined },
  { dataFolder }: Settings,
): string | undefined {
  return asked['without-erasures'] === true ? undefined : ledgerPath(dataFolder, asked.erasures)
}

interface Done {
  readonly manifest: Manifest
  readonly sha256: string
  readonly place: string
  readonly restored: Restored
  /** Whether the key of the identity numbers lies in the data folder. */
  /** How many were erased anew; undefined: without a ledger, as asked. */
  readonly replayed: number | undefined
  readonly key: 'none' | 'right' | 'other' | 'missing'
}

async function restore(
  file: string,
  settings: Settings,
  {
    verify,
    ledger,
    language,
  }: { readonly verify: boolean; readonly ledger: string | undefined; readonly language: Language },
): Promise<Decision<Done, BackupRefusal>> {
  const signal = untilStopped()
  const read = await openBackup(file, ourMigrations(), signal)
  if (!read.ok) return read
  const { opened } = read
  const erasing = replayFrom(ledger)
  if (!erasing.ok) {
    await opened.close()
    return erasing
  }
  const line = progressLine(language)
  const place = settings.databaseUrl === undefined ? settings.dataFolder : 'DATABASE_URL'
  try {
    const filled = await put(settings, {
      opened,
      verify,
      async settle(client) {
        await forgetSessions(client)
        return erasing.replay(client)
      },
      async afterwards(client) {
        await queueAnew(client)
        return erasing.replay(client)
      },
      place,
      signal,
      progress: (progress) => line.say(progress),
    })
    if (!filled.ok) return filled
    const { manifest, sha256 } = opened
    return {
      ok: true,
      manifest,
      sha256,
      place,
      restored: filled.restored,
      key: keyFor(opened, settings.dataFolder),
      replayed: erasing.replayed(),
    }
  } finally {
    line.done()
    await opened.close()
  }
}

type Filled = Promise<Decision<{ readonly restored: Restored }, BackupRefusal>>

async function put({ dataFolder, databaseUrl }: Settings, restoring: Restoring): Filled {
  if (databaseUrl !== undefined) return restoreInto({ connectionString: databaseUrl }, restoring)
  const refusal = await whyNoPlace(dataFolder, bytesIn(restoring.opened.manifest))
  if (refusal !== undefined) return { ok: false, refusal }
  return fillPlace(dataFolder, (config) => restoreInto(config, restoring))
}

function keyFor({ manifest }: Opened, dataFolder: string): Done['key'] {
  if (manifest.identityKey === null) return 'none'
  const here = identityKeyIn(dataFolder)
  if (here === null) return 'missing'
  return here === manifest.identityKey ? 'right' : 'other'
}

function inFigures({ manifest, sha256, place, restored, key, replayed }: Done) {
  return {
    place,
    sha256,
    takenAt: manifest.takenAt,
    day: manifest.day,
    schema: manifest.migrations.at(-1)?.name,
    migratedBy: restored.applied,
    tables: manifest.tables.length,
    rows: rowsIn(manifest),
    verified: restored.verified ?? null,
    key,
    erasedAnew: replayed ?? null,
  }
}

function inSentences(done: Done): readonly Text[] {
  const { place, day, schema, tables, rows, migratedBy, verified } = inFigures(done)
  const [vi, en] = [rows.toLocaleString('vi'), rows.toLocaleString('en')]
  return [
    {
      vi: `Đã phục hồi vào ${place}: bản ngày ${day}, lược đồ ${schema}, ${tables} bảng, ${vi} dòng.`,
      en: `Restored into ${place}: as of ${day}, schema ${schema}, ${tables} tables, ${en} rows.`,
    },
    ...(migratedBy.length === 0
      ? []
      : [{ vi: `Đã cập nhật thêm: ${migratedBy.join(', ')}.`, en: `Brought forward by: ${migratedBy.join(', ')}.` }]),
    verified === null
      ? {
          vi: 'Chưa kiểm tra; thêm --verify để kiểm tra trước khi đưa vào sử dụng.',
          en: 'Not looked at; with --verify everything is checked before it is put in place.',
        }
      : {
          vi: `Đã kiểm tra: số dòng từng bảng, ${verified.events.toLocaleString('vi')} mục lịch sử nối nhau, các bảng suy ra, lược đồ. Mọi thứ đúng như lúc sao lưu.`,
          en: `Verified: rows of every table, ${verified.events.toLocaleString('en')} chained entries of the history, derived tables, schema. All is as it was backed up.`,
        },
    {
      vi: 'Mọi người phải đăng nhập lại; tệp đang đọc dở lúc sao lưu phải đưa lại.',
      en: 'Everybody signs in again; files that were being read when it was backed up must be given again.',
    },
    ...erasedInWords(done.replayed),
    ...keyWords[done.key],
  ]
}

const keyWords = {
  none: [],
  right: [
    {
      vi: `Khóa của số định danh (${keyFileName}) đã có và đúng.`,
      en: `The key of the identity numbers (${keyFileName}) is there and is the right one.`,
    },
  ],
  missing: [
    {
      vi: `Thiếu khóa của số định danh: chép ${keyFileName} đã cất riêng vào thư mục dữ liệu TRƯỚC khi chạy Chi Bộ.`,
      en: `The key of the identity numbers is missing: copy the ${keyFileName} you kept apart into the data folder BEFORE you start Chi Bộ.`,
    },
  ],
  other: [
    {
      vi: `${keyFileName} trong thư mục dữ liệu không phải khóa của bản sao lưu này: thay bằng khóa đã cất cùng thời gian đó TRƯỚC khi chạy Chi Bộ.`,
      en: `The ${keyFileName} in the data folder is not the key of this backup: put the one kept from that time in its place BEFORE you start Chi Bộ.`,
    },
  ],
} as const satisfies Record<Done['key'], readonly Text[]>
