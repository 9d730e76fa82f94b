import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { describeSchema } from '#platform/db/schema.ts'
import { aDatabase } from '#test/database.ts'

test('db/schema.sql says what the migrations add up to (npm run schema writes it anew)', async () => {
  const database = await aDatabase()
  const written = readFileSync(new URL('../../db/schema.sql', import.meta.url), 'utf8')
  assert.equal(written, await describeSchema(database.owner))
})
