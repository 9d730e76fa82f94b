import { readFile } from 'node:fs/promises'
import type { FileAnswer } from '#kernel/contract.ts'
import { fillWord } from '#platform/documents/index.ts'
import { filledOf, type Paper } from './paper.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A paper as Word, named so. */
export async function wordOf(paper: Paper, name: string): Promise<FileAnswer> {
  const template = await readFile(new URL('./paper.docx', import.meta.url))
  return { name: `${name}.docx`, mediaType, bytes: await fillWord(template, filledOf(paper)) }
}
