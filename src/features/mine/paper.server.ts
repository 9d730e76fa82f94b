import { readFile } from 'node:fs/promises'
import type { FileAnswer } from '#kernel/contract.ts'
import { addDays, written } from '#kernel/day.ts'
import { fillWord } from '#platform/documents/index.ts'
import type { OwnPage } from './mine.contract.ts'
import { readersOf } from './mine.sql.ts'
import type { Asking } from './own.server.ts'
import { paperData } from './paper.ts'
import { withheldTerm } from './withheld.ts'

const wordFile = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const days = 90
const most = 200

/** The own page on paper, in Vietnamese whatever the language of whoever prints it. Who has read stands there where whoever prints may tell it. */
export async function paperOf({ tx, world }: Asking, page: OwnPage): Promise<FileAnswer> {
  const { today } = world
  const since = addDays(today, -days)
  const readers = await readersOf(
    tx,
    page.person,
    { since, withheldSince: withheldTerm(world).since },
    { page: 1, size: most },
  )
  const template = await readFile(new URL('own-page.docx', import.meta.url))
  const bytes = await fillWord(template, paperData(page, readers, today))
  return {
    name: `Hồ sơ của tôi – ${page.name} – ${written(today).replaceAll('/', '-')}.docx`,
    mediaType: wordFile,
    bytes,
  }
}
