// `npm run schema`: writes db/schema.sql anew after a migration was added.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeSchema } from '#platform/db/schema.ts'
import { aDatabase } from '#test/database.ts'

const database = await aDatabase()
writeFileSync(fileURLToPath(new URL('../db/schema.sql', import.meta.url)), await describeSchema(database.owner))
