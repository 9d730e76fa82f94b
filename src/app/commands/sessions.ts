import pg from 'pg'
import { searchPath } from '#platform/db/database.ts'
import { messageOf } from '#platform/db/refusals.ts'
import { readSettings } from '#platform/settings.ts'
import { reachSource } from '../backup/source.ts'
import { inWords } from '../backup/words.ts'
import { inWords as settingsInWords } from '../start/words.ts'
import { answered, parseCommand, refuseCommand, type Text, writeJson, writeLine } from './output.ts'

const usage = 'chibo sessions end (--all | --account USERNAME) [--json]'

/** `chibo sessions end`: whoever runs the machine signs out one account, or all, while the application runs. */
export async function run(args: readonly string[]): Promise<number> {
  const options = { all: { type: 'boolean' }, account: { type: 'string' } } as const
  const parsed = parseCommand(args, { options, words: ['end'], usage })
  if (!parsed.ok) return parsed.code
  const { account } = parsed.values
  if (!isWhole(parsed))
    return refuseCommand(
      { code: 'sessions.usage', message: { vi: `Cách dùng: ${usage}`, en: `Usage: ${usage}` } },
      args,
    )
  const read = readSettings(process.env)
  if (!read.ok) return refuseCommand({ ...read.refusal, message: settingsInWords(read.refusal) }, args)
  const reached = await reachSource(read.settings)
  if (!reached.ok) return refuseCommand(inWords(reached.refusal), args)
  try {
    const ended = await endAt(reached.source.config, account)
    if (ended === undefined) return refuseCommand({ code: 'sessions.nobody', message: nobody(account ?? '') }, args)
    if (parsed.values.json === true) writeJson({ ended })
    else writeLine(told(ended)[parsed.language])
    return answered
  } catch (error) {
    return refuseCommand({ code: 'sessions.failed', message: failed(messageOf(error)) }, args)
  } finally {
    await reached.source.release()
  }
}

/** Of one account or of all, never of both or of none by mistake. */
function isWhole({
  positionals,
  values: { all = false, account },
}: {
  readonly positionals: readonly string[]
  readonly values: { readonly all?: boolean; readonly account?: string }
}): boolean {
  return positionals[0] === 'end' && all === (account === undefined)
}

async function endAt(config: pg.ClientConfig, account: string | undefined): Promise<number | undefined> {
  const client = new pg.Client({ ...config, options: searchPath, application_name: 'chibo sessions' })
  client.on('error', () => undefined) // the statement that runs reports it
  try {
    await client.connect()
    return await endSessions(client, account)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** How many were ended, of one account or of all, those half way in included; `undefined` where nobody is called so. */
export async function endSessions(client: pg.ClientBase, username: string | undefined): Promise<number | undefined> {
  const { rows } = await client.query<{ id: string }>(
    'select id from account where $1::text is null or username = $1',
    [username ?? null],
  )
  if (rows.length === 0 && username !== undefined) return undefined
  const ids = rows.map(({ id }) => id)
  await client.query('delete from entry where account = any ($1)', [ids])
  const { rowCount } = await client.query('delete from session where account = any ($1)', [ids])
  return rowCount ?? 0
}

function nobody(username: string): Text {
  return { vi: `Không có tài khoản ${username}.`, en: `There is no account ${username}.` }
}

function failed(reason: string): Text {
  return { vi: `Chưa kết thúc được phiên nào (${reason}).`, en: `No session was ended (${reason}).` }
}

function told(ended: number): Text {
  return {
    vi: `Đã kết thúc ${String(ended)} phiên. Ai còn cần thì đăng nhập lại.`,
    en: `${String(ended)} ${ended === 1 ? 'session was' : 'sessions were'} ended. Whoever needs one signs in again.`,
  }
}
