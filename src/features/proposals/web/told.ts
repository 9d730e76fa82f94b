import { roles } from '#kernel/authority.ts'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { privacyTexts } from '#browser/texts/privacy.ts'
import { proposalTexts } from '#browser/texts/proposals.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import type { ProposalView } from '../proposals.contract.ts'

type Kind = ProposalView['kind']
type Line = readonly [name: string, value: string | undefined]

const ofPeople: ReadonlySet<Kind> = new Set(['removal', 'merge', 'undoMerge', 'erasure', 'link', 'unlink'])

/** What it is, in words: names as far as the reader may know them. */
export function useTitleOf(): (of: ProposalView) => string {
  const t = useTexts(proposalTexts)
  const roleNames = useTexts(accountTexts).roles
  return ({ kind, what, names, opens }) => {
    const called = (id: string | null | undefined) => (id ? names[id] : undefined)
    const role = roles.find((r) => r === what['role'])
    const who = opens?.name ?? called(what['person'] ?? what['kept'] ?? what['account'])
    const other = called(otherOf(what))
    return t.titles[kind]({
      who: who ?? (ofPeople.has(kind) ? t.unnamed : t.unnamedAccount),
      other: other ?? t.otherRecord,
      role: role ? roleNames[role] : '',
    })
  }
}

/** The account that somebody is linked to, or the record that becomes one with theirs. */
function otherOf(what: ProposalView['what']): string | null | undefined {
  return what['person'] && what['account'] ? what['account'] : what['gone']
}

/** Everything else that is known of it, line by line. */
export function useFactsOf() {
  const t = useTexts(proposalTexts)
  const grounds: Readonly<Record<string, string>> = useTexts(privacyTexts).grounds
  const erasing = ({ what, erases }: ProposalView): Line[] => [
    [t.born, day(erases?.born)],
    [t.lastCell, erases?.unit],
    [t.lastThere, day(erases?.lastOn)],
    [t.ground, grounds[what['ground'] ?? '']],
  ]
  const giving = ({ what, given }: ProposalView): Line[] => [
    [t.basis, what['basis'] === 'temporary' ? t.bases.temporary : undefined],
    [t.givenWhy, given?.reason],
    [t.decision, given?.decision],
  ]
  return (of: ProposalView) => {
    const { what, opens } = of
    const on = what['on']
    const lines: readonly Line[] = [
      [
        t.at,
        of.units
          .map(({ name }) => name)
          .filter(Boolean)
          .join(', '),
      ],
      ...erasing(of),
      ...giving(of),
      [t.username, opens?.username],
      [t.login, of.login ?? undefined],
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
