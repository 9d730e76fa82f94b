import { accountTexts } from '#browser/texts/accounts.ts'
import { actionWords } from '#browser/texts/actions.ts'
import { roleTexts } from '#browser/texts/roles.ts'
import { gives, type Reach, type Role, roles } from '#kernel/authority.ts'
import { glossary, type Entry } from '#kernel/glossary.ts'
import type { Citation, Doubt, Rule, Version } from '#kernel/rule.ts'
import { calendar, retirementTable, rules, sources, trustWords, type Sex, type Source } from '#rulebook/index.ts'
import { grants } from './grants.ts'

const made = '<!-- Made by `chibo docs` from the code; change the code instead. -->'

/** docs/rulebook.md: every rule with its versions, and every document with what it replaced. */
export function rulebookPage(): string {
  return page([
    made,
    '# Rulebook · Căn cứ',
    'What the software computes with. None of these documents was read whole: values are shown to people as “to be confirmed” until somebody who has the text confirms them. A rule that nobody has set stays empty.',
    ...rules.map(ruleSection),
    '## Retirement ages · Tuổi nghỉ hưu',
    'Decree 135/2020/NĐ-CP, normal working conditions; before 2021 the Labour Code of 2012. The first day retired is the first of the month after the one in which the age is reached; a birth year alone counts from 1 January. Rows for men born January 1963 to May 1965 and women born January 1968 to May 1970 were read, the others are computed from the ages by year.',
    table(['', 'born from', 'to', 'age'], [...retirementRows('male'), ...retirementRows('female')]),
    '## Days off · Ngày nghỉ',
    `Days off of public servants with a five-day week, from ${calendar.firstKnown} to ${calendar.lastKnown}; data/vn-public-holidays.json says how sure each is. A count that goes past the last day is refused.`,
    table(
      ['day', 'name', 'kind'],
      [...calendar.off].map(([off, { name, kind }]) => [off, name, kind]),
    ),
    '## Documents · Văn bản',
    table(['document', 'title', 'issued', 'in force from', 'replaces', 'seen'], Object.entries(sources).map(sourceRow)),
  ])
}

function ruleSection(rule: Rule<unknown>): string {
  const said = rule.commonlySaid
  return page([
    `## ${rule.id}`,
    `**${rule.vi}** · ${rule.en}`,
    `${rule.says.vi.replace('{value}', '…')}\n${rule.says.en.replace('{value}', '…')}`,
    table(
      ['from', 'value', 'under', 'trust', 'what is not known'],
      rule.versions.flatMap((v) => versionRows(rule, v)),
    ),
    [
      `Set by: ${rule.settableBy.join(', ')}.`,
      said ? `As commonly said: “${said.vi}” (${said.en}), a short form and no version.` : '',
      rule.note ? `${rule.note.vi} · ${rule.note.en}` : '',
    ]
      .filter(Boolean)
      .join(' '),
  ]).trimEnd()
}

function retirementRows(sex: Sex): string[][] {
  const who = sex === 'male' ? 'men · nam' : 'women · nữ'
  return retirementTable(sex).map(({ from = '…', to = '…', years, months }) => [
    who,
    from,
    to,
    `${years} years ${months} months`,
  ])
}

function versionRows(rule: Rule<unknown>, version: Version<unknown>): string[][] {
  const { from, value, cites, trust, note, retroactive } = version
  const notes = [note, retroactive].flatMap((n) => (n ? [`${n.vi} · ${n.en}`] : []))
  const words = value === undefined ? '(repealed)' : `${rule.words(value).vi} · ${rule.words(value).en}`
  const under = cites.map(cited).join('; ') || 'no document known'
  return [[from, words, under, trustWords[trust].en, notes.join(' ')], ...(version.doubts ?? []).map(doubtRow)]
}

function doubtRow({ from, trust, because, document }: Doubt): string[] {
  return [
    `events from ${from}`,
    'the same',
    document ? `${document} known, not read` : '',
    trustWords[trust].en,
    because.en,
  ]
}

function cited({ source, point }: Citation): string {
  return point === null ? source : `${source}, ${point}`
}

function sourceRow([id, source]: [string, Source]): string[] {
  const { title, issuedOn, year, inForceOn, replaces, seen, note } = source
  const issued = issuedOn ?? (year === undefined ? 'day not known' : `${year}, day not known`)
  return [
    id,
    `${title.vi} · ${title.en}${note ? ` (${note.en})` : ''}`,
    issued,
    inForceOn ?? '',
    (replaces ?? []).join(', '),
    seen,
  ]
}

/** docs/glossary.md: English in code, Vietnamese for people. */
export function glossaryPage(): string {
  return page([
    made,
    '# Glossary · Từ ngữ',
    'English in code, Vietnamese for people; one word for one thing. The only form of address is “đồng chí”.',
    table(['English', 'Tiếng Việt', 'also', 'never', 'means'], glossary.map(glossaryRow)),
  ])
}

/** docs/grants.md: the one table of who may do what, in words, as the program and the database use it. */
export function grantsPage(): string {
  return page([
    made,
    '# Who may do what · Ai được làm gì',
    'Made from the lines in the `.grants.ts` of each feature. The program, the filter of its lists, the browser and the database all read this one table. A role is held at a unit from a day to a day; it reaches that unit and those below it unless said otherwise.',
    ...(['vi', 'en'] as const).map((language) =>
      table(
        language === 'vi' ? ['Vai trò', 'Được làm', 'Giao được vai trò'] : ['Role', 'May', 'Gives the roles'],
        roles.map((role) => [accountTexts[language].roles[role], granted(role, language), given(role, language)]),
      ),
    ),
  ])
}

function granted(role: Role, language: 'vi' | 'en'): string {
  return grants
    .filter((grant) => grant.role === role)
    .flatMap(({ may, reach }) => may.map((action) => sentence(action, reach, language)))
    .join('; ')
}

function given(role: Role, language: 'vi' | 'en'): string {
  if (gives[role].length === roles.length) return roleTexts[language].givesAll
  return gives[role].map((one) => accountTexts[language].roles[one]).join(', ')
}

function sentence(action: string, reach: Reach, language: 'vi' | 'en'): string {
  const words = actionWords[action]
  if (!words) throw new Error(`the action ${action} has no words in src/browser/texts/actions.ts`)
  return words[language] + reachWords[reach][language]
}

const reachWords: Readonly<Record<Reach, { readonly vi: string; readonly en: string }>> = {
  ownAndBelow: { vi: '', en: '' },
  own: { vi: ' (chỉ ở đơn vị mình)', en: ' (only at their own unit)' },
  everywhere: { vi: ' (ở mọi nơi)', en: ' (everywhere)' },
}

function glossaryRow({ en, vi, also = [], never = [], means }: Entry): string[] {
  return [en, vi, also.join(', '), never.join(', '), means]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
