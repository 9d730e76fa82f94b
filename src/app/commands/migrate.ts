import { readSettings } from '#platform/settings.ts'
import { provideDatabase } from '../start/provide-database.ts'
import { inWords, type StartRefusal } from '../start/words.ts'
import { answered, parseCommand, refuseCommand, writeJson, writeLine } from './output.ts'

/** `chibo migrate`: brings the database to the schema of this version, and starts nothing. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, { options: {}, words: [], usage: 'chibo migrate [--json]' })
  if (!parsed.ok) return parsed.code
  const read = readSettings(process.env)
  if (!read.ok) return refused(read.refusal, args)
  const reached = await provideDatabase(read.settings)
  if (!reached.ok) return refused(reached.refusal, args)
  const { applied, release } = reached.provided
  await release()
  if (parsed.values.json === true) writeJson({ applied })
  else writeLine(inSentence(applied)[parsed.language])
  return answered
}

function refused(refusal: StartRefusal, args: readonly string[]): number {
  return refuseCommand({ ...refusal, message: inWords(refusal) }, args)
}

function inSentence(applied: readonly string[]) {
  if (applied.length === 0) return { vi: 'Cơ sở dữ liệu đã mới nhất.', en: 'The database is current.' }
  const list = applied.join(', ')
  return { vi: `Đã áp dụng: ${list}.`, en: `Applied: ${list}.` }
}
