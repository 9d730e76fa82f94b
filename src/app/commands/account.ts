import { readUsername } from '#features/accounts/index.ts'
import { openFromServer } from '#features/accounts/index.server.ts'
import { openDatabase } from '#platform/db/index.ts'
import { codeDigest, newCode } from '#platform/session/index.ts'
import { readSettings } from '#platform/settings.ts'
import { reachSource } from '../backup/source.ts'
import { inWords } from '../backup/words.ts'
import { inWords as settingsInWords } from '../start/words.ts'
import { answered, parseCommand, refuseCommand, type Text, writeJson, writeLine } from './output.ts'

const usage = 'chibo account USERNAME "NAME" [--json]'

/** How long the code waits for its holder. A setting of the program: no regulation names it. */
const codeDays = 4

/** `chibo account`: one more organiser of the topmost unit, for an installation where nobody could be the second person. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, { options: {}, words: ['USERNAME', 'NAME'], usage })
  if (!parsed.ok) return parsed.code
  const [typed = '', name = ''] = parsed.positionals
  const named = readUsername(typed)
  if (!named.ok || !/\p{L}/u.test(name)) return refuseCommand({ code: 'accounts.usernameForm', message: form }, args)
  const read = readSettings(process.env)
  if (!read.ok) return refuseCommand({ ...read.refusal, message: settingsInWords(read.refusal) }, args)
  const reached = await reachSource(read.settings)
  if (!reached.ok) return refuseCommand(inWords(reached.refusal), args)
  const { config, release } = reached.source
  const database = openDatabase(config)
  const code = newCode()
  try {
    const { username } = named
    const opened = await database.asOwner((tx) =>
      openFromServer(tx, { username, name: name.normalize('NFC').trim(), code: codeDigest(code), days: codeDays }),
    )
    if (!opened.ok) return refuseCommand({ code: `accounts.${opened.why}`, message: refusals[opened.why] }, args)
    const until = opened.until.toISOString()
    if (parsed.values.json === true) writeJson({ username, unit: opened.unit, code, until })
    else writeLine(said(username, opened.unit, code)[parsed.language])
    return answered
  } finally {
    await database.close()
    await release()
  }
}

const form: Text = {
  vi: `Tên đăng nhập gồm chữ không dấu, chữ số, dấu chấm; họ tên phải có chữ cái. Cách dùng: ${usage}`,
  en: `A user name is made of letters without marks, digits and dots; a name has letters. Usage: ${usage}`,
}

const refusals: Readonly<Record<'noTop' | 'taken', Text>> = {
  noTop: {
    vi: 'Chưa có tổ chức cao nhất. Mở ứng dụng, lập tài khoản đầu tiên bằng mã trên màn hình máy chủ, rồi chạy lại lệnh này.',
    en: 'There is no topmost unit yet. Open the application, make the first account with the code on the console, then run this again.',
  },
  taken: { vi: 'Tên đăng nhập này đã có người dùng.', en: 'That user name is taken.' },
}

function said(username: string, unit: string, code: string): Text {
  return {
    vi: `Đã lập tài khoản ${username}, cán bộ tổ chức của ${unit}.\nMã vào lần đầu (dùng một lần, trong ${String(codeDays)} ngày): ${code}\nNgười ấy mở /activate và gõ mã. Việc này được ghi vào dấu vết của ${unit}.`,
    en: `The account ${username} is open, organiser of ${unit}.\nFirst code (of one use, within ${String(codeDays)} days): ${code}\nIts holder opens /activate and types the code. This stands in the trail of ${unit}.`,
  }
}
