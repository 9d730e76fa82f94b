import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { works } from '#browser/texts/trail-works.ts'
import { type Answered, aServer } from './a-server.ts'
import { build } from './days.ts'
import { type Operation, send } from './oracle-asking.ts'
import { asks } from './oracle-asks.ts'
import { today } from './oracle-clerks.ts'
import { lists } from './oracle-lists.ts'
import { fill, secrets, type Thing } from './oracle-things.ts'

const drawn = {
  moves: [{ cell: 1, to: 2, year: 3 }],
  merges: [],
  spells: Array.from({ length: 9 }, (_, n) => ({
    cell: n,
    kind: n % 4 === 3 ? 1 : 0,
    from: n,
    years: 40,
    late: false,
  })),
  corrections: [],
}
const roles = ['provincialOrganiser', 'inspector', 'dataProtectionOfficer', 'communeStaff', 'member'] as const

/** Where an answer that tells of somebody is not asked for here: the test that does it, or why it is no reading of anybody. */
const elsewhere: Readonly<Record<string, string>> = {
  listImportDifference: 'readings.test.ts',
  listImportGone: 'readings.test.ts',
  chooseImportRow: 'readings.test.ts',
  chooseImportGone: 'readings.test.ts',
  getImportUndo: 'readings.test.ts',
  listImportRows: 'a draft: what its reader has brought and nobody else sees; of nobody who has an id yet',
  editImportCell: 'a draft',
  uploadImport: 'a draft',
  listPreviewRows: 'a draft',
  editCell: 'a draft',
  enterMember: 'answers the id of whom it entered; the change is in the chain',
  mergeDuplicate: 'waits for a second person; what comes of it is answered to nobody',
  undoMerge: 'waits for a second person; what comes of it is answered to nobody',
  listAccounts: 'names of accounts',
  getImport: 'counts',
  getProcessing: 'what is done with data, of nobody',
  downloadProcessing: 'what is done with data, of nobody',
  downloadNotice: 'an incident, of nobody by name',
  listKept: 'how long things are kept, of nobody',
}

/** Words of an answer's form that stand for somebody of the register or of a reconciliation. */
const signs = ['born', 'card', 'person', 'kept', 'gone', 'hasNumber', 'raw']

interface Asked extends Operation {
  /** Whether the form of its answer has room for somebody. */
  readonly tells: boolean
}

async function aWorld() {
  const server = await aServer({ secrets })
  const days = await build(server.database, drawn)
  const world = await fill(server, days, [roles.map((role) => ({ role, unit: 0, when: 2, basis: 0 }))])
  const { json } = await server.person().get('/api/openapi.json')
  const operations = Object.entries<Record<string, any>>(json.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, o]): Asked => {
      const answer = Object.entries<any>(o.responses).find(([status]) => status.startsWith('2'))?.[1]?.content ?? {}
      const form = answer['application/json']?.schema
      const tells = form === undefined ? Object.keys(answer).length > 0 : signs.some((sign) => hasWord(form, sign))
      return { id: o.operationId, action: o['x-action'], method: method.toUpperCase(), path, tells }
    }),
  )
  return { server, world, clerk: world.clerks[0]!, operations }
}

function hasWord(form: unknown, word: string): boolean {
  return JSON.stringify(form).includes(`"${word}":`)
}

/** What stands in an answer; in a file, in anything packed into it. */
function wordsOf({ text, bytes }: Answered): string {
  if (!text.startsWith('PK')) return text
  return Object.values(unzipSync(bytes))
    .map((entry) => new TextDecoder().decode(entry))
    .join('\n')
}

function official(side: { belongs: { id: string; kind: string }[] }): string {
  return side.belongs.find((b) => b.kind === 'official')!.id
}

/** First what only reads, last what takes something away. */
function turn({ id, method }: Operation): number {
  if (method === 'DELETE') return 2
  return method === 'GET' || /^(read|find|preview)/.test(id) ? 0 : 1
}

test('whatever operation tells of somebody writes down that it was read, of exactly those it told of', async () => {
  const { server, world, clerk, operations } = await aWorld()
  const { owner } = server.database
  const known = new Map<string, string[]>()
  for (const { id, card, versions } of world.days.people) known.set(id, [id, card, ...versions.map((v) => v.word)])
  for (const { id, number } of world.things.member) known.get(id)?.push(number!)
  const { rows: subjects } = await owner.query<{ id: string; name: string }>('select id, name from subject')
  for (const { id, name } of subjects) known.set(id, [id, ...(name.includes('Zw') ? [`${name}<`] : [])])
  const [first] = world.things.member
  const [cell] = (await owner.query<{ unit: string }>(`select unit from affiliation where person = $1`, [first!.id]))
    .rows
  await owner.query(
    `insert into post (id, unit, title, person, from_on) values (gen_random_uuid(), $1, 'officeStaff', $2, '2020-01-01')`,
    [cell!.unit, first!.id],
  )
  await owner.query(`update account set person = $2 where id = $1`, [clerk.id, first!.id])

  const told = new Set<string>()
  const faults = new Set<string>()
  async function asked(operation: string, ask: () => Promise<Answered>, about = ''): Promise<Answered> {
    const { rows: before } = await owner.query(`select coalesce(max(at), '-infinity')::text as at from read_log`)
    const answered = await ask()
    if (answered.status >= 300) return answered
    const text = wordsOf(answered)
    const there = [...known].filter(([, words]) => words.some((sign) => text.includes(sign))).map(([id]) => id)
    const { rows } = await owner.query<{ operation: string; subjects: string[] }>(
      'select operation, subjects from read_log where at > $1::timestamptz',
      [before[0].at],
    )
    const logged = new Set(rows.filter((r) => r.operation === operation).flatMap((r) => r.subjects))
    const missing = there.filter((id) => !logged.has(id))
    const more = [...logged].filter((id) => known.has(id) && !there.includes(id) && !about.includes(id))
    if (there.length > 0) told.add(operation)
    // of others who stood on the same page as a member the export holds the ids, as they were hashed, and tells nothing else;
    // who has read one's own page is about oneself, though it may name nobody
    const right =
      operation === 'exportMemberTrail'
        ? logged.size === 1
        : missing.length + (operation === 'listMyReaders' ? 0 : more.length) === 0
    if (!right)
      faults.add(
        `${operation}: ${missing.length} of ${there.length} not written down, ${more.length} of ${logged.size} not told`,
      )
    return answered
  }
  const get = (operation: string, path: string) => asked(operation, () => clerk.person.get(path))
  const post = (operation: string, path: string, body: object, about = '') =>
    asked(operation, () => clerk.person.send('POST', path, { body }), about)

  // lists and whatever is asked with more than an id
  for (const [id, { path }] of Object.entries(lists)) await get(id, path)
  await post('findByNumber', '/api/members/by-number', { number: first!.number })
  await get('findTrails', `/api/trails?search=${first!.word!.toLowerCase()}`)
  await get('listPosts', `/api/units/${cell!.unit}/posts`)
  await get('getMine', '/api/mine')
  await get('listMyReaders', '/api/mine/readers')
  await post('readMyNumber', '/api/mine/number', { reason: 'checkPaper' })
  await get('getAccountPerson', `/api/accounts/${clerk.id}/person`)
  await get('listWithheld', '/api/withheld-readings')
  const [{ id: pair }] = world.things.duplicate as [Thing]
  const { json } = await get('getDuplicate', `/api/duplicates/${pair}`)
  const merging = {
    version: json.version,
    kept: json.one.person,
    keptVersion: json.one.version,
    goneVersion: json.other.version,
    stands: [{ id: official(json.one), over: official(json.other) }],
  }
  await post('previewMerge', `/api/duplicates/${pair}/preview`, merging, json.other.person)
  const [planted] = world.planted
  await owner.query(
    `insert into list_row (list, row, reconciliation, unit, name) select list, 9, reconciliation, unit, name from list_row where list = $1 and row = 2`,
    [planted!.accepted],
  )
  await owner.query(
    `insert into subject_row (list, row, subject, reconciliation, unit) select list, 9, subject, reconciliation, unit from subject_row where list = $1 and row = 2`,
    [planted!.accepted],
  )
  await get('listRepeated', `/api/reconciliations/${planted!.reconciliation}/duplicates`)
  const { json: doubtful } = await get('getPair', `/api/pairs/${planted!.pair}`)
  await post('answerPair', `/api/pairs/${planted!.pair}/answer`, { answer: 'different', version: doubtful.version })
  await get('getCase', `/api/people/${doubtful.left.id}`)
  await asked('undoAnswer', () =>
    clerk.person.send('DELETE', `/api/pairs/${planted!.pair}/answer?version=${doubtful.version + 1}`),
  )
  for (const operation of operations.filter((o) => o.id in asks).toSorted((a, b) => turn(a) - turn(b)))
    for (const thing of world.things[asks[operation.id]!.of].slice(0, 3))
      await asked(operation.id, () =>
        send({ clerk, world }, operation, asks[operation.id]!, { thing, on: today, known: today }),
      )

  const { json: merge } = await get('getMerge', `/api/merges/${world.things.merge[0]!.id}`)
  const { json: asking } = await post('undoMerge', `/api/merges/${merge.id}/undo`, { version: merge.version })
  await get('listProposals', '/api/proposals')
  await get('getProposal', `/api/proposals/${asking.waits.proposal}`)

  assert.deepEqual([...faults], [])
  assert.deepEqual(
    [...told].filter((id) => !(id in works.vi)),
    [],
    'each has words on the page of trails',
  )
  assert.deepEqual(
    operations.filter((o) => o.tells && !told.has(o.id) && !(o.id in elsewhere)).map((o) => o.id),
    [],
    'told nobody of anybody here',
  )
})
