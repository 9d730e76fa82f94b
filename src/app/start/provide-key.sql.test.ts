import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { aDatabase } from '#test/database.ts'
import { provideSecrets } from './provide-key.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'chibo-start-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('the first start makes the key; numbers sealed with it are opened only by an application that has it', async () => {
  const database = await aDatabase()
  const [ours, theirs, none] = ['ours', 'theirs', 'none'].map((name) => path.join(folder, name))
  const first = await provideSecrets(database, ours!, undefined)
  assert.ok(first.ok)
  assert.deepEqual((await provideSecrets(database, ours!, undefined)).ok, true)
  const another = await provideSecrets(database, theirs!, undefined)
  assert.ok(another.ok, 'as long as nothing is sealed any key will do')
  assert.ok((await provideSecrets(database, ours!, undefined)).ok)

  const person = randomUUID()
  await database.asOwner(async (tx) => {
    await sql`insert into person (id) values (${person})`.execute(tx)
    await sql`insert into person_secret (person, number_sealed, number_hash)
      values (${person}, ${first.secrets.seal('040170001234', person)}, ${first.secrets.hash('040170001234')})`.execute(
      tx,
    )
  })
  assert.ok((await provideSecrets(database, ours!, undefined)).ok)
  const wrong = await provideSecrets(database, theirs!, undefined)
  assert.equal(!wrong.ok && wrong.refusal.code, 'secrets.otherKey')
  const missing = await provideSecrets(database, none!, undefined)
  assert.equal(!missing.ok && missing.refusal.code, 'secrets.keyMissing')
  assert.ok((await provideSecrets(database, none!, path.join(ours!, 'secret.key'))).ok, 'a file that is named')
})
