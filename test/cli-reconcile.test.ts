import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { utils, write } from '@e965/xlsx'

const folder = await mkdtemp(join(tmpdir(), 'chibo đối chiếu '))
after(() => rm(folder, { recursive: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly told: string
}

/** The command as a person starts it: with whatever Node the machine has. */
function chibo(...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const command = join(import.meta.dirname, '../bin/chibo.mjs')
    const child = spawn('node', [command, 'reconcile', ...args], { cwd: folder })
    let [out, told] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, told }))
  })
}

async function text(name: string, ...rows: string[]): Promise<string> {
  await writeFile(join(folder, name), rows.join('\n'))
  return name
}

async function workbook(
  name: string,
  sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
): Promise<string> {
  const book = utils.book_new()
  for (const [sheet, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((r) => [...r])), sheet)
  await writeFile(
    join(folder, name),
    write(book, { type: 'buffer', bookType: name.endsWith('.xls') ? 'biff8' : 'xlsx' }) as Buffer,
  )
  return name
}

const sent = await text(
  'đã gửi.csv',
  'ĐẢNG BỘ UBND TỈNH,,,',
  'Họ và tên,Ngày sinh,Nơi đến,Ngày giới thiệu',
  'Nguyễn Thị Lan,07/03/1968,"Khối 3,',
  'phường Hưng Dũng",24/08/2026',
  'Trần Văn Minh,01/05/1960,phường Trường Vinh,24/08/2026',
)
const received = await workbook('đã nhận.xlsx', {
  'Ghi chép': [['Việc cần làm'], ['gọi điện']],
  'Tiếp nhận': [
    ['ĐẢNG ỦY PHƯỜNG TRƯỜNG VINH'],
    ['STT', 'Họ và tên', 'Ngày sinh', 'Chi bộ'],
    ['1', 'Nguyễn Thị Lan', '07/03/1968', 'Khối 3'],
  ],
})

test('with --json standard output carries the JSON and nothing else; a record of a .csv counts as one row', async () => {
  const { code, out, told } = await chibo(sent, received, '--on', '2026-11-23', '--json')
  const answer = JSON.parse(out)
  assert.equal(code, 0)
  assert.equal(told, '')
  assert.equal(answer.on, '2026-11-23')
  assert.deepEqual(
    answer.arrived.map((a: { sent: number; received: number }) => [a.sent, a.received]),
    [[3, 3]],
  )
  assert.deepEqual(
    answer.notSeenYet.map((n: { sent: number }) => n.sent),
    [4],
  )
  assert.deepEqual(Object.keys(answer), [
    'on',
    'compared',
    'arrived',
    'wrongDestination',
    'doubtful',
    'notSeenYet',
    'neverIntroduced',
    'unannounced',
    'notCompared',
    'duplicates',
    'problems',
  ])
})

test('the first sheet with a recognised header is read, the other sheets are named in the problems', async () => {
  const { out } = await chibo(sent, received, '--json')
  const { problems, compared } = JSON.parse(out)
  assert.deepEqual(compared.received, { file: received, rows: 1, speaksFor: ['phường Trường Vinh'] })
  assert.deepEqual(
    problems.map((p: { list: string; column: null; message: string }) => [
      p.list,
      p.column,
      p.message.includes('Ghi chép'),
    ]),
    [['received', null, true]],
  )
})

test('an .xls of Excel 2003 is read like the others', async () => {
  const old = await workbook('cũ.xls', {
    Sheet1: [
      ['Họ và tên', 'Ngày sinh'],
      ['Nguyễn Thị Lan', '07/03/1968'],
    ],
  })
  const { code, out } = await chibo(sent, old, '--json')
  assert.equal(code, 0)
  assert.equal(JSON.parse(out).arrived.length, 1)
})

test('a formula without its result, and a hidden sheet, are told', async () => {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([
    ['Họ và tên', 'Ngày sinh'],
    ['Nguyễn Thị Lan', '07/03/1968'],
  ])
  sheet['B2'] = { t: 'z', f: 'DATE(1968,3,7)' }
  utils.book_append_sheet(book, sheet, 'Danh sách')
  book.Workbook = { Sheets: [{ name: 'Danh sách', Hidden: 1 }] }
  await writeFile(join(folder, 'ẩn.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const { problems } = JSON.parse((await chibo('ẩn.xlsx', received, '--json')).out)
  const messages = problems.map((p: { message: string }) => p.message).join('\n')
  assert.match(messages, /"Danh sách" đang bị ẩn/u)
  assert.match(messages, /1 ô có công thức .*B2/u)
})

test('options are repeatable, and "all" is all', async () => {
  const { out } = await chibo(
    sent,
    received,
    '--received-by',
    'phường Vinh Phú',
    '--received-by',
    'phường Vinh Lộc',
    '--sent-by',
    'all',
    '--json',
  )
  const { compared } = JSON.parse(out)
  assert.deepEqual(compared.received.speaksFor, ['phường Vinh Phú', 'phường Vinh Lộc'])
  assert.deepEqual(compared.sent.speaksFor, ['all'])
})

test('without --json the answer is in words, and says that not seen yet is no fault', async () => {
  const { code, out } = await chibo(sent, received)
  assert.equal(code, 0)
  assert.match(out, /Đã đến nơi: 1/)
  assert.match(out, /Chưa thấy không có nghĩa là có lỗi/)
  const english = await chibo(sent, received, '--lang', 'en')
  assert.match(english.out, /Arrived: 1/)
})

test('what cannot be answered is refused with exit code 2, the code of the refusal and a sentence', async () => {
  const headless = await text('không tiêu đề.csv', 'a,b', '1,2')
  const picture = await text('ảnh.xlsx', '\u0089PNG')
  const classified = await text('mật.csv', 'MẬT', 'Họ và tên,Ngày sinh', 'Nguyễn Thị Lan,07/03/1968')
  for (const [args, code] of [
    [[sent, 'không có.csv'], 'files.missing'],
    [[sent, headless], 'sheets.noHeader'],
    [[sent, picture], 'files.notASpreadsheet'],
    [[classified, received], 'files.classified'],
    [[sent, received, '--on', '31/02/2026'], 'days.invalid'],
    [[sent, received, '--on', '2026-02-31'], 'days.invalid'],
  ] as const) {
    const ended = await chibo(...args, '--json')
    assert.equal(ended.code, 2, ended.out)
    const { refusal } = JSON.parse(ended.out)
    assert.equal(refusal.code, code)
    assert.ok(refusal.message.length > 10)
    assert.equal(ended.told.trim(), refusal.message)
  }
})
