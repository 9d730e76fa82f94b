import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root } from './setup.mjs'

const code = ['src', 'test', 'bench', 'bin']

/**
 * In the order they run: what is quick and tells most comes first. A check is a program that passes or fails as one, a script
 * one of our own; `tests` are files for `node --test`.
 */
export const suites = {
  format: { check: ['oxfmt', '--check', ...code] },
  types: { check: ['tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', '.cache/types.json'] },
  lint: { check: ['oxlint', '--type-aware', '--deny-warnings', ...code] },
  arch: { check: ['depcruise', 'src', '--config', '.dependency-cruiser.mjs'] },
  dead: { check: ['knip', '--no-progress'] },
  audit: { script: 'bin/audit.mjs' },
  core: { tests: () => testFiles(({ sql, journey }) => !sql && !journey) },
  sql: { tests: () => testFiles(({ sql }) => sql) },
  journeys: { tests: () => testFiles(({ journey }) => journey) },
  browser: { playwright: true },
}

function testFiles(isWanted) {
  return ['src', 'test', 'bench']
    .flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) =>
      isWanted({ sql: file.endsWith('.sql.test.ts'), journey: file.startsWith(path.join('test', 'journeys')) }),
    )
    .toSorted((one, other) => one.localeCompare(other))
}

/** Runs a suite and answers how many tests passed and failed, and what it said. */
export async function runSuite(node, name, suite) {
  mkdirSync(path.join(root, '.cache'), { recursive: true })
  if (suite.check) return runCheck(node, suite.check)
  if (suite.script) return runScript(node, suite.script)
  return suite.playwright ? runBrowser(node) : runTests(node, suite.tests())
}

async function runCheck(node, [program, ...args]) {
  const { exit, said } = await run(node, [programOf(program), ...args])
  return { passed: exit === 0 ? 1 : 0, failed: exit === 0 ? 0 : 1, said }
}

/** What it says is worth reading also where it passes. */
async function runScript(node, file) {
  const { exit, said } = await run(node, [file])
  return { passed: exit === 0 ? 1 : 0, failed: exit === 0 ? 0 : 1, said, note: said }
}

/** The script behind a program of node_modules, to run it with our Node instead of whichever stands first on the path. */
function programOf(name) {
  const owner = { tsc: 'typescript', depcruise: 'dependency-cruiser' }[name] ?? name
  const { bin } = JSON.parse(readFileSync(path.join(root, 'node_modules', owner, 'package.json'), 'utf8'))
  return path.join('node_modules', owner, typeof bin === 'string' ? bin : bin[name])
}

async function runTests(node, files) {
  if (files.length === 0) return { passed: 0, failed: 0, said: '' }
  const options = ['--test', '--test-reporter=spec', '--test-concurrency=2', '--test-timeout=300000']
  const { exit, said } = await run(node, [...options, ...files])
  const count = (what) => Number(new RegExp(`^ℹ ${what} (\\d+)$`, 'm').exec(said)?.[1] ?? 0)
  const failed = count('fail') + count('cancelled')
  return { passed: count('pass'), failed: exit === 0 ? failed : Math.max(1, failed), said: failuresIn(said) }
}

/** The reporter repeats every failure at its end. */
function failuresIn(said) {
  const at = said.indexOf('✖ failing tests:')
  return at < 0 ? said.split('\n').slice(-60).join('\n') : said.slice(at)
}

async function runBrowser(node) {
  const report = path.join(root, '.cache', 'browser.json')
  rmSync(report, { force: true })
  const { exit, said } = await run(node, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  const stats = readStats(report)
  const failed = stats.unexpected + stats.flaky
  return { passed: stats.expected, failed: exit === 0 ? failed : Math.max(1, failed), said }
}

function readStats(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).stats
  } catch {
    return { expected: 0, unexpected: 0, flaky: 0 }
  }
}

/** Keeps the cluster of the tests running from the first suite to the last. */
export function holdCluster(node) {
  const child = spawn(node, ['test/hold-cluster.ts'], { cwd: root, stdio: ['pipe', 'ignore', 'ignore'] })
  child.on('error', () => undefined) // then each test file starts it for itself
  child.stdin.on('error', () => undefined)
  return { release: () => child.stdin.end() }
}

function run(node, args, more = {}) {
  // The settings of whoever runs the tests are for their application, not for the one of the tests.
  const {
    DATABASE_URL: _url,
    CHIBO_DATA: _data,
    PORT: _port,
    NODE_OPTIONS: _options,
    NODE_ENV: _env,
    ...env
  } = process.env
  const around = [path.join(root, 'node_modules', '.bin'), path.dirname(node), env.PATH].join(path.delimiter)
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, ...more, PATH: around },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part))
    child.on('error', (error) => resolve({ exit: 1, said: error.message }))
    child.on('close', (exit) => resolve({ exit: exit ?? 1, said }))
  })
}
