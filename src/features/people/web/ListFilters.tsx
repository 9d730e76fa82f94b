import { useEffect, useState } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { Icon } from '#ui/Icon.tsx'
import { useWidth } from '#ui/use-width.ts'
import { useFilterWords } from './filter-words.ts'
import { FilterPanel } from './FilterPanel.tsx'
import { ViewsMenu } from './ListViews.tsx'
import type { List } from './use-list.ts'

/** Search, what the list is narrowed by, and the way to more. */
export function ListFilters({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const phone = useWidth() === 'phone'
  const [open, setOpen] = useState(false)
  const filters = useFilterWords(of)
  return (
    <>
      <div className="Members-narrow">
        <SearchField text={of.search.search ?? ''} onText={(search) => of.change({ search })} />
        <div className="Chips" role="group" aria-label={t.filters}>
          {filters.map(({ key, words, without }) => (
            <button
              key={key}
              type="button"
              className="Chip"
              data-chosen="true"
              aria-label={t.drop(words)}
              onClick={() => of.change(without)}
            >
              <span className="Chip-words">{words}</span>
              <Icon name="close" size="0.75rem" />
            </button>
          ))}
          <button type="button" className="Chip" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t.moreFilters}
          </button>
          {phone && <ViewsMenu of={of} />}
        </div>
      </div>
      {open && <FilterPanel of={of} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Searches a moment after the last letter; what was typed stays when the answer is slow. */
function SearchField({ text, onText }: { text: string; onText: (text: string | undefined) => void }) {
  const t = useTexts(memberListTexts)
  const phone = useWidth() === 'phone'
  const [typed, setTyped] = useState(text)
  const [from, setFrom] = useState(text)
  if (from !== text) {
    setFrom(text)
    if (typed.trim() !== text) setTyped(text)
  }
  useEffect(() => {
    if (typed.trim() === text) return
    const timer = setTimeout(() => onText(typed.trim() === '' ? undefined : typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed, text, onText])
  return (
    <input
      type="search"
      className="Field Members-search"
      aria-label={t.search}
      placeholder={phone ? t.searchShort : t.searchHint}
      maxLength={100}
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
