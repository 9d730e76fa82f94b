import { createWriteStream, existsSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { makePrivateFolder } from '#platform/folder.ts'
import { type Logger, openLog } from '#platform/log/index.ts'

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
