import { Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { saveFile } from '#browser/save-file.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { Button } from '#ui/Button.tsx'
import { Chips, Either } from '#ui/Chips.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useWidth } from '#ui/use-width.ts'
import '#ui/menu.css'
import type { ClockFilter, Overview } from './contract.ts'
import { useLook } from './look.ts'
import { ColumnsMenu, ViewsMenu } from './LookMenus.tsx'
import { api, type PeopleFilter } from './queries.ts'
import { useColumnNames, type Shown } from './ResultTable.tsx'
import type { ResultSearch } from './search.ts'

const clocks = ['overdue', 'soon', 'running', 'unknown'] as const
const sorts = ['due', 'name', 'from', 'to'] as const
const densities = ['tight', 'middle', 'wide'] as const

/** Search, order, density and the way out as Excel. What is chosen stands in the address. */
export function ResultTools({
  of,
  group,
  search,
  filter,
  onChange,
}: {
  of: Overview
  group: Shown
  search: ResultSearch
  filter: PeopleFilter
  onChange: (change: Partial<ResultSearch>) => void
}) {
  const t = useTexts(resultTexts)
  const phone = useWidth() === 'phone'
  const columns = useColumnNames(group)
  const [{ density }, change] = useLook()
  return (
    <div className="line Result-tools">
      <SearchField text={search.search ?? ''} onText={(text) => onChange({ search: text, page: undefined })} />
      {phone ? (
        <Sort search={search} onChange={onChange} />
      ) : (
        <span className="line second">
          <Either
            label={t.density}
            chosen={density}
            onChoose={(chosen) => change({ density: chosen })}
            choices={densities.map((d) => ({ value: d, label: t.densities[d] }))}
          />
          <ColumnsMenu group={group} columns={columns} />
          <ViewsMenu id={of.id} search={search} />
          {of.may.includes('report') && <RowsAsExcel id={of.id} filter={filter} />}
        </span>
      )}
    </div>
  )
}

function Sort({ search, onChange }: { search: ResultSearch; onChange: (change: Partial<ResultSearch>) => void }) {
  const t = useTexts(resultTexts)
  return (
    <span className="ChipSelect">
      <select
        aria-label={t.sort}
        value={search.sort ?? 'due'}
        onChange={(event) => onChange({ sort: sorts.find((s) => s === event.target.value), page: undefined })}
      >
        {sorts.map((s) => (
          <option key={s} value={s}>
            {t.sort}: {t.sorts[s]}
          </option>
        ))}
      </select>
      <Icon name="down" size="0.875rem" />
    </span>
  )
}

/** The state of the clock, and the sender. */
export function ClockChips({
  of,
  search,
  onChange,
}: {
  of: Overview
  search: ResultSearch
  onChange: (change: Partial<ResultSearch>) => void
}) {
  const t = useTexts(resultTexts)
  const chosen: ClockFilter | 'all' = search.clock ?? 'all'
  return (
    <Chips
      label={t.clocks}
      chosen={chosen}
      onChoose={(value) => onChange({ clock: value === 'all' ? undefined : value, page: undefined })}
      choices={[
        { value: 'all', label: t.all(of.counts?.notSeenYet ?? 0) },
        ...clocks.map((c) => ({ value: c, label: t.clock[c](of.clocks?.[c] ?? 0) })),
      ]}
    >
      {of.senders.length > 1 && <Senders of={of} search={search} onChange={onChange} />}
    </Chips>
  )
}

function Senders({
  of,
  search,
  onChange,
}: {
  of: Overview
  search: ResultSearch
  onChange: (change: Partial<ResultSearch>) => void
}) {
  const t = useTexts(resultTexts)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="Chip" data-chosen={search.sender !== undefined}>
          {search.sender ?? t.sender}
          <Icon name="down" size="0.875rem" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange({ sender: undefined, page: undefined })}>{t.anySender}</Menu.Item>
        {of.senders.map((s) => (
          <Menu.Item key={s.name} onClick={() => onChange({ sender: s.name, page: undefined })}>
            {s.name}: {s.notSeenYet}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Searches a moment after the last letter; what was typed stays when the answer is slow. */
function SearchField({ text, onText }: { text: string; onText: (text: string | undefined) => void }) {
  const t = useTexts(resultTexts)
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    if (typed.trim() === text) return
    const timer = setTimeout(() => onText(typed.trim() === '' ? undefined : typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed, text, onText])
  return (
    <input
      type="search"
      className="Field Result-search"
      aria-label={t.search}
      placeholder={t.searchHint}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

function RowsAsExcel({ id, filter }: { id: string; filter: PeopleFilter }) {
  const t = useTexts(resultTexts)
  const { group, clock, sender, search } = filter
  const save = useMutation({
    mutationFn: async () =>
      saveFile(await api.downloadRows({ params: { id }, query: { group, clock, sender, search } })),
  })
  return (
    <>
      <Button kind="link" disabled={save.isPending} onClick={() => save.mutate()}>
        {t.exportRows}
      </Button>
      <Failure of={save.error} />
    </>
  )
}
