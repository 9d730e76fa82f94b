import pg from 'pg'
import { type Decision, refuse, type Refusal } from '#kernel/decision.ts'
import { searchPath } from '#platform/db/database.ts'
import { canRebuild, type DerivedDifference, derivedDifferences, rebuildDerived } from '#platform/db/derived.ts'
import { messageOf } from '#platform/db/refusals.ts'
import { readSettings } from '#platform/settings.ts'
import { reachSource } from '../backup/source.ts'
import { inOneLine, inWords } from '../backup/words.ts'
import { inWords as settingsInWords } from '../start/words.ts'
import { answered, parseCommand, refuseCommand, type Text, writeJson, writeLine } from './output.ts'

const usage = 'chibo rebuild [--verify] [--json]'

/** Exit code beside those of every command: answered, and not all is as it should be. */
const differs = 1

/** `chibo rebuild`: makes what is derived anew from the truth; with `--verify` only compares. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, { options: { verify: { type: 'boolean' } }, words: [], usage })
  if (!parsed.ok) return parsed.code
  const read = readSettings(process.env)
  if (!read.ok) return refuseCommand({ ...read.refusal, message: settingsInWords(read.refusal) }, args)
  const reached = await reachSource(read.settings)
  if (!reached.ok) return refuseCommand(inWords(reached.refusal), args)
  const { config, release } = reached.source
  try {
    const done = await rebuild(config, parsed.values.verify === true)
    if (!done.ok)
      return refuseCommand({ ...done.refusal, message: words[done.refusal.code](done.refusal.reason) }, args)
    const { rebuilt, found, left } = done
    if (parsed.values.json === true) writeJson({ rebuilt, differences: found, left })
    else for (const line of inSentences(done)) writeLine(line[parsed.language])
    return left.length === 0 ? answered : differs
  } finally {
    await release()
  }
}

interface Done {
  readonly rebuilt: boolean
  readonly found: readonly DerivedDifference[]
  /** What differs in the end. */
  readonly left: readonly DerivedDifference[]
}

type NotRebuilt = Refusal & { readonly code: 'database.unreachable' | 'rebuild.olderDatabase'; readonly reason: string }

async function rebuild(config: pg.ClientConfig, verify: boolean): Promise<Decision<Done, NotRebuilt>> {
  const client = new pg.Client({ ...config, options: searchPath, application_name: 'chibo rebuild' })
  client.on('error', () => undefined) // the statement that runs reports it
  try {
    await client.connect()
  } catch (error) {
    return refuse({ code: 'database.unreachable', reason: messageOf(error) })
  }
  try {
    if (!(await canRebuild(client))) return refuse({ code: 'rebuild.olderDatabase', reason: '' })
    await client.query('begin isolation level repeatable read')
    const found = await derivedDifferences(client)
    await client.query('commit')
    if (verify) return { ok: true, rebuilt: false, found, left: found }
    await client.query('begin')
    await rebuildDerived(client)
    const left = await derivedDifferences(client)
    await client.query('commit')
    return { ok: true, rebuilt: true, found, left }
  } finally {
    await client.end().catch(() => undefined)
  }
}

const words: Readonly<Record<NotRebuilt['code'], (reason: string) => Text>> = {
  'database.unreachable': (reason) => ({
    vi: `Không kết nối được cơ sở dữ liệu (${reason}).`,
    en: `The database cannot be reached (${reason}).`,
  }),
  'rebuild.olderDatabase': () => ({
    vi: 'Cơ sở dữ liệu này thuộc phiên bản cũ hơn. Chạy "chibo migrate" trước.',
    en: 'This database belongs to an older version. Run "chibo migrate" first.',
  }),
}

function lines(differences: readonly DerivedDifference[]): readonly Text[] {
  return differences.map((one) => inOneLine({ what: 'derived', ...one }))
}

function inSentences({ rebuilt, found, left }: Done): readonly Text[] {
  if (!rebuilt)
    return found.length === 0
      ? [{ vi: 'Các bảng suy ra đều khớp với dữ liệu gốc.', en: 'All derived tables agree with the truth.' }]
      : [
          ...lines(found),
          {
            vi: 'Chạy "chibo rebuild" để dựng lại từ dữ liệu gốc.',
            en: 'Run "chibo rebuild" to make them anew from the truth.',
          },
        ]
  return [
    ...lines(found),
    left.length === 0
      ? {
          vi: 'Đã dựng lại các bảng suy ra; tất cả khớp với dữ liệu gốc.',
          en: 'The derived tables were made anew; all agree with the truth.',
        }
      : { vi: 'Đã dựng lại mà vẫn còn khác:', en: 'They were made anew, and still differ:' },
    ...lines(left),
  ]
}
