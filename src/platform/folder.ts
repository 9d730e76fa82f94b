import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/** Makes a folder that only its user may enter, and those above it. (Node's own `recursive` never returns under `/proc`.) */
export function makePrivateFolder(folder: string): void {
  if (existsSync(folder)) return
  makePrivateFolder(path.dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!existsSync(folder)) throw error // else another starter was faster
  }
}
