import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { Waiting } from '#browser/Waiting.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { proposalTexts } from '#browser/texts/proposals.ts'
import { useTitle } from '#browser/title.ts'
import type { ProposalView } from '../proposals.contract.ts'
import { ProposalCard } from './ProposalCard.tsx'
import { proposalsQuery } from './queries.ts'

/** Everything that waits for a second person or did lately: mine to answer first. */
export function ProposalsPage() {
  const t = useTexts(proposalTexts)
  useTitle(t.title)
  const { data, error } = useQuery(proposalsQuery)
  return (
    <div className="Page">
      <div className="Page-head">
        <h1>{t.title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <Failure of={error} />
      {!data && !error && <Waiting />}
      {data && <Groups of={data.proposals} />}
    </div>
  )
}

function Groups({ of }: { of: readonly ProposalView[] }) {
  const t = useTexts(proposalTexts)
  const open = of.filter((p) => p.state === 'open')
  const toAnswer = open.filter((p) => p.may.includes('answer'))
  const others = open.filter((p) => !p.mine && !p.may.includes('answer'))
  return (
    <>
      <Group title={t.toAnswer} none={t.toAnswerNone} of={toAnswer} />
      <Group title={t.mine} none={t.mineNone} of={open.filter((p) => p.mine)} />
      {others.length > 0 && <Group title={t.others} none="" of={others} />}
      <Group title={t.ended} none={t.endedNone} of={of.filter((p) => p.state !== 'open')} />
    </>
  )
}

function Group({ title, none, of }: { title: string; none: string; of: readonly ProposalView[] }) {
  const t = useTexts(proposalTexts)
  return (
    <section className="stack">
      <h2>{title}</h2>
      {of.length === 0 && <p className="quiet">{none}</p>}
      <div className="Proposals">
        {of.map((proposal) => (
          <ProposalCard key={proposal.id} of={proposal}>
            {proposal.state === 'open' && (
              <Link to="/proposals/$id" params={{ id: proposal.id }}>
                {t.whoMay}
              </Link>
            )}
          </ProposalCard>
        ))}
      </div>
    </section>
  )
}
