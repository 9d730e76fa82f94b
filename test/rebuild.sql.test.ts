import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { chibo, urlOf } from '#test/backup/a-command.ts'
import { plantPeople } from '#test/backup/people.ts'
import { aDatabase } from '#test/database.ts'

/** For each derived table something that makes it wrong. */
const spoilings: Readonly<Record<string, string>> = {
  unit_reach: `delete from unit_reach where depth = 2`,
  unit_path: `update unit_path set a1 = a2 where depth = 3`,
  member_now: `update member_now set name = 'Một người khác' where person = (select min(person::text)::uuid from member_now)`,
  member_token: `delete from member_token where token = 'nguyen'`,
  token_word: `delete from token_word where token = 'van'`,
  name_pair: `delete from name_pair where words like '%van%'`,
  delta: `insert into delta (unit, indicator, slice, effective_on, n, cause)
    select unit, indicator, slice, effective_on, 1, cause from delta limit 1`,
  balance: `update balance set n = n + 1`,
  grants_now: `delete from grants_now`,
}

test('whatever is wrong in a derived table is named, and made right from the truth', async () => {
  const database = await aDatabase()
  await plantPeople(database)
  const settings = { DATABASE_URL: urlOf(database.config) }
  assert.deepEqual((await chibo(['rebuild', '--verify', '--json'], settings)).json, {
    rebuilt: false,
    differences: [],
    left: [],
  })
  await database.asOwner(async (tx) => {
    for (const spoil of Object.values(spoilings)) await sql.raw(spoil).execute(tx)
  })
  const told = await chibo(['rebuild', '--verify', '--json'], settings)
  assert.equal(told.code, 1)
  const named = told.json.differences.map(({ table }: { table: string }) => table)
  assert.deepEqual(
    Object.keys(spoilings).filter((table) => !named.includes(table)),
    [],
    told.out,
  )
  const rebuilt = await chibo(['rebuild', '--json'], settings)
  assert.equal(rebuilt.code, 0)
  assert.deepEqual(rebuilt.json.left, [])
  assert.equal((await chibo(['rebuild', '--verify'], settings)).code, 0)
})

test('what was found is told in the language of the reader, with what to do', async () => {
  const database = await aDatabase()
  await plantPeople(database)
  await database.asOwner((tx) => sql.raw(spoilings['balance'] ?? '').execute(tx))
  const settings = { DATABASE_URL: urlOf(database.config) }
  const vi = await chibo(['rebuild', '--verify'], settings)
  assert.match(vi.out, /bảng suy ra balance: \d+ dòng khác với dữ liệu gốc/)
  assert.match(vi.out, /Chạy "chibo rebuild"/)
  const en = await chibo(['rebuild', '--verify', '--lang', 'en'], settings)
  assert.match(en.out, /derived table balance: \d+ rows differ from the truth/)
})

test('where there is no database nothing is made and it is said so', async () => {
  const refused = await chibo(['rebuild', '--verify', '--json'], { CHIBO_DATA: '/proc/nothing' })
  assert.equal(refused.code, 2)
  assert.equal(refused.json.refusal.code, 'backup.nothingThere')
})
