import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { keyFileName, nextKeyFile, readKey, secretsFrom } from '#platform/secrets/index.ts'
import { aDatabase } from '#test/database.ts'
import { anAccount, aUnit } from '#test/journeys/a-server.ts'
import { provideSecrets } from '../start/provide-key.ts'
import { rotateKey, sealedPlaces } from '../start/rotate-key.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'chibo khóa '))
after(() => rmSync(folder, { recursive: true, force: true }))
const file = path.join(folder, keyFileName)
const database = await aDatabase()
const [lan, hoa] = [randomUUID(), randomUUID()]
const number = '040170001234'

const started = await provideSecrets(database, folder, undefined)
assert.ok(started.ok)
const { secrets } = started
await aUnit(database)
const { id: account } = await anAccount(database)
await database.asOwner(async (tx) => {
  for (const [person, text] of [
    [lan, number],
    [hoa, '040170009999'],
  ] as const) {
    await sql`insert into person (id) values (${person})`.execute(tx)
    await sql`insert into person_secret (person, number_sealed, number_hash)
      values (${person}, ${secrets.seal(text, person)}, ${secrets.hash(text)})`.execute(tx)
  }
  await sql`insert into totp (account, sealed, made_at) values (${account}, ${secrets.seal('JBSWY3DPEHPK3PXP', account)}, now())`.execute(
    tx,
  )
})

interface Kept {
  readonly number_sealed: Buffer
  readonly number_hash: Buffer
  readonly sealed: Buffer
}

async function kept(): Promise<Kept> {
  const { rows } = await database.asOwner((tx) =>
    sql<Kept>`select number_sealed, number_hash, (select sealed from totp) from person_secret where person = ${lan}`.execute(
      tx,
    ),
  )
  return rows[0]!
}

async function rotate() {
  const client = await database.owner.connect()
  try {
    return await rotateKey(client, file)
  } finally {
    client.release()
  }
}

test('a new key takes the place of the old one: everything opens with it, is found by it, and nothing with the old one', async () => {
  const before = await kept()
  const done = await rotate()
  assert.ok(done.ok)
  assert.equal(done.before, secrets.fingerprint)
  assert.equal(done.sealed, 3)
  const key = readKey(file)
  assert.ok(key.ok)
  const now = secretsFrom(key.key)
  assert.equal(now.fingerprint, done.now)
  const { number_sealed, number_hash, sealed } = await kept()
  assert.equal(now.open(number_sealed, lan), number)
  assert.deepEqual(number_hash, now.hash(number))
  assert.equal(now.open(sealed, account), 'JBSWY3DPEHPK3PXP')
  assert.equal(secrets.open(number_sealed, lan), undefined)
  assert.notDeepEqual(number_hash, before.number_hash)
  const old = readKey(`${file}.${done.before}`)
  assert.ok(old.ok && secretsFrom(old.key).open(before.number_sealed, lan) === number, 'backups of before can be read')
  assert.ok((await provideSecrets(database, folder, undefined)).ok)
})

test('stopped before the file was put in place, the next start ends it', async () => {
  const done = await rotate()
  assert.ok(done.ok)
  renameSync(file, nextKeyFile(file)) // as if it had been stopped between the two
  renameSync(`${file}.${done.before}`, file)
  const again = await provideSecrets(database, folder, undefined)
  assert.ok(again.ok)
  assert.equal(again.secrets.fingerprint, done.now)
  assert.equal(again.secrets.open((await kept()).number_sealed, lan), number)
  assert.equal(existsSync(nextKeyFile(file)), false)
})

test('where one thing does not open nothing is changed', async () => {
  const before = await kept()
  await database.asOwner((tx) =>
    sql`update person_secret set number_sealed = ${Buffer.alloc(40, 1)} where person = ${hoa}`.execute(tx),
  )
  const refused = await rotate()
  assert.deepEqual(!refused.ok && refused.refusal, { code: 'key.doesNotOpen', table: 'person_secret', rows: 1 })
  assert.deepEqual(await kept(), before)
  assert.ok((await provideSecrets(database, folder, undefined)).ok)
})

test('no column that holds something sealed is left out', async () => {
  const { rows } = await database.asOwner((tx) =>
    sql<{ place: string }>`
      select c.table_name || '.' || c.column_name as place from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'bytea'
        and c.column_name ~ '(sealed|number|proposed|secret)$' order by 1`.execute(tx),
  )
  assert.deepEqual(
    rows.map(({ place }) => place),
    sealedPlaces.map(({ table, sealed }) => `${table}.${sealed}`).toSorted(),
  )
})
