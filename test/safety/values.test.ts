import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { usualWords } from '#features/accounts/usual-words.ts'
import { logIn, writeLastWord } from '#app/start/log-file.ts'
import { wayBack } from '#app/web/way-back.ts'
import { dispositionOf } from '#platform/http/headers.ts'
import { makePace } from '#platform/http/pace.ts'
import { openLog } from '#platform/log/index.ts'
import { hashPassword, isPassword, newCode, newToken, newTotpSecret } from '#platform/session/index.ts'
import { filesWith } from './code.ts'

test('a way back is a page of ours and nowhere else', () => {
  for (const back of ['/', '/members?day=2026-01-01', '/units/a#b']) assert.ok(wayBack.safeParse(back).success, back)
  for (const back of ['//xau.example', '/\\xau.example', 'https://xau.example', 'javascript:alert(1)', '', 'members'])
    assert.equal(wayBack.safeParse(back).success, false, back)
})

test('a name of a file with quotes, line ends and Vietnamese letters stays one name', () => {
  assert.equal(
    dispositionOf('Đảng ủy "Trường Vinh".xlsx'),
    `attachment; filename="Dang uy Truong Vinh.xlsx"; filename*=UTF-8''%C4%90%E1%BA%A3ng%20%E1%BB%A7y%20%22Tr%C6%B0%E1%BB%9Dng%20Vinh%22.xlsx`,
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = dispositionOf(name)
      assert.match(header, /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~!$&+-]*$/)
      const [, plain = ''] = /filename="(.*)"; /.exec(header) ?? []
      assert.doesNotMatch(plain, /["\\/]/)
    }),
  )
})

test('what opens something is drawn by the system’s chance, of as many bits as it needs', () => {
  assert.match(newToken(), /^[\w-]{43}$/) // 256 bits
  assert.match(newCode(), /^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
  assert.ok(12 * Math.log2(31) > 59)
  assert.match(newTotpSecret(), /^[A-Z2-7]{32}$/) // 160 bits
  const drawn = Array.from({ length: 200 }, () => [newToken(), newCode(), newTotpSecret()]).flat()
  assert.equal(new Set(drawn).size, 600)
  assert.deepEqual(filesWith(/Math\.random/), [])
})

test('a password is kept as argon2id with salt of its own, at the costs OWASP names', async () => {
  const [one, other] = [await hashPassword('bốn con mèo ngủ trưa'), await hashPassword('bốn con mèo ngủ trưa')]
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, other)
  assert.equal(await isPassword('bốn con mèo ngủ trưa', one), true)
  assert.equal(await isPassword('bốn con mèo ngủ trưA', one), false)
})

test('the words that make no password stand in one list, which the page on safety names', () => {
  for (const word of ['matkhau', 'chibo', 'dangvien', 'tinhuy', 'nghean', 'password'])
    assert.ok(usualWords.includes(word), word)
  assert.ok(readFileSync('docs/security.md', 'utf8').includes('src/features/accounts/usual-words.ts'))
})

test('what is typed makes no line of the log', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  log.info({ route: '/api\n{"level":"info","at":"1999"}', refused: 'a\r\nb\u2028c\u0000' })
  assert.equal(lines.length, 1)
  assert.equal(lines[0]?.trimEnd().split(/[\r\n]/).length, 1)
  assert.equal(JSON.parse(lines[0] ?? '').refused, 'a\r\nb\u2028c\u0000')
})

test('logs go to the file of the data folder, which its user alone reads, and where it is wished to what gathers logs', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chibo nhật ký '))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const elsewhere: string[] = []
  logIn(folder, { write: (line) => elsewhere.push(line) }).info({ route: '/api/live', status: 200 })
  const file = path.join(folder, 'chibo.log')
  for (let tries = 0; tries < 100 && !read(file).endsWith('\n'); tries += 1) await wait(20)
  assert.equal(JSON.parse(read(file)).route, '/api/live')
  assert.deepEqual(elsewhere, [read(file)])
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600)
  // the other file is the trail, where somebody asks for it
  const writing = ['src/app/commands/trail.ts', 'src/app/start/log-file.ts']
  assert.deepEqual(filesWith(/createWriteStream\(/, 'src/{app,features}/**/*.ts'), writing)
})

test('an error that nobody caught is written down before the process ends, by kind and place', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chibo nhật ký '))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeLastWord(folder, new TypeError('mật khẩu của Hồ Khiêm'))
  const line = JSON.parse(read(path.join(folder, 'chibo.log')))
  assert.deepEqual([line.level, line.err.kind], ['fatal', 'TypeError'])
  assert.match(line.err.stack[0], /values\.test\.ts/)
  assert.doesNotMatch(JSON.stringify(line), /Khiêm/)
  assert.match(readFileSync('src/app/commands/running.ts', 'utf8'), /process\.on\('uncaughtException', endWith\)/)
  assert.match(readFileSync('src/app/start/start.ts', 'utf8'), /'uncaughtExceptionMonitor', \(error\) => writeLastWord/)
})

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

test('the pace of one account is that of no other, counts each minute anew, and files apart', () => {
  let now = 0
  const pace = makePace({ requestsPerMinute: 5, filesPerMinute: 2, filesAtOnce: 1 }, () => now)
  const first = pace.begin('lan', true)
  assert.equal(first.wait, 0)
  assert.equal(pace.begin('lan', true).wait, 1, 'one file at a time')
  first.end()
  first.end()
  const second = pace.begin('lan', true)
  assert.equal(second.wait, 0)
  second.end()
  assert.equal(pace.begin('lan', true).wait, 60)
  assert.equal(pace.begin('lan', false).wait, 0)
  assert.equal(pace.begin('lan', false).wait, 60, 'what was refused counts too')
  assert.equal(pace.begin('hoa', false).wait, 0)
  now = 60_000
  assert.equal(pace.begin('lan', true).wait, 0)
})
