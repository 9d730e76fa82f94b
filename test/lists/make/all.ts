// Writes every list of this folder again: node test/lists/make/all.ts [NAME-STARTS-WITH]
// Needs python3 with openpyxl and xlwt, and LibreOffice: only whoever changes the lists runs it, no test does.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { again } from './again.ts'
import { expectedFile, linewise } from './build.ts'
import type { Fixture } from './plan.ts'
import { held } from './held.ts'
import { heldValues, textNumbers } from './held-values.ts'
import { more } from './more.ts'
import { names } from './names.ts'
import { templates } from './templates.ts'
import { texts } from './texts.ts'
import { third } from './third.ts'

const folder = join(import.meta.dirname, '..')
const only = process.argv[2] ?? ''
const all: readonly Fixture[] = [
  ...templates,
  ...texts,
  ...names,
  ...more,
  textNumbers(),
  ...held,
  ...heldValues,
  ...again,
  ...third,
]

for (const it of all.filter((f) => f.name.startsWith(only))) {
  // one after the other: LibreOffice runs once at a time
  // oxlint-disable-next-line no-await-in-loop
  await it.write(it.sheets, join(folder, `${it.name}.${it.extension}`))
  writeFileSync(join(folder, `${it.name}.expected.json`), linewise(expectedFile(it)))
}
