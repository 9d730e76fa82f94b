import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'

const longest = 107 // bytes of a socket's path on Linux; macOS takes 103
const name = '.s.PGSQL.5432'

/** The folder for the socket: the cluster's own, or a private one in `/tmp` where that path would be too long. */
export function socketFolder(home: string): string {
  const most = process.platform === 'darwin' ? 103 : longest
  if (Buffer.byteLength(path.join(home, name)) <= most) return home
  const user = process.getuid?.() ?? 0
  const folder = path.join('/tmp', `chibo-${user}-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  // Anybody may create names in /tmp: a folder that is not ours could hand our connections to somebody else.
  if (!found.isDirectory() || (found.uid !== user && user !== 0))
    throw Object.assign(new Error(folder), { code: 'EACCES' })
  chmodSync(folder, 0o700)
  const owner = lstatSync(home)
  if (user === 0 && owner.uid !== 0) chownSync(folder, owner.uid, owner.gid)
  return folder
}
