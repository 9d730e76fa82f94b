import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { asvsPage } from '../asvs.ts'
import { glossaryPage, grantsPage, rulebookPage } from '../docs-pages.ts'
import { answered, parseCommand, refuseCommand, tell } from './output.ts'

const usage = 'chibo docs [--check]'

const pages = [
  { name: 'docs/rulebook.md', text: rulebookPage },
  { name: 'docs/glossary.md', text: glossaryPage },
  { name: 'docs/grants.md', text: grantsPage },
  { name: 'docs/asvs.md', text: asvsPage },
]

/** `chibo docs`: writes the pages that are made from the code. With `--check` it only says which are not current. */
export function run(args: readonly string[]): number {
  const parsed = parseCommand(args, { options: { check: { type: 'boolean' } }, words: [], usage })
  if (!parsed.ok) return parsed.code
  const stale = stalePages()
  if (stale.length === 0) return answered
  if (parsed.values.check === true) return refuseCommand(areStale(stale.map((p) => p.name)), args)
  for (const { name, file, text } of stale) {
    writeFileSync(file, text)
    tell(name)
  }
  return answered
}

function stalePages() {
  return pages
    .map(({ name, text }) => ({ name, file: new URL(`../../../${name}`, import.meta.url), text: text() }))
    .filter(({ file, text }) => contentOf(file) !== text)
}

/** `undefined` for a page that was never written. */
function contentOf(file: URL): string | undefined {
  try {
    return readFileSync(fileURLToPath(file), 'utf8')
  } catch {
    return undefined
  }
}

function areStale(names: readonly string[]) {
  return {
    code: 'docs.stale',
    pages: names,
    message: {
      vi: `Các trang này chưa khớp với mã nguồn: ${names.join(', ')}. Chạy "chibo docs".`,
      en: `These pages are not current: ${names.join(', ')}. Run "chibo docs".`,
    },
  }
}
