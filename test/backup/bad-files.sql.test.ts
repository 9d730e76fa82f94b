import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type Manifest, openBackup } from '#platform/backup/index.ts'
import { bytesOf, readArchive, sealName, writeArchive } from '#platform/backup/archive.ts'
import { ourMigrations } from '#platform/db/migrations.ts'
import { projectFolder } from '#platform/settings.ts'
import { aDatabase } from '#test/database.ts'
import { chibo, urlOf } from './a-command.ts'
import { plantPeople } from './people.ts'
import { insideOf } from './places.ts'

const folder = mkdtempSync(path.join(projectFolder, '.cache', 'tệp hỏng '))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = path.join(folder, 'bản sao.tar')
const place = path.join(folder, 'nơi mới')
let whole: Buffer

before(async () => {
  const source = await aDatabase()
  await plantPeople(source)
  const made = await chibo(['backup', '--to', file], { DATABASE_URL: urlOf(source.config) })
  assert.equal(made.code, 0, made.err)
  whole = readFileSync(file)
})

/** What `openBackup` says of these bytes: a code, or that they are sound. */
async function said(bytes: Uint8Array): Promise<string> {
  const at = path.join(folder, 'thử.tar')
  writeFileSync(at, bytes)
  const read = await openBackup(at, ourMigrations())
  if (read.ok) await read.opened.close()
  return read.ok ? 'sound' : read.refusal.code
}

test('a file that lost its end, wherever it was cut, is called cut, and nothing is made of it', async () => {
  for (const part of [0.999, 0.9, 0.5, 0.1])
    assert.equal(await said(whole.subarray(0, Math.floor(whole.length * part))), 'restore.fileCut')
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 512, max: whole.length - 1 }), async (length) =>
      assert.match(await said(whole.subarray(0, length)), /^restore\.(fileCut|notABackup)$/),
    ),
    { numRuns: 60 },
  )
  const cut = path.join(folder, 'thiếu.tar')
  writeFileSync(cut, whole)
  truncateSync(cut, whole.length - 5000)
  const refused = await chibo(['restore', cut, '--json'], { CHIBO_DATA: place })
  assert.equal(refused.code, 2)
  assert.equal(refused.json.refusal.code, 'restore.fileCut')
  assert.match(refused.err, /bị thiếu phần cuối.*Chép lại từ nơi cất/)
  assert.equal(insideOf(folder).includes('nơi mới'), false)
})

test('a file in which a single bit was turned, wherever that is, is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const altered = Buffer.from(whole)
      altered[at] = (altered[at] ?? 0) ^ (1 << bit)
      assert.notEqual(await said(altered), 'sound')
    }),
    { numRuns: 150 },
  )
  const altered = path.join(folder, 'đã sửa.tar')
  const bytes = Buffer.from(whole)
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
  writeFileSync(altered, bytes)
  const refused = await chibo(['restore', altered, '--json', '--lang', 'en'], { CHIBO_DATA: place })
  assert.equal(refused.code, 2)
  assert.match(refused.json.refusal.code, /^restore\.file(Altered|Cut)$/)
  assert.match(refused.err, /Copy it again from where it is kept/)
  assert.equal(insideOf(folder).includes('nơi mới'), false)
})

test('something added behind the end is noticed', async () => {
  assert.equal(await said(Buffer.concat([whole, Buffer.alloc(512)])), 'restore.fileAltered')
})

test('what is no backup at all is told so', async () => {
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('xin chào'),
    Buffer.alloc(4096),
    readFileSync(process.execPath).subarray(0, 70_000),
  ])
    assert.equal(await said(bytes), 'restore.notABackup')
  const foreign = await sealed([['a.txt', Buffer.from('một tệp tar khác')]])
  assert.equal(await said(foreign), 'restore.notABackup')
  for (const [at, code] of [
    ['không có.tar', 'restore.noFile'],
    ['.', 'restore.notABackup'],
  ] as const) {
    const refused = await chibo(['restore', path.join(folder, at), '--json'], { CHIBO_DATA: place })
    assert.equal(refused.json.refusal.code, code)
  }
})

test('a backup of a newer version, or of another past, is not guessed at', async () => {
  const { migrations, ...rest } = await manifestOf(file)
  const newer = [...migrations, { number: 9999, name: '9999-later', checksum: '0' }]
  assert.equal(await said(await withManifest({ ...rest, migrations: newer })), 'restore.newerVersion')
  const other = migrations.map((one) => (one.number === 3 ? { ...one, checksum: '0' } : one))
  assert.equal(await said(await withManifest({ ...rest, migrations: other })), 'restore.otherSchema')
  assert.equal(await said(await withManifest({ ...rest, migrations, format: 99 })), 'restore.newerFormat')
})

test('a file made by hand that names what is not ours runs nothing and leaves nothing', async () => {
  const manifest = await manifestOf(file)
  const [first] = manifest.tables
  assert.ok(first)
  const evil = path.join(folder, 'làm tay.tar')
  for (const [changed, code] of [
    [{ ...manifest, tables: [{ ...first, name: 'unit; drop table unit' }] }, 'restore.fileAltered'],
    [
      { ...manifest, partitions: [{ name: 'read_log_x', of: 'read_log', bound: 'DEFAULT; drop table unit' }] },
      'restore.fileAltered',
    ],
    [{ ...manifest, tables: [{ ...first, name: 'no_such_table' }] }, 'restore.doesNotFit'],
    [{ ...manifest, tables: manifest.tables.map((one) => ({ ...one, rows: one.rows + 1 })) }, 'restore.doesNotFit'],
    [
      { ...manifest, tables: manifest.tables.filter(({ name }) => name !== 'unit') },
      'restore.doesNotFit', // references lead nowhere
    ],
  ] as const) {
    writeFileSync(evil, await withManifest(changed))
    const refused = await chibo(['restore', evil, '--without-erasures', '--json'], { CHIBO_DATA: place })
    assert.equal(refused.code, 2)
    assert.equal(refused.json.refusal.code, code, refused.err)
    assert.equal(insideOf(folder).includes('nơi mới'), false)
  }
})

async function manifestOf(of: string): Promise<Manifest> {
  const read = await openBackup(of, ourMigrations())
  assert.ok(read.ok)
  await read.opened.close()
  return read.opened.manifest
}

/** The same file with another manifest, sealed as if it had been written so. */
async function withManifest(manifest: object): Promise<Buffer> {
  const handle = await open(file)
  const sound = await readArchive(handle)
  assert.ok('entries' in sound)
  const entries: [string, Uint8Array][] = []
  for (const entry of sound.entries)
    if (entry.name !== 'manifest.json' && entry.name !== sealName)
      entries.push([entry.name, await bytesOf(handle, entry)])
  await handle.close()
  return sealed([...entries, ['manifest.json', Buffer.from(JSON.stringify(manifest))]])
}

async function sealed(entries: readonly (readonly [string, Uint8Array])[]): Promise<Buffer> {
  const at = path.join(folder, `niêm-${crypto.randomUUID()}.tar`)
  const archive = await writeArchive(at, new Date(0))
  for (const [name, bytes] of entries) await archive.add(name, bytes)
  await archive.seal()
  await archive.close()
  const bytes = readFileSync(at)
  rmSync(at)
  return bytes
}
