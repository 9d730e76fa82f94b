import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { en, vi } from '#browser/texts/words.ts'
import { Pager } from '#ui/Pager.tsx'

/** The pages of a list, in the reader's language. */
export function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const shell = useTexts(shellTexts)
  const { number } = useLanguage() === 'vi' ? vi : en
  return (
    <Pager
      page={page}
      pages={pages}
      onPage={onPage}
      words={{
        nav: shell.pages,
        previous: shell.previousPage,
        next: shell.nextPage,
        at: shell.page(number(page), number(pages)),
      }}
    />
  )
}
