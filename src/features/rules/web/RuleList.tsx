import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { ruleTexts } from '#browser/texts/rules.ts'
import type { RuleGroup, RuleLine } from '../index.ts'
import type { RulesSearch } from './search.ts'

/** All rules by subject, each with its value, its document and how sure it is. */
export function RuleList({
  groups,
  chosen,
  search,
  onSearch,
}: {
  groups: readonly RuleGroup[]
  chosen: string | undefined
  search: RulesSearch
  onSearch: (text: string | undefined) => void
}) {
  const t = useTexts(ruleTexts)
  const [typed, setTyped] = useState(search.search ?? '')
  useEffect(() => {
    const text = typed.trim() === '' ? undefined : typed.trim()
    if (text === search.search) return
    const timer = setTimeout(() => onSearch(text), 200)
    return () => clearTimeout(timer)
  }, [typed, search.search, onSearch])
  return (
    <nav className="card RuleList" aria-label={t.search}>
      <input
        type="search"
        className="Field"
        aria-label={t.search}
        placeholder={t.searchHint}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {groups.length === 0 && <p className="quiet">{t.noneFound}</p>}
      {groups.map((group) => (
        <section key={group.id}>
          <h2>{group.name}</h2>
          <ul>
            {group.rules.map((rule) => (
              <li key={rule.id}>
                <Link
                  to="/rules"
                  search={{ ...search, rule: rule.id }}
                  resetScroll={false}
                  aria-current={rule.id === chosen ? 'true' : undefined}
                  className="RuleList-rule"
                >
                  <span>
                    <b>{rule.name}</b>
                    <Authority rule={rule} />
                  </span>
                  <Value rule={rule} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function Authority({ rule }: { rule: RuleLine }) {
  const t = useTexts(ruleTexts)
  const said = [rule.source, rule.trust && t.trustsShort[rule.trust]].filter(Boolean).join(', ')
  return <span className="second">{said}</span>
}

export function Value({ rule }: { rule: Pick<RuleLine, 'state' | 'value'> }) {
  const t = useTexts(ruleTexts)
  if (rule.state === 'inForce') return <span className="RuleList-value">{rule.value}</span>
  return <span className="RuleList-value quiet">{rule.state === 'unset' ? t.unset : t.notInForce}</span>
}
