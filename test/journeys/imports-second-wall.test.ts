import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { anAccount, signedIn, type World } from './a-server.ts'
import { accepted, aList, anImportDesk, aRow, given, who } from './import-desk.ts'

type Ask = Parameters<World['database']['as']>[1]

/** A draft of a ward's staff, and somebody of the ward beside it, who is nobody's of theirs. */
async function aDraftBesideAStranger() {
  const desk = await anImportDesk()
  const { server, ward, other, otherCell, cells } = desk
  const { database } = server
  const neighbour = await signedIn(server, [{ role: 'communeStaff', unit: other }])
  const theirs = await given(
    { person: neighbour.person, ward: other },
    await aList([aRow(1, 'Nguyễn Thị Lan', 'Khối 12')]),
  )
  await accepted(neighbour.person, theirs.import.id)
  const { person: stranger } = await who(neighbour.person, otherCell, 'Nguyễn Thị Lan')
  const one = async (text: string): Promise<string> => (await database.owner.query(text, [stranger])).rows[0].id
  const record = await one(`select id from person_record where person = $1 and voided_at = 'infinity'`)
  const status = await one(`select id from person_status where person = $1 and voided_at = 'infinity'`)
  const affiliation = await one(`select id from affiliation where person = $1 and voided_at = 'infinity'`)
  const { id: staff } = await anAccount(database, { seats: [{ role: 'communeStaff', unit: ward }] })
  const draft = randomUUID()
  await database.as(staff, async (tx) => {
    await sql`insert into import (id, unit, kind, on_day, file_name, fingerprint) values (${draft}, ${ward}, 'official', chibo.today(), 'a.csv', '\\x00')`.execute(
      tx,
    )
    await sql`update import set state = 'draft' where id = ${draft}`.execute(tx)
  })
  const ask = (work: Ask) => database.as(staff, work)
  const apply = (over: object) =>
    ask((tx) =>
      sql`select chibo.apply_import(${draft}, ${JSON.stringify([{ ...aWrite(), ...over }])}::jsonb)`.execute(tx),
    )
  const row = (cell: string) =>
    ask((tx) =>
      sql`insert into import_row (import, row, unit, cells, doubtful, wrong, cell) values (${draft}, ${Math.ceil(Math.random() * 1e6)}, ${ward}, '{}', 0, 0, ${cell})`.execute(
        tx,
      ),
    )
  const own = cells['Khối 3']!
  return { ...desk, database, draft, ask, apply, row, own, stranger, record, status, affiliation }
}

function aWrite() {
  return {
    row: 1,
    person: randomUUID(),
    isNew: true,
    voidRecord: null,
    voidStatuses: [] as string[],
    voidAffiliations: [] as string[],
    record: { name: 'Hồ Văn Thử' },
    statuses: [{ status: 'official', from: '2024-01-01', to: null }],
    sealed: null,
    hash: null,
    kept: [],
    overwritten: [],
  }
}

function at(unit: string, over: object = {}) {
  return { kind: 'official', unit, from: '2024-01-01', to: null, cause: 'found', endCause: null, kept: false, ...over }
}

const refused = { code: '42501' }

test('a row of a draft that names a cell of others is not taken by the database, and brings nobody to be compared with', async () => {
  const { ask, draft, row, own, otherCell, database, ward } = await aDraftBesideAStranger()
  await assert.rejects(row(otherCell), refused)
  await row(own)
  await assert.rejects(
    ask((tx) => sql`update import_row set cell = ${otherCell} where import = ${draft}`.execute(tx)),
    refused,
  )
  // a cell that has moved away since
  await database.owner.query('alter table import_row disable trigger user')
  await row(otherCell)
  await database.owner.query('alter table import_row enable trigger user')
  const found = await ask((tx) => sql<{ n: number }>`select chibo.find_import_pool(${draft}) as n`.execute(tx))
  assert.equal((found as { rows: { n: number }[] }).rows[0]?.n, 0)
  assert.notEqual(ward, otherCell)
})

test('an import ends nothing of people it is not about, whoever it says they are', async () => {
  const { apply, own, stranger, record, status, affiliation, database } = await aDraftBesideAStranger()
  const here = { affiliations: [at(own)] }
  for (const taken of [{ voidRecord: record }, { voidStatuses: [status] }, { voidAffiliations: [affiliation] }]) {
    await assert.rejects(apply({ ...here, ...taken }), refused, JSON.stringify(taken))
    for (const isNew of [false, null])
      await assert.rejects(apply({ ...here, ...taken, person: stranger, isNew }), refused, JSON.stringify(taken))
  }
  await apply(here)
  const { rows } = await database.owner.query(
    `select person from affiliation where unit = $1 and voided_at = 'infinity'`,
    [own],
  )
  assert.equal(rows.length, 1)
})

test('an import writes nobody into a cell of others, though it says that they have been there', async () => {
  const { apply, own, otherCell, affiliation, stranger } = await aDraftBesideAStranger()
  await assert.rejects(apply({ affiliations: [at(otherCell)] }), refused)
  await assert.rejects(apply({ affiliations: [at(otherCell, { kept: true })] }), refused)
  await assert.rejects(apply({ affiliations: [] }), refused)
  await assert.rejects(apply({ affiliations: [at(own, { kept: true }), at(otherCell, { kept: true })] }), refused)
  await assert.rejects(
    apply({
      person: stranger,
      isNew: false,
      voidAffiliations: [affiliation],
      affiliations: [at(otherCell, { kept: true })],
    }),
    refused,
  )
})

test('what ends a belonging elsewhere is no longer than what it ends, of the same kind at the same unit', async () => {
  const { apply, own, cells, database } = await aDraftBesideAStranger()
  const person = randomUUID()
  await apply({ person, affiliations: [at(own)] })
  const { rows } = await database.owner.query('select id from affiliation where person = $1', [person])
  // their residence in the ward beside, as that ward entered it
  const residence = randomUUID()
  const { rows: others } = await database.owner.query(
    `select u.id from unit u join unit_label l on l.unit = u.id where l.label = 'Chi bộ Khối 12'`,
  )
  const foreign: string = others[0].id
  await database.owner.query(
    `insert into affiliation (id, person, kind, unit, from_on, to_on, cause) values ($1, $2, 'residence', $3, '2024-02-01', 'infinity', 'found')`,
    [residence, person, foreign],
  )
  const nothing = { person, isNew: false, record: null, statuses: [] }
  const end = { voidAffiliations: [residence] }
  const short = { kept: true, kind: 'residence', from: '2024-02-01', to: '2024-06-01', endCause: 'moved' }
  for (const other of [{ from: '2024-01-01' }, { kind: 'temporary' }])
    await assert.rejects(apply({ ...nothing, ...end, affiliations: [at(foreign, { ...short, ...other })] }), refused)
  await assert.rejects(apply({ ...nothing, affiliations: [at(foreign, short)] }), refused)
  await apply({ ...nothing, ...end, affiliations: [at(foreign, short)] })
  await apply({
    ...nothing,
    voidAffiliations: [rows[0].id],
    affiliations: [at(own, { to: '2024-06-01', endCause: 'moved' }), at(cells['Khối 7']!, { from: '2024-06-01' })],
  })
})

test('in the log of a unit nobody writes who never had to do with it, and stored answers are erased by those they are theirs to erase', async () => {
  const { ask, ward, other, own, otherCell, draft, stranger } = await aDraftBesideAStranger()
  const append = (unit: string) =>
    ask((tx) => sql`select chibo.append_event(${unit}, 'members.correct', chibo.today(), '{}')`.execute(tx))
  for (const unit of [other, otherCell]) await assert.rejects(append(unit), refused)
  for (const unit of [ward, own]) await append(unit)
  const erase = (about: string) => ask((tx) => sql`select chibo.erase_answers(${about})`.execute(tx))
  for (const about of [stranger, randomUUID(), 'gì đó']) await assert.rejects(erase(about), refused)
  await erase(draft)
})
