import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { test } from 'node:test'

interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Any Node a machine may have started us with, not the one in node_modules; where there is none, the one that runs this. */
function nodeOfTheMachine(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((f) => !f.includes('node_modules'))
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return folders.map((f) => join(f, name)).find((f) => existsSync(f)) ?? process.execPath
}

function chibo(args: readonly string[], node = process.execPath): Promise<Answer> {
  return new Promise((done, failed) => {
    const child = spawn(node, [resolve('bin/chibo.mjs'), ...args])
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', failed).on('close', (code) => done({ code, out, err }))
  })
}

interface Due {
  rule: string
  eventOn: string
  dueOn: string
  versionFrom: string
  value: number
  cites: { source: string; point: string | null }[]
  trust: string
  because?: string
  skipped: { day: string; why: string }[]
}

async function due(rule: string, on: string): Promise<Due> {
  const { code, out, err } = await chibo(['due', rule, on, '--json'])
  assert.equal(code, 0, err)
  return JSON.parse(out) as Due
}

async function refusal(...args: string[]): Promise<string> {
  const { code, out, err } = await chibo(['due', ...args, '--json'])
  assert.equal(code, 2)
  const { refusal: given } = JSON.parse(out) as { refusal: { code: string; message: string } }
  assert.ok(given.message.length > 10)
  assert.equal(err.trim(), given.message)
  return given.code
}

// [rule, event, version from, source, point, trust]
const table = `
  transfers.procedure 2021-07-30 2021-07-30 24-QĐ/TW 6.3.1.a presumed
  transfers.procedure 2025-01-19 2021-07-30 24-QĐ/TW 6.3.1.a presumed
  transfers.procedure 2025-01-20 2025-01-20 232-QĐ/TW 6.3.1.a presumed
  transfers.procedure 2025-06-30 2025-01-20 232-QĐ/TW 6.3.1.a presumed
  transfers.procedure 2025-07-01 2025-07-01 294-QĐ/TW 6.3.1.a reported
  transfers.procedure 2025-12-31 2025-07-01 294-QĐ/TW 6.3.1.a reported
  transfers.procedure 2026-01-01 2025-07-01 294-QĐ/TW 6.3.1.a presumed
  transfers.procedure 2026-07-25 2025-07-01 294-QĐ/TW 6.3.1.a presumed
  transfers.procedure 2026-07-26 2026-07-26 208-QĐ/TW 6.3.1.a reported
  transfers.presentation 2021-07-30 2021-07-30 24-QĐ/TW 6.3.1 presumed
  transfers.presentation 2025-01-20 2025-01-20 232-QĐ/TW 6.3.1 presumed
  transfers.presentation 2025-07-01 2025-07-01 294-QĐ/TW 6.3.1 reported
  transfers.presentation 2026-01-01 2025-07-01 294-QĐ/TW 6.3.1 presumed
  transfers.presentation 2026-07-26 2026-07-26 208-QĐ/TW 6.3.1 presumed
  transfers.noShow 2012-05-17 2012-05-17 12-HD/BTCTW II.4.c reported
  transfers.noShow 2017-06-04 2012-05-17 12-HD/BTCTW II.4.c reported
  transfers.noShow 2017-06-05 2012-05-17 12-HD/BTCTW II.4.c presumed
  transfers.dissolution 2021-07-30 2021-07-30 24-QĐ/TW 6.3.5 reported
  transfers.dissolution 2025-01-19 2021-07-30 24-QĐ/TW 6.3.5 reported
  transfers.dissolution 2025-01-20 2021-07-30 24-QĐ/TW 6.3.5 presumed`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

test('each term answers under the version of the event’s day, with its source, point and trust', async () => {
  const answers = await Promise.all(table.map(([rule = '', on = '']) => due(rule, on)))
  assert.deepEqual(
    answers.map((a) => [a.rule, a.eventOn, a.versionFrom, a.cites[0]?.source, a.cites[0]?.point, a.trust]),
    table,
  )
})

test('where a later document is known and not read, the answer says so', async () => {
  const [under20, noShow, dissolution, before] = await Promise.all([
    due('transfers.procedure', '2026-07-25'),
    due('transfers.noShow', '2026-08-28'),
    due('transfers.dissolution', '2026-08-28'),
    due('transfers.procedure', '2025-12-31'),
  ])
  assert.match(under20.because ?? '', /20-QĐ\/TW/)
  assert.match(noShow.because ?? '', /09-HD\/BTCTW/)
  assert.match(dissolution.because ?? '', /232-QĐ\/TW/)
  assert.equal(before.because, undefined)
})

test('what is skipped is named, and a worked Saturday does not count', async () => {
  const { dueOn, skipped, value } = await due('transfers.presentation', '2025-12-22')
  assert.equal(value, 30)
  assert.equal(dueOn, '2026-02-04')
  assert.deepEqual(skipped, [
    { day: '2026-01-01', why: 'Tết Dương lịch' },
    { day: '2026-01-02', why: 'Tết Dương lịch (nghỉ hoán đổi)' },
  ])
})

test('months clamp to the end of the month, skip nothing, and do not roll forward', async () => {
  const [clamped, saturday] = await Promise.all([
    due('transfers.noShow', '2026-11-30'),
    due('transfers.noShow', '2026-08-28'),
  ])
  assert.deepEqual([clamped.dueOn, clamped.skipped], ['2027-02-28', []])
  assert.equal(saturday.dueOn, '2026-11-28')
})

test('the answer holds what the contract names and nothing else', async () => {
  const answer = await due('transfers.procedure', '2026-08-24')
  const names = ['cites', 'dueOn', 'eventOn', 'rule', 'skipped', 'trust', 'value', 'versionFrom']
  assert.deepEqual(Object.keys(answer).toSorted(), names)
})

test('every refusal has its code', async () => {
  const asked: readonly (readonly [code: string, ...args: string[]])[] = [
    ['rules.unknown', 'transfers.nothing', '2026-01-01'],
    ['rules.unknown', '__proto__', '2026-01-01'],
    ['rules.notATerm', 'transfers.temporaryMonths', '2026-01-01'],
    ['rules.notATerm', 'transfers.workedSaturdayCounts', '2026-01-01'],
    ['rules.notATerm', 'transfers.answersInTransit', '2026-01-01'],
    ['rules.notInForce', 'transfers.procedure', '2021-07-29'],
    ['rules.notInForce', 'transfers.noShow', '2012-05-16'],
    ['rules.notInForce', 'reconciliation.keptFor', '2026-11-25'],
    ['days.invalid', 'transfers.procedure', '31/02/2026'],
    ['days.invalid', 'transfers.procedure', '2026-02-31'],
    ['days.invalid', 'transfers.procedure', '2026-2-3'],
    ['calendar.notKnownAfter', 'transfers.procedure', '2027-11-01'],
    ['calendar.notKnownAfter', 'transfers.noShow', '2027-10-01'],
    ['calendar.notKnownAfter', 'transfers.noShow', '9999-12-31'],
    ['options.unknown', 'transfers.noShow', '2026-01-01', '--weeks'],
    ['options.missing', 'transfers.noShow'],
  ]
  const codes = await Promise.all(asked.map(([, ...args]) => refusal(...args)))
  assert.deepEqual(
    codes,
    asked.map(([code]) => code),
  )
})

test('the last day of the calendar can still be a due day', async () => {
  assert.equal((await due('transfers.noShow', '2027-09-30')).dueOn, '2027-12-30')
  assert.equal((await due('transfers.procedure', '2027-10-07')).dueOn, '2027-12-31')
  assert.equal(await refusal('transfers.procedure', '2027-10-08'), 'calendar.notKnownAfter')
})

test('started by the Node of the machine, in words, in Vietnamese and in English', async () => {
  const node = nodeOfTheMachine()
  const [vi, en, json, refused] = await Promise.all([
    chibo(['due', 'transfers.presentation', '2026-08-24'], node),
    chibo(['due', 'transfers.presentation', '2026-08-24', '--lang', 'en'], node),
    chibo(['due', 'transfers.presentation', '2026-08-24', '--json'], node),
    chibo(['due', 'transfers.presentation', '2020-01-01', '--json'], node),
  ])
  assert.match(vi.out, /Nộp giấy giới thiệu: hạn 08\/10\/2026\n30 ngày làm việc từ 24\/08\/2026/)
  assert.match(en.out, /due 08\/10\/2026\n30 working days/)
  assert.deepEqual([json.code, json.err, (JSON.parse(json.out) as Due).dueOn], [0, '', '2026-10-08'])
  assert.equal(refused.code, 2)
})

test('help lists every command in both languages; a command nobody knows is refused', async () => {
  const [help, unknown] = await Promise.all([chibo(['--help']), chibo(['nothing'])])
  assert.equal(help.code, 0)
  assert.match(help.out, /chibo due RULE EVENT-DAY \[--json\]\n\s+Tính ngày hết hạn .*\n\s+When a term ends/)
  assert.equal(unknown.code, 2)
  assert.match(unknown.err, /chibo --help/)
})
