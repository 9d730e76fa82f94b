import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode, nodeIsMissing } from './runtime.mjs'

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const modules = path.join(root, 'node_modules')
const mark = path.join(modules, '.chibo-installed')

/** Installs and builds what is missing or stale, and answers the Node to run the project with. Ends the process with a plain message where it cannot. */
export async function prepare({ web = true } = {}) {
  if (!isInstalled()) await alone(() => isInstalled() || install())
  const node = findNode()
  if (!node) stop(nodeIsMissing())
  if (web) await buildWeb(node)
  return node
}

export function stop(...lines) {
  for (const line of lines) console.error(line)
  process.exit(2)
}

/** Installed, and from this very lock file: by us before, or by somebody's own `npm ci`. Asks no network. */
function isInstalled() {
  if (!['vite', 'fastify', 'pg'].every((name) => existsSync(path.join(modules, name, 'package.json')))) return false
  const wanted = lockMark()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return true
  return matchesLock() && (remember(wanted), true)
}

function lockMark() {
  const lock = readFileSync(path.join(root, 'package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
}

function remember(wanted) {
  try {
    writeFileSync(mark, wanted)
  } catch {
    // a folder we may not write to: it is compared anew each time
  }
}

/** Two starts at the same moment, two folders full of halves: the second waits and finds it done. */
async function alone(work) {
  const lock = path.join(root, '.cache', 'installing')
  mustBeWritable(root)
  mkdirSync(path.dirname(lock), { recursive: true })
  while (!take(lock)) await new Promise((resolve) => setTimeout(resolve, 500))
  try {
    process.once('exit', () => giveBack(lock)) // a failed installation ends the process
    work()
  } finally {
    giveBack(lock)
  }
}

function giveBack(lock) {
  if (readText(lock) === String(process.pid)) rmSync(lock, { force: true })
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = Number(readText(lock))
    if (holder && !isAlive(holder)) rmSync(lock, { force: true }) // it was killed
    return false
  }
}

/** npm writes down what it installed, at the end; what is optional may be missing where it does not fit the machine. */
function matchesLock() {
  const installed = readJson(path.join(modules, '.package-lock.json'))?.packages
  const locked = readJson(path.join(root, 'package-lock.json'))?.packages
  if (!installed || !locked) return false
  return Object.entries(locked).every(([where, { version, optional, devOptional, peer }]) => {
    if (where === '') return true
    const found = installed[where]
    return found ? found.version === version : Boolean(optional || devOptional || peer)
  })
}

function readJson(file) {
  const text = readText(file)
  try {
    return text && JSON.parse(text)
  } catch {
    return undefined
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function install() {
  mustBeWritable(root)
  // Installing empties the folder first: one that is lent from elsewhere is not ours to empty.
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
    stop(
      'node_modules là liên kết đến nơi khác và không khớp package-lock.json. Hãy cài lại ở nơi đó.',
      'node_modules is a link to elsewhere and does not match package-lock.json. Install again there.',
    )
  }
  console.log(
    'Đang cài các thư viện (chỉ lần đầu, cần mạng)… · Installing libraries (the first time only, needs the network)…',
  )
  const all = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  // `npm ci` gives up where a library lacks a build for another kind of machine; `npm install` follows the same lock.
  const failed = npm(['ci', ...all]) && npm(['install', '--no-save', ...all])
  if (failed) {
    stop(
      failed,
      'Chưa cài được các thư viện. Kiểm tra mạng (hoặc proxy của npm: "npm config get registry"), chỗ trống trên đĩa, rồi chạy lại.',
      'The libraries could not be installed. Check the network (or npm\'s proxy: "npm config get registry") and free disk space, then run this again.',
    )
  }
  remember(lockMark())
}

/** Answers what npm said where it failed. */
function npm(args) {
  const cli = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
  const done =
    cli && /\.c?js$/.test(cli)
      ? spawnSync(process.execPath, [cli, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (done.status === 0) return undefined
  return (done.error?.message ?? done.stderr ?? '').trim().split('\n').slice(-8).join('\n') || 'npm'
}

function mustBeWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    stop(
      `Không được phép ghi vào thư mục ${folder}. Hãy chạy bằng người dùng sở hữu thư mục này, hoặc chép sang một thư mục của mình.`,
      `The folder ${folder} may not be written to. Run this as the user who owns it, or copy it to a folder of your own.`,
    )
  }
}

/** Builds the web application where its sources changed since the last time. */
async function buildWeb(node) {
  const target = path.join(root, 'dist', 'web')
  const sources = checksumOfSources()
  const built = path.join(target, '.sources')
  if (existsSync(built) && readFileSync(built, 'utf8') === sources) return
  mustBeWritable(root)
  console.log('Đang dựng giao diện… · Building the web application…')
  // Built beside and put in place whole: a build that was cut short is never served.
  const making = path.join(root, 'dist', `making-${process.pid}`)
  const failed = await run(node, [
    'node_modules/vite/bin/vite.js',
    'build',
    '--outDir',
    making,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ])
  if (failed)
    stop(failed, 'Chưa dựng được giao diện (lỗi ở trên). · The web application could not be built (see above).')
  writeFileSync(path.join(making, '.sources'), sources)
  const old = path.join(root, 'dist', `old-${process.pid}`)
  if (existsSync(target)) renameSync(target, old)
  renameSync(making, target)
  rmSync(old, { recursive: true, force: true })
}

function checksumOfSources() {
  const hash = createHash('sha256')
  for (const file of [
    'package-lock.json',
    'package.json',
    'vite.config.ts',
    'tsconfig.json',
    ...filesUnder('src'),
    ...filesUnder('data'),
  ])
    hash.update(file).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesUnder(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .toSorted()
}

/** Runs a program of the project; answers what it wrote where it failed. */
function run(command, args) {
  mkdirSync(path.join(root, 'dist'), { recursive: true })
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? undefined : said.trim() || `exit ${code}`))
  })
}
