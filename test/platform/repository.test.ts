import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const notOurs = /^(node_modules|\.git|\.cache|\.chibo|dist|test-results|playwright-report)$/

/** Licences under which a library may be part of a work that is given away under Apache-2.0. */
const allowed = new Set(
  'MIT MIT-0 ISC 0BSD BSD BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 Unlicense Zlib CC0-1.0 Apache-2.0 Python-2.0 OFL-1.1 MPL-2.0'.split(
    ' ',
  ),
)

test('no licence of a library forbids giving Chi Bộ away under Apache-2.0', () => {
  const found = Object.entries(lockedPackages()).map(([where, { license }]) => ({
    where,
    licence: licenceIn(where) ?? license ?? 'none named',
  }))
  assert.ok(found.length > 100)
  assert.deepEqual(
    found.filter(({ licence }) => !isAllowed(licence)),
    [],
  )
})

test('of two licences to choose from one must be allowed, of two that hold together both', () => {
  assert.equal(isAllowed('(MIT OR GPL-3.0-or-later)'), true)
  assert.equal(isAllowed('(MIT AND GPL-3.0-or-later)'), false)
  assert.equal(isAllowed('SSPL-1.0'), false)
})

test('every data file is the one that was checked, and none came without a checksum', () => {
  const sums = new Map(
    readFileSync(path.join(root, 'data', 'checksums.sha256'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/))
      .map(([sum, file]) => [file, sum] as const),
  )
  const files = filesUnder('data').filter((file) => !/(README\.md|checksums\.sha256)$/.test(file))
  const found = files.map((file) => [path.relative('data', file), sha256(file)] as const)
  assert.deepEqual(new Map(found), sums)
})

test('nothing reads what lies outside the repository, and nothing names one machine or one registry', () => {
  const outside = [
    /\.\.\/shared\b/,
    /(?<![\w.])\/(home|root|work|Users)\/\w/,
    /\bregistry\.\w+\.\w/,
    /"resolved": "http/,
  ]
  const found = textFiles().flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    return outside.filter((pattern) => pattern.test(text)).map((pattern) => `${file}: ${pattern.source}`)
  })
  assert.deepEqual(
    found.filter((line) => !line.startsWith(path.relative(root, import.meta.filename))),
    [],
  )
})

function lockedPackages(): Record<string, { license?: string }> {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  const { '': _itself, ...others } = packages
  return others
}

/** The lock repeats what a library says of itself; where it is installed, itself has the word. */
function licenceIn(where: string): string | undefined {
  const file = path.join(root, where, 'package.json')
  if (!existsSync(file)) return undefined
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'))
  const named = license ?? licenses?.map((one: { type: string }) => one.type).join(' OR ')
  return typeof named === 'object' ? named.type : named
}

function isAllowed(licence: string): boolean {
  const bare = licence.replaceAll(/[()]/g, '')
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed)
  return bare.split(' OR ').some((one) => allowed.has(one.trim()))
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.test(entry.name)) return []
    const at = path.join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(at) : [at]
  })
}

function textFiles(): readonly string[] {
  return filesUnder('.').filter((file) => /\.(ts|tsx|mjs|json|sql|md|css|html|txt|yml)$/.test(file))
}

function sha256(file: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(root, file)))
    .digest('hex')
}
