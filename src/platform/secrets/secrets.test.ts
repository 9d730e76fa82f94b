import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { keyFileName, provideKey, readKey, secretsFrom } from './index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'chibo-key-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const key = (n: number) => new Uint8Array(32).fill(n)

test('what is sealed about somebody opens about them, with the same key', () => {
  const secrets = secretsFrom(key(1))
  fc.assert(
    fc.property(fc.string(), fc.uuid(), (text, about) => {
      const sealed = secrets.seal(text, about)
      assert.equal(secrets.open(sealed, about), text.toWellFormed())
      assert.equal(text.length > 3 && sealed.includes(text), false)
    }),
  )
})

test('another key, another person or one bit changed opens nothing', () => {
  const secrets = secretsFrom(key(1))
  const sealed = secrets.seal('040096000123', 'lan')
  assert.equal(secretsFrom(key(2)).open(sealed, 'lan'), undefined)
  assert.equal(secrets.open(sealed, 'hoa'), undefined)
  for (let at = 0; at < sealed.length; at += 1) {
    const altered = Buffer.from(sealed)
    altered[at]! ^= 1
    assert.equal(secrets.open(altered, 'lan'), undefined)
  }
  assert.equal(secrets.open(sealed.subarray(0, 20), 'lan'), undefined)
})

test('equal numbers have equal hashes under one key, and others under another', () => {
  const [one, other] = [secretsFrom(key(1)), secretsFrom(key(2))]
  assert.deepEqual(one.hash('040096000123'), one.hash('040096000123'))
  assert.notDeepEqual(one.hash('040096000123'), other.hash('040096000123'))
  assert.notDeepEqual(one.hash('040096000123'), one.hash('040096000124'))
  assert.notEqual(one.fingerprint, other.fingerprint)
  assert.notDeepEqual(one.seal('1', 'lan'), one.seal('1', 'lan'), 'sealing twice shows nothing')
})

test('the key is made once, readable by its user alone, and found again', () => {
  const file = path.join(folder, 'new', keyFileName)
  const made = provideKey(file)
  assert.ok(made.ok)
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.deepEqual(provideKey(file), made)
  assert.deepEqual(readKey(file), made)
})

test('a key that is missing, open to others or cut is refused by name', () => {
  const file = path.join(folder, 'bad.key')
  assert.deepEqual(readKey(file), { ok: false, refusal: { code: 'secrets.keyMissing', path: file } })
  writeFileSync(file, new Uint8Array(31), { mode: 0o600 })
  assert.deepEqual(readKey(file), { ok: false, refusal: { code: 'secrets.keyBroken', path: file, bytes: 31 } })
  if (process.platform === 'win32') return
  chmodSync(file, 0o644)
  assert.deepEqual(readKey(file), { ok: false, refusal: { code: 'secrets.keyNotPrivate', path: file } })
})
