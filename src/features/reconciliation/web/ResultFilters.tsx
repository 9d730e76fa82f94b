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
import type { ClockFilter, Group, Overview } from './contract.ts'
import { api, type PeopleFilter } from './queries.ts'
import type { Density } from './ResultTable.tsx'
import type { ResultSearch } from './search.ts'

const clocks = ['overdue', 'soon', 'running', 'unknown'] as const
const sorts = ['due', 'name', 'from', 'to'] as const
const densities = ['tight', 'middle', 'wide'] as const

/** Everything that narrows or orders one group. What is chosen stands in the address. */
export function ResultFilters({
  of,
  group,
  search,
  filter,
  density,
  onDensity,
  onChange,
}: {
  of: Overview
  group: Group
  search: ResultSearch
  filter: PeopleFilter
  density: Density
  onDensity: (density: Density) => void
  onChange: (change: Partial<ResultSearch>) => void
}) {
  const t = useTexts(resultTexts)
  const phone = useWidth() === 'phone'
  return (
    <div className="Result-filters">
      {group === 'notSeenYet' && <ClockChips of={of} search={search} onChange={onChange} />}
      <div className="line">
        <SearchField text={search.search ?? ''} onText={(text) => onChange({ search: text, page: undefined })} />
        {phone && (
          <PickedSelect
            label={t.sort}
            value={search.sort ?? 'due'}
            choices={sorts.map((s) => ({ value: s, label: `${t.sort}: ${t.sorts[s]}` }))}
            onPick={(value) => onChange({ sort: sorts.find((s) => s === value), page: undefined })}
          />
        )}
        {!phone && (
          <span className="second">
            <Either
              label={t.density}
              chosen={density}
              onChoose={onDensity}
              choices={densities.map((d) => ({ value: d, label: t.densities[d] }))}
            />
          </span>
        )}
        {of.may.includes('report') && <RowsAsExcel id={of.id} filter={filter} />}
      </div>
    </div>
  )
}

function ClockChips({
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
      {of.senders.length > 1 && (
        <PickedSelect
          label={t.sender}
          value={search.sender ?? ''}
          choices={[
            { value: '', label: search.sender === undefined ? t.sender : t.anySender },
            ...of.senders.map((s) => ({ value: s.name, label: `${s.name} ${s.notSeenYet}` })),
          ]}
          onPick={(value) => onChange({ sender: value === '' ? undefined : value, page: undefined })}
        />
      )}
    </Chips>
  )
}

function PickedSelect({
  label,
  value,
  choices,
  onPick,
}: {
  label: string
  value: string
  choices: readonly { readonly value: string; readonly label: string }[]
  onPick: (value: string) => void
}) {
  return (
    <span className="ChipSelect" data-chosen={value !== '' && value !== 'due'}>
      <select aria-label={label} value={value} onChange={(event) => onPick(event.target.value)}>
        {choices.map((c) => (
          <option key={c.value} value={c.value}>
            {c.label}
          </option>
        ))}
      </select>
      <Icon name="down" size="0.875rem" />
    </span>
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
