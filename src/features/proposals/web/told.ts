import { roles } from '#kernel/authority.ts'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { proposalTexts } from '#browser/texts/proposals.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import type { ProposalView } from '../proposals.contract.ts'

type Kind = ProposalView['kind']

const ofPeople: ReadonlySet<Kind> = new Set(['removal', 'merge', 'undoMerge', 'erasure'])

/** What it is, in words: names as far as the reader may know them. */
export function useTitleOf(): (of: ProposalView) => string {
  const t = useTexts(proposalTexts)
  const roleNames = useTexts(accountTexts).roles
  return ({ kind, what, names, opens }) => {
    const called = (id: string | null | undefined) => (id ? names[id] : undefined)
    const role = roles.find((r) => r === what['role'])
    const who = opens?.name ?? called(what['person'] ?? what['kept'] ?? what['account'])
    return t.titles[kind]({
      who: who ?? (ofPeople.has(kind) ? t.unnamed : t.unnamedAccount),
      other: called(what['gone']) ?? t.otherRecord,
      role: role ? roleNames[role] : '',
    })
  }
}

/** Everything else that is known of it, line by line. */
export function useFactsOf() {
  const t = useTexts(proposalTexts)
  return (of: ProposalView) => {
    const { what, opens } = of
    const basis = what['basis'] === 'temporary' ? t.bases.temporary : undefined
    const on = what['on']
    const lines: readonly [string, string | undefined][] = [
      [
        t.at,
        of.units
          .map(({ name }) => name)
          .filter(Boolean)
          .join(', '),
      ],
      [t.username, opens?.username],
      [t.login, of.login ?? undefined],
      [t.basis, basis],
      [t.from, day(what['from'])],
      [t.until, day(what['until'])],
      [t.removedOn, on ? dayText(on) : undefined],
      [t.proposedBy, of.proposedBy ?? undefined],
      [t.proposedAt, momentText(of.proposedAt).day],
      [t.lastOn, of.state === 'open' ? dayText(of.lastOn) : undefined],
      [t.answeredBy, of.answeredBy ?? undefined],
      [t.answeredAt, of.answeredAt ? momentText(of.answeredAt).day : undefined],
      [t.reason, of.reason ?? undefined],
    ]
    return lines.flatMap(([name, value]) => (value ? [{ key: name, name, value }] : []))
  }
}

function day(text: string | null | undefined): string | undefined {
  return text ? dayText(text) : undefined
}
