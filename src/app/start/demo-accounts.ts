import { randomInt } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { makePrivateFolder } from '#platform/folder.ts'

const KeptAccount = z.object({
  username: z.string(),
  password: z.string(),
  name: z.string().optional(),
  seat: z.object({ vi: z.string(), en: z.string() }).optional(),
})
export type KeptAccount = z.infer<typeof KeptAccount>

const letters = 'abcdefghjkmnpqrstuvwxyz23456789' // nothing that reads like something else

/** The demo accounts with their passwords, as this data folder keeps them for its user alone. */
export function keptAccounts(dataFolder: string): readonly KeptAccount[] {
  try {
    return z.array(KeptAccount).parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')))
  } catch {
    return [] // none yet
  }
}

/** The password of a demo account, made and kept when it is first asked for: before anything can be signed in to. */
export function passwordIn(dataFolder: string): (username: string) => string {
  return (username) => {
    const kept = keptAccounts(dataFolder)
    const known = kept.find((account) => account.username === username)
    if (known !== undefined) return known.password
    const password = Array.from({ length: 4 }, aWord).join('-')
    keepAccounts(dataFolder, [...kept, { username, password }])
    return password
  }
}

export function keepAccounts(dataFolder: string, accounts: readonly KeptAccount[]): void {
  makePrivateFolder(dataFolder)
  const file = fileIn(dataFolder)
  writeFileSync(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function fileIn(dataFolder: string): string {
  return path.join(dataFolder, 'demo-accounts.json')
}

function aWord(): string {
  return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
}
