import { appendFileSync, createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { makePrivateFolder } from '#platform/folder.ts'
import { type Logger, openLog, placeOf } from '#platform/log/index.ts'

const largest = 20_000_000 // bytes; the one before is kept beside it

/** The log of a data folder, so that the terminal is left to what a person reads. `also`: what gathers logs elsewhere gets each line too. */
export function logIn(dataFolder: string, also?: { write(line: string): unknown }): Logger {
  makePrivateFolder(dataFolder)
  const file = path.join(dataFolder, 'chibo.log')
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`)
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 })
  stream.on('error', () => undefined) // a full disk must not stop the answers
  if (also === undefined) return openLog('info', stream)
  return openLog('info', {
    write(line) {
      stream.write(line)
      also.write(line)
    },
  })
}

/** An error that nobody caught ends the process: what it was is written before, at once, since no stream is emptied any more. */
export function writeLastWord(dataFolder: string, error: unknown): void {
  const line = { level: 'fatal', at: new Date().toISOString(), err: placeOf(error), msg: 'the process ends' }
  try {
    appendFileSync(path.join(dataFolder, 'chibo.log'), `${JSON.stringify(line)}\n`, { mode: 0o600 })
  } catch {
    // where nothing can be written it still ends
  }
}
