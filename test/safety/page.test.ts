import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { routes } from '#app/routes.ts'
import { linesWith } from './code.ts'

const page = readFileSync('docs/security.md', 'utf8').normalize('NFC')

/** What stands between a heading and the next. */
function chapter(heading: string): string {
  const [, after] = page.split(`\n## ${heading}\n`)
  assert.ok(after !== undefined, `no chapter “${heading}”`)
  return after.split('\n## ')[0] ?? ''
}

/** The rows of the table whose first column is headed so, cell by cell. */
function tableOf(text: string, head: string): readonly (readonly string[])[] {
  const [, after = ''] = text.split(new RegExp(`^\\| ${head} \\|.*\\n\\|[ |-]+\\n`, 'm'))
  const rows =
    after
      .split('\n\n')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| ')) ?? []
  assert.ok(rows.length > 0, `no table of “${head}”`)
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim()),
  )
}

test('the page on safety has a chapter for everything that must be written down', () => {
  for (const [heading, words] of Object.entries({
    'Ways in': ['password', 'passkey', 'six digits', 'code on paper', 'no default account'],
    'Against guessing': ['Nobody is locked out', 'wait doubles'],
    Passwords: ['usual-words.ts', 'stolen passwords', 'No password grows old'],
    Sessions: ['15 minutes', '12 hours', 'NIST SP 800-63B', 'How many', 'Sessions of others'],
    Rights: ['table of grants', 'row-level security', 'Fields', 'threshold'],
    'What is checked of input': ['contract of each operation', 'Together', 'rulebook.md'],
    Limits: ['requests a minute'],
    'Files taken in': ['.xlsx', 'macros', 'in memory only'],
    'Keys and cryptography': ['two holders', 'chibo key rotate', 'Other algorithms'],
    'With whom it speaks': ['PostgreSQL', 'No address that somebody typed'],
    'Levels of protection': ['secret', 'sensitive', 'internal', 'open'],
    'The browser': ['no inline script', '__Host-'],
    Logs: ['chibo.log', 'read_log', 'Never logged', 'how long'],
    Libraries: ['critical', '14 days', 'package-lock.json', 'hucre'],
    'What takes long': ['jobs, two at a time', 'can be called off'],
  })) {
    const text = chapter(heading)
    for (const word of words) assert.ok(text.includes(word), `${heading}: ${word}`)
  }
})

test('every limit that the page tells is the one the program holds', () => {
  const rows = tableOf(chapter('Limits'), 'limit')
  assert.ok(rows.length > 20)
  for (const [limit = '', value = '', file = '', as = ''] of rows) {
    const held = as.replaceAll('`', '')
    assert.ok(readFileSync(file.replaceAll('`', ''), 'utf8').includes(held), `${limit}: ${file} does not say ${held}`)
    const told = value.replaceAll(',', '').match(/\d+/g) ?? []
    if (/^[\d,]+$/.test(value)) assert.equal(Number(told[0]), numberIn(held), limit)
  }
})

/** `requestTimeout = 120_000` is told in seconds, `256 * 1024` is worked out. */
function numberIn(held: string): number {
  const numbers = held.replaceAll('_', '').match(/\d+/g) ?? []
  const product = numbers.reduce((all, one) => all * Number(one), 1)
  return held.startsWith('requestTimeout') ? product / 1000 : product
}

test('every way in that the interface has is told on the page, and no other', () => {
  const open = Object.entries(routes).flatMap(([operation, { action }]) => (action === 'public' ? [operation] : []))
  const told = tableOf(chapter('Ways in'), 'way').flatMap((row) => [...(row[4] ?? '').matchAll(/`(\w+)`/g)])
  assert.deepEqual([...new Set(told.map(([, name]) => name))].toSorted(), open.toSorted())
})

test('every algorithm that the code uses stands in the list, and none that is weak is used', () => {
  const rows = tableOf(chapter('Keys and cryptography'), 'algorithm')
  const listed = rows.flatMap((row) => [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
  const using =
    /create(Cipheriv|Hmac|Hash|PrivateKey|Sign|Verify|DiffieHellman|ECDH)\(|\b(hkdf|scrypt|pbkdf2)(Sync)?\(|'argon2|(sign|verify)\(null|random(Bytes|Int|UUID)\(/
  const uses = linesWith(using).filter((line) => !listed.some((name) => line.includes(name)))
  assert.deepEqual(
    // what is opened is named where it is sealed; a digest of PostgreSQL is its own
    uses.filter((line) => !/createDecipheriv|createSecureContext/.test(line)),
    [],
  )
  assert.deepEqual(
    linesWith(/['"`](md5|md4|sha1|sha-1|des|rc4|[\w-]*-(ecb|cbc))['"`]|createCipher\(|RSA_PKCS1_PADDING/i),
    [],
  )
  for (const name of listed.filter((one) => !/^minVersion|^otplib/.test(one)))
    assert.ok(
      linesWith(new RegExp(name.replaceAll(/[()]/g, '\\$&')), { within: '{src,bin}/**/*.{ts,mjs}' }).length > 0,
      `${name} is used nowhere`,
    )
})

test('every table of the database has its level of protection, and no other is named', () => {
  const tables = [...readFileSync('db/schema.sql', 'utf8').matchAll(/^create table (?:public\.)?(\w+) /gm)].map(
    ([, name]) => name,
  )
  const rows = tableOf(chapter('Levels of protection'), 'table')
  const told = rows.map(([name = '']) => name.replaceAll('`', ''))
  assert.deepEqual(told, tables.toSorted(), 'docs/security.md, “Levels of protection”')
  for (const [name, level = ''] of rows) assert.match(level, /^[1-4]$/, String(name))
})

test('what is written for who runs it is there: reporting a weakness, and what root can see', () => {
  const report = readFileSync('SECURITY.md', 'utf8')
  for (const word of ['Report', 'Supported', 'days']) assert.ok(report.includes(word), word)
  assert.match(readFileSync('docs/operations.md', 'utf8'), /What root on the server can see and do/)
  assert.ok(globSync('docs/asvs/v*.json').length === 17)
})
