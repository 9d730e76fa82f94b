import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'

interface Cruise {
  modules: { source: string }[]
  summary: { violations: { rule: { name: string }; from: string; to: string }[] }
}

const { default: layout }: { default: { forbidden: { name: string }[] } } = await import(
  pathToFileURL('.dependency-cruiser.mjs').href
)
const names = layout.forbidden.map((rule) => rule.name)
const made: string[] = []
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

function cruise(cwd: string) {
  const depcruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [depcruise, 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json']
  const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1e9 })
  const { modules, summary } = JSON.parse(run.stdout) as Cruise
  return {
    files: modules.map((m) => m.source).filter((f) => f.startsWith('src/') && /[.]tsx?$/.test(f)),
    broken: summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`),
  }
}

/** A copy of the project without its tests' data, in which something may be broken. */
function aCopy(
  planted: readonly (readonly [file: string, text: string, ...rest: string[]])[],
  files: readonly string[],
) {
  const copy = mkdtempSync(join(tmpdir(), 'architecture-'))
  made.push(copy)
  for (const f of files) cpSync(f, join(copy, f), { recursive: true })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  for (const [file, text] of planted) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), text)
  }
  return copy
}

test('every import keeps to the layout', () => {
  const { files, broken } = cruise('.')
  assert.deepEqual(broken, [])
  const onDisk = globSync('src/**/*.{ts,tsx}').map((f) => f.replaceAll('\\', '/'))
  assert.deepEqual(files.toSorted(), onDisk.toSorted(), 'a file the cruiser cannot read is a file it cannot judge')
})

const feature = (name: string) => `export * from '#features/${name}/index.ts'`
const server = (name: string) => `export * from '#features/${name}/index.server.ts'`
const readsFiles = "export { readFileSync } from 'node:fs'"

const planted: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['src/kernel/x1.ts', feature('transfers'), 'the kernel uses nothing of ours'],
  [
    'src/kernel/x2.ts',
    "export type { Vocabulary } from '#engines/sheets/understanding.ts'",
    'the kernel uses nothing of ours',
  ],
  ['src/rulebook/x1.ts', feature('transfers'), 'the rulebook uses only the kernel'],
  ['src/engines/x1.ts', feature('transfers'), 'an engine uses only the kernel'],
  ['src/engines/sheets/deep/x2.ts', "export * from '#rulebook/index.ts'", 'an engine uses only the kernel'],
  ['src/engines/linkage/x3.ts', readsFiles, 'an engine does no input or output'],
  ['src/browser/x1.ts', feature('transfers'), 'the browser tools know no feature'],
  ['src/browser/deep/x2.ts', "export * from '#rulebook/index.ts'", 'the browser tools know no feature'],
  ['src/browser/x3.ts', "export * from '#platform/db/tables.ts'", 'the browser loads no server file'],
  ['src/platform/x1.ts', "export * from '#rulebook/index.ts'", 'the platform knows no feature and no rule'],
  ['src/platform/http/x2.ts', feature('units'), 'the platform knows no feature and no rule'],
  ['src/ui/x1.tsx', feature('transfers'), 'the ui knows no feature'],
  ['src/features/transfers/x.sql.ts', 'export const one = 1', ''],
  ['src/features/transfers/x1.ts', "export * from './x.sql.ts'", 'the core loads, saves and listens to nothing'],
  [
    'src/features/transfers/x2.ts',
    "export type { PoolClient } from 'pg'",
    'the core loads, saves and listens to nothing',
  ],
  ['src/features/transfers/x3.ts', server('units'), 'the core loads, saves and listens to nothing'],
  [
    'src/features/transfers/deep/x4.ts',
    "export * from '#platform/db/tables.ts'",
    'the core loads, saves and listens to nothing',
  ],
  ['src/features/transfers/x5.contract.ts', "export * from 'react'", 'the core loads, saves and listens to nothing'],
  ['src/features/transfers/x6.ts', readsFiles, 'the core uses no node built-in'],
  ['src/features/reconciliation/deep/x7.ts', readsFiles, 'the core uses no node built-in'],
  [
    'src/features/transfers/x8.routes.ts',
    "export * from '#platform/db/tables.ts'",
    'only sql files speak to the database',
  ],
  ['src/features/transfers/deep/x9.jobs.ts', "export * from 'kysely'", 'only sql files speak to the database'],
  ['src/features/transfers/web/X10.tsx', "export * from '../x.sql.ts'", 'the browser loads no server file'],
  ['src/features/transfers/web/X11.tsx', server('units'), 'the browser loads no server file'],
  ['src/app/web/x12.ts', "export * from '#app/server.ts'", 'the browser loads no server file'],
  [
    'src/features/transfers/x13.ts',
    "export * from '#features/units/place.ts'",
    'a feature is entered only by its index',
  ],
  [
    'src/features/transfers/deep/x14.ts',
    "export * from '#features/units/place.ts'",
    'a feature is entered only by its index',
  ],
  [
    'src/features/transfers/x15.ts',
    "export * from '#features/lists/web/index.ts'",
    'what a feature shows is used by what shows',
  ],
  ['src/features/nowhere/index.ts', feature('units'), 'a feature stands in the map above'],
  ['src/features/units/x15.ts', feature('transfers'), 'units may use no other feature'],
  ['src/features/rules/x16.ts', feature('units'), 'rules may use no other feature'],
  ['src/features/accounts/deep/x17.ts', feature('transfers'), 'accounts may use units'],
  ['src/features/audit/x18.ts', feature('transfers'), 'audit may use units, accounts'],
  ['src/features/lists/x19.ts', feature('transfers'), 'lists may use units, rules, accounts, audit'],
  [
    'src/features/people/x24.ts',
    feature('transfers'),
    'people may use units, rules, accounts, audit, proposals, lists',
  ],
  ['src/features/proposals/x36.ts', feature('transfers'), 'proposals may use units, accounts, audit'],
  [
    'src/features/mine/x37.ts',
    feature('nowhere'),
    'mine may use units, rules, accounts, audit, proposals, people, posts, transfers, privacy',
  ],
  ['src/features/posts/x25.ts', feature('transfers'), 'posts may use units, accounts, audit, people'],
  ['src/features/transfers/x19.ts', feature('reconciliation'), 'transfers may use units, rules, accounts, audit'],
  [
    'src/features/reconciliation/x20.ts',
    feature('nowhere'),
    'reconciliation may use units, rules, accounts, audit, lists, people, posts, transfers',
  ],
  [
    'src/features/privacy/x35.ts',
    feature('nowhere'),
    'privacy may use units, rules, accounts, audit, proposals, people',
  ],
  ['src/features/transfers/x21.routes.ts', "export * from '#app/server.ts'", 'nothing imports the app'],
  [
    'src/app/demo/people/x22.ts',
    "export type { Vocabulary } from '#engines/sheets/understanding.ts'",
    'the generator of made-up people knows no engine',
  ],
  ['src/app/demo/people/deep/x23.ts', feature('units'), 'the generator of made-up people knows no engine'],
  ['src/kernel/x3.test.ts', 'export const one = 1', ''],
  ['src/kernel/x4.ts', "import './x3.test.ts'", 'only tests import tests'],
  ['src/kernel/x5.ts', "import './missing.ts'", 'every import resolves'],
  ['src/kernel/x6.ts', "import './x7.ts'", 'no circles'],
  ['src/kernel/x7.ts', "import './x6.ts'", ''],
]

test('for every rule of the layout there is something planted that breaks it', () => {
  const tried = new Set(planted.map(([, , rule]) => rule))
  assert.deepEqual(
    names.filter((name) => !tried.has(name)),
    [],
  )
})

test('every rule of the layout catches what it forbids, at any depth', () => {
  const copy = aCopy(planted, ['src', 'data', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs'])
  const { broken } = cruise(copy)
  assert.deepEqual(
    planted
      .filter(([file, , rule]) => rule !== '' && !broken.some((b) => b.startsWith(`${rule}: ${file} `)))
      .map(([file, , rule]) => `${rule}: ${file}`),
    [],
  )
})

const manyLines = Array.from({ length: 301 }, (_, i) => `export const n${i} = ${i}`).join('\n')
const manyWays = `export function f(n: number): number {\n${Array.from({ length: 11 }, (_, i) => `  if (n === ${i}) return ${i + 1}\n`).join('')}  return 0\n}`
const deepBlocks =
  'export function f(n: number): number {\n  if (n > 1) {\n    if (n > 2) {\n      if (n > 3) {\n        if (n > 4) return 1\n      }\n    }\n  }\n  return 0\n}'

const unlawful: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['src/kernel/x1.ts', manyLines, 'max-lines'],
  ['src/kernel/x2.ts', manyWays, 'complexity'],
  ['src/kernel/x3.ts', deepBlocks, 'max-depth'],
  ['src/kernel/x4.ts', 'export const f = (a: unknown) => a == 1', 'eqeqeq'],
  ['src/features/transfers/x5.ts', "export function f(): void {\n  console.log('a')\n}", 'no-console'],
  ['src/features/transfers/x6.ts', 'export default 1', 'no-default-export'],
  ['src/features/transfers/x7.ts', 'export const f = (a: any): number => a', 'no-explicit-any'],
  ['src/features/transfers/x8.ts', 'export const f = (a?: string): string => a!', 'no-non-null-assertion'],
  [
    'src/platform/x9.ts',
    'async function g(): Promise<void> {}\nexport function f(): void {\n  g()\n}',
    'no-floating-promises',
  ],
  [
    'src/kernel/x10.ts',
    "export function f(a: 'b' | 'c'): number {\n  switch (a) {\n    case 'b':\n      return 1\n  }\n  return 0\n}",
    'switch-exhaustiveness-check',
  ],
  ['src/kernel/x11.ts', 'export const f = () => new Date()', 'no-restricted-globals'],
  ['src/rulebook/x12.ts', 'export const f = () => Date.now()', 'no-restricted-globals'],
  ['src/engines/linkage/x13.ts', 'export const f = () => Math.random()', 'no-restricted-properties'],
  ['src/features/transfers/deep/x14.ts', "export const f = () => process.env['A']", 'no-restricted-globals'],
  ['src/engines/x15.ts', "export const f = () => fetch('a')", 'no-restricted-globals'],
  ['src/features/transfers/x16.ts', 'export const f = () => Temporal.Now.instant()', 'no-restricted-globals'],
  ['src/features/transfers/x17.ts', 'export const f = (a: unknown): string => a as string', 'no-unsafe-type-assertion'],
]

test('every law of the code is caught where it is broken', () => {
  const copy = aCopy(unlawful, ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
  const oxlint = resolve('node_modules/oxlint/bin/oxlint')
  const args = [oxlint, '--type-aware', '--format', 'json', 'src']
  const run = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', maxBuffer: 1e8 })
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { code: string; filename: string; severity: string }[]
  }
  assert.deepEqual(
    unlawful
      .filter(
        ([file, , rule]) =>
          !diagnostics.some((d) => d.filename.endsWith(file) && d.code.includes(rule) && d.severity === 'error'),
      )
      .map(([file, , rule]) => `${rule}: ${file}`),
    [],
  )
})

test('files are named for what they hold, never for being shared', () => {
  const vague = /^(.+-)?(utils?|helpers?|common|managers?|services?|types)[.]/
  const unfit = globSync('{src,test,bench,bin}/**/*.{ts,tsx,mjs}').filter((file) => {
    const name = basename(file)
    const shape = file.endsWith('.tsx')
      ? /^([A-Z][A-Za-z0-9]*|main|[a-z0-9-]+)([.][a-z]+)*[.]tsx$/
      : /^[a-z0-9]+(-[a-z0-9]+)*([.][a-z]+)*[.](ts|mjs)$/
    return vague.test(name) || !shape.test(name)
  })
  assert.deepEqual(unfit, [])
})
