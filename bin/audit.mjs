// `npm run audit`: asks the registry for known weaknesses of the libraries that run, and fails on high and critical ones.
// Where the registry does not answer this is said, and is no failure: nobody can ask without a network.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const grave = new Set(['high', 'critical'])

/**
 * What the registry knows, from what `npm audit --json` wrote. `asked`: it answered. `grave`, `other`: a line for each library.
 * @param {string} written
 */
export function judge(written) {
  const report = parse(written)
  if (report?.auditReportVersion === undefined) return { asked: false, grave: [], other: [], why: whyNot(report) }
  const lines = Object.values(report.vulnerabilities).map(({ name, severity, range, fixAvailable }) => ({
    isGrave: grave.has(severity),
    line: `${name} ${range}: ${severity}${fixAvailable ? ', mended in a newer version' : ''}`,
  }))
  const of = (isGrave) => lines.filter((one) => one.isGrave === isGrave).map(({ line }) => line)
  return { asked: true, grave: of(true), other: of(false), why: '' }
}

function parse(written) {
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

function whyNot(report) {
  const said = report?.message || report?.error?.summary || report?.error?.code || 'no answer'
  return String(said).split('\n')[0].slice(0, 200)
}

function ask() {
  const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=15000']
  const options = { cwd: root, encoding: 'utf8', timeout: 45_000, maxBuffer: 64 * 1024 * 1024 }
  const asked = spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  return judge(asked.stdout ?? '')
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const found = ask()
  if (!found.asked) console.log(`Chưa hỏi được kho thư viện · The registry could not be asked: ${found.why}`)
  for (const line of [...found.grave, ...found.other]) console.log(line)
  if (found.asked && found.grave.length + found.other.length === 0)
    console.log('Không có điểm yếu nào được biết · No weakness is known')
  process.exitCode = found.grave.length > 0 ? 1 : 0
}
