import type { Day } from '#kernel/day.ts'
import type { Citation, Doubt, Rule, Rulebook } from '#kernel/rule.ts'
import type { Language } from '#kernel/text.ts'
import { sourceOf } from '#rulebook/index.ts'
import { groupIds, groupOf, historyOf, standingOf, type Dated, type Difference, type Standing } from './reading.ts'
import type {
  CitationView,
  DocumentEntry,
  RuleDifference,
  RuleGroup,
  RuleLine,
  RuleView,
  VersionEntry,
} from './rules.contract.ts'
import { groups, levelWords } from './words.ts'

/** Rules as lines under their subjects; subjects without any are left out. */
export function groupsOf(all: readonly Rule<unknown>[], on: Day, rules: Rulebook, language: Language): RuleGroup[] {
  return groupIds
    .map((id) => ({
      id,
      name: groups[id][language],
      rules: all
        .filter((rule) => groupOf(rule) === id)
        .map((rule) => lineOf(rule, standingOf(rule, on, rules), language)),
    }))
    .filter((group) => group.rules.length > 0)
}

export function lineOf(rule: Rule<unknown>, standing: Standing, language: Language): RuleLine {
  const { id } = rule
  const name = rule[language]
  if (standing.state !== 'inForce')
    return { id, name, state: standing.state, value: null, source: null, from: null, trust: null }
  const { value, cites, from, trust } = standing.under
  const source = cites[0]?.source ?? null
  return { id, name, state: 'inForce', value: rule.words(value)[language], source, from, trust }
}

export function viewOf(rule: Rule<unknown>, on: Day, rules: Rulebook, language: Language): RuleView {
  const standing = standingOf(rule, on, rules)
  const line = lineOf(rule, standing, language)
  const [before = '', after = ''] = rule.says[language].split('{value}')
  const group = groupOf(rule)
  const under = standing.state === 'inForce' ? standing.under : undefined
  return {
    id: rule.id,
    name: rule[language],
    group: group ? groups[group][language] : '',
    on,
    line,
    says: { before, value: line.value, after },
    ...aboutRule(rule, language),
    because: under?.because?.[language] ?? null,
    history: historyOf(rule).map((entry) =>
      'version' in entry ? versionEntry(rule, entry, under?.from, language) : documentEntry(entry, language),
    ),
  }
}

/** What holds of a rule on every day. */
function aboutRule(rule: Rule<unknown>, language: Language) {
  return {
    isTerm: rule.isTerm,
    settableBy: rule.settableBy.map((level) => levelWords[level][language]),
    commonlySaid: rule.commonlySaid?.[language] ?? null,
    note: rule.note?.[language] ?? null,
  }
}

function versionEntry(
  rule: Rule<unknown>,
  { version, to, changed }: Dated,
  inForceFrom: Day | undefined,
  language: Language,
): VersionEntry {
  const { from, value, cites, trust, note, retroactive } = version
  return {
    kind: 'version',
    from,
    to: to ?? null,
    inForce: from === inForceFrom,
    value: value === undefined ? null : rule.words(value)[language],
    cites: cites.map((c) => citationView(c, language)),
    trust,
    note: note?.[language] ?? null,
    retroactive: retroactive?.[language] ?? null,
    changed: changed.map((c) => c[language]),
  }
}

function documentEntry({ document, from, because }: Doubt, language: Language): DocumentEntry {
  const source = sourceOf(document ?? '')
  return {
    kind: 'document',
    source: document ?? '',
    title: source?.title[language] ?? null,
    issuedOn: source?.issuedOn ?? null,
    year: source?.year ?? null,
    from,
    note: because[language],
  }
}

function citationView({ source, point }: Citation, language: Language): CitationView {
  const known = sourceOf(source)
  return { source, point, title: known?.title[language] ?? null, issuedOn: known?.issuedOn ?? null }
}

export function differenceView({ rule, one, other, changed }: Difference, language: Language): RuleDifference {
  return {
    id: rule.id,
    name: rule[language],
    one: lineOf(rule, one, language),
    other: lineOf(rule, other, language),
    changed: changed.map((c) => c[language]),
  }
}
