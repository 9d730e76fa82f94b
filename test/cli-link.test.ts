import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'

interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chi-bộ link '))
})
after(() => rm(folder, { recursive: true }))

function chibo(...args: string[]): Promise<Answer> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [resolve('bin/chibo.mjs'), 'link', ...args])
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', failed).on('close', (code) => done({ code, out, err }))
  })
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const described = JSON.stringify({
  id: 'ma',
  fields: [
    { name: 'ho_ten', kind: 'name' },
    { name: 'sinh', kind: 'date' },
    { name: 'the', kind: 'identifier' },
  ],
})

const sent =
  'ma, ho_ten, sinh, the\ns1, Nguyễn Thị Thu Hà, 1970-05-12, \ns2, Lý Văn Đức, 19650130, 040208011452\ns3, Trần Lan, 1981-01-02,\n'
const received =
  'ma,ho_ten,sinh,the\nr1,LI VAN DUC,1965,40208011452\nr2,Nguyễn Thị Hà,1970-12-05,\nr3,Trần Lan,1990-08-20,\n'

async function pairs(left: string, right: string, ...options: string[]): Promise<string[]> {
  const fields = await file('fields.json', described)
  const out = join(folder, 'pairs.csv')
  const { code, err } = await chibo(left, right, '--fields', fields, '--out', out, '--json', ...options)
  assert.equal(code, 0, err)
  const [header, ...lines] = (await readFile(out, 'utf8')).trimEnd().split('\n')
  assert.equal(header, 'left,right,probability')
  return lines
}

async function refusal(...args: string[]): Promise<string> {
  const { code, out } = await chibo(...args, '--json')
  assert.equal(code, 2)
  return (JSON.parse(out) as { refusal: { code: string } }).refusal.code
}

test('two lists in, the pairs above one half out, by the ids of the rows', async () => {
  const lines = await pairs(await file('a.csv', sent), await file('b.csv', received))
  assert.deepEqual(lines.map((line) => line.split(',').slice(0, 2)), [['s1', 'r2'], ['s2', 'r1']]) // prettier-ignore
  for (const line of lines) assert.match(line, /^s\d,r\d,(0\.[5-9]\d{5}|1\.000000)$/)
})

test('the same input gives the same file, byte for byte', async () => {
  const [left, right] = [await file('a.csv', sent), await file('b.csv', received)]
  assert.deepEqual(await pairs(left, right), await pairs(left, right))
})

test('with --json, standard output is the summary and nothing else', async () => {
  const [left, right] = [await file('a.csv', sent), await file('b.csv', received)]
  const out = join(folder, 'pairs.csv')
  const answer = await chibo(left, right, '--fields', await file('fields.json', described), '--out', out, '--json')
  const summary = JSON.parse(answer.out) as { left: { rows: number }; right: { rows: number }; pairs: number }
  assert.deepEqual([summary.left.rows, summary.right.rows, summary.pairs], [3, 3, 2])
})

test('a separator of another kind, a byte order mark and quotes are read', async () => {
  const right = await file(
    'semicolon.csv',
    '\uFEFFma;"ho_ten";sinh;the\r\n"r;1";"Lý Văn Đức";1965-01-30;040208011452\r\n',
  )
  assert.deepEqual(await pairs(await file('a.csv', sent), right), ['s2,r;1,1.000000'])
})

test('one to one, a row stands in one pair at most', async () => {
  const twice = `${received}r4,Lý Văn Đức,1965-01-30,040208011452\n`
  const lines = await pairs(await file('a.csv', sent), await file('twice.csv', twice), '--one-to-one')
  assert.deepEqual(
    lines.filter((line) => line.startsWith('s2,')).map((line) => line.split(',')[1]),
    ['r4'],
  )
})

test('the same file twice: each pair once, no row with itself', async () => {
  const list = await file('list.csv', `${sent}s4,LY VAN DUC,1965-01-30,040208011452\ns5,Trần Thị Lan,1981-01-02,\n`)
  const lines = await pairs(list, list)
  assert.deepEqual(lines.map((line) => line.split(',').slice(0, 2)), [['s2', 's4'], ['s3', 's5']]) // prettier-ignore
})

test('rows without an id are left out and said, the others are compared', async () => {
  const out = join(folder, 'pairs.csv')
  const left = await file('no-id.csv', `${sent},Lê Thị Không Mã,1970-01-01,\n,,,\n`)
  const answer = await chibo(
    left,
    await file('b.csv', received),
    '--fields',
    await file('fields.json', described),
    '--out',
    out,
  )
  assert.equal(answer.code, 0)
  assert.match(answer.err, /1 dòng không có mã/)
})

test('what cannot be done is refused with a code', async () => {
  const [left, right] = [await file('a.csv', sent), await file('b.csv', received)]
  const fields = await file('fields.json', described)
  const out = ['--out', join(folder, 'pairs.csv')]
  assert.equal(await refusal(left, join(folder, 'none.csv'), '--fields', fields, ...out), 'files.missing')
  assert.equal(await refusal(left, right, '--fields', join(folder, 'none.json'), ...out), 'files.missing')
  const picture = await file('picture.csv', '%PDF-1.7 not a list')
  assert.equal(await refusal(left, picture, '--fields', fields, ...out), 'files.notASpreadsheet')
  assert.equal(await refusal(left, await file('empty.csv', ''), '--fields', fields, ...out), 'files.notASpreadsheet')
  for (const bad of [
    '{ not json',
    '{ "fields": [{ "name": "ho_ten", "kind": "name" }] }',
    '{ "id": "ma", "fields": [{ "name": "ho_ten", "kind": "surname" }] }',
    '{ "id": "ma", "fields": [{ "name": "dia_chi", "kind": "text" }] }',
    '{ "id": "so", "fields": [{ "name": "ho_ten", "kind": "name" }] }',
    '{ "id": "ma", "fields": [] }',
  ])
    assert.equal(await refusal(left, right, '--fields', await file('bad.json', bad), ...out), 'fields.unknown')
})
