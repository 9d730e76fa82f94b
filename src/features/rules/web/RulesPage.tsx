import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { useTitle } from '#browser/title.ts'
import { ruleTexts } from '#browser/texts/rules.ts'
import { dayText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { Button } from '#ui/Button.tsx'
import { DayInput } from '#ui/DayInput.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { RuleGroup } from '../rules.contract.ts'
import { Differences } from './Differences.tsx'
import { rulesQuery } from './queries.ts'
import { RuleDetail } from './RuleDetail.tsx'
import { RuleList } from './RuleList.tsx'
import type { RulesSearch } from './search.ts'
import './rules.css'

const route = getRouteApi('/in/rules')

/** What is in force on a day, since when, how sure, and what it changed. */
export function RulesPage() {
  const search = route.useSearch()
  useTitle(useTexts(shellTexts).rules)
  const go = useNavigate()
  const phone = useWidth() === 'phone'
  const today = useToday()
  const { data, error } = useQuery(rulesQuery(search.on, search.search, useLanguage()))
  const turn = (change: Partial<RulesSearch>) =>
    void go({ to: '/rules', search: { ...search, ...change }, replace: true, resetScroll: false })
  const on = search.on ?? today
  return (
    <div className="Page">
      <Head on={on} search={search} today={today} onChange={turn} />
      <Failure of={error} />
      {search.other !== undefined ? (
        <Differences one={on} other={search.other} />
      ) : (
        data && (
          <ListAndRule groups={data.groups} search={search} phone={phone} onSearch={(text) => turn({ search: text })} />
        )
      )}
    </div>
  )
}

/** Side by side on the PC, where one rule is open from the start; on the phone the list, then the rule. */
function ListAndRule({
  groups,
  search,
  phone,
  onSearch,
}: {
  groups: readonly RuleGroup[]
  search: RulesSearch
  phone: boolean
  onSearch: (text: string | undefined) => void
}) {
  const [first, second] = groups[0]?.rules ?? []
  const opened = phone ? undefined : (second ?? first)?.id
  const chosen = search.rule ?? opened
  return (
    <div className="Split Rules-split">
      {!(phone && chosen !== undefined) && (
        <RuleList groups={groups} chosen={chosen} search={search} onSearch={onSearch} />
      )}
      {chosen !== undefined && <RuleDetail id={chosen} on={search.on} />}
    </div>
  )
}

function Head({
  on,
  search,
  today,
  onChange,
}: {
  on: string
  search: RulesSearch
  today: string
  onChange: (change: Partial<RulesSearch>) => void
}) {
  const t = useTexts(ruleTexts)
  const phone = useWidth() === 'phone'
  const comparing = search.other !== undefined
  if (phone && search.rule !== undefined && !comparing) return null
  return (
    <div className="Page-head apart">
      <div>
        <h1>{comparing ? t.compare : on === today ? t.title : t.titleOn(dayText(on))}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <div className="line Rules-days">
        <DayField label={comparing ? t.one : t.on} value={on} onDay={(day) => onChange({ on: day })} />
        {search.other !== undefined && (
          <DayField label={t.other} value={search.other} onDay={(day) => onChange({ other: day })} />
        )}
        <Button onClick={() => onChange({ other: comparing ? undefined : before(on), rule: undefined })}>
          {comparing ? t.compareEnd : t.compare}
        </Button>
      </div>
    </div>
  )
}

/** A day that shows a difference more likely than not: a year before. */
function before(on: string): string {
  const year = Number(on.slice(0, 4)) - 1
  return `${year}${on.slice(4) === '-02-29' ? '-02-28' : on.slice(4)}`
}

function DayField({ label, value, onDay }: { label: string; value: string; onDay: (day: string) => void }) {
  const t = useTexts(ruleTexts)
  return (
    <label className="Rules-day">
      <span className="second">{label}</span>
      <DayInput
        value={value}
        pick={t.pickDay}
        onDay={(day) => {
          if (day !== undefined && /^20\d\d-/.test(day)) onDay(day)
        }}
      />
    </label>
  )
}
