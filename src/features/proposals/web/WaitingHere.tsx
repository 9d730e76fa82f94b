import { useQuery } from '@tanstack/react-query'
import type { ProposalView } from '../proposals.contract.ts'
import { ProposalCard } from './ProposalCard.tsx'
import { proposalsQuery } from './queries.ts'

/** Proposals that wait, where the thing they are about is shown: `about` says whether one is. Nothing where there is none. */
export function WaitingHere({ about }: { about: (of: ProposalView) => boolean }) {
  const found = useOpenProposals().filter(about)
  if (found.length === 0) return null
  return (
    <div className="Proposals-here">
      {found.map((proposal) => (
        <ProposalCard key={proposal.id} of={proposal} as="h2" />
      ))}
    </div>
  )
}

export function useOpenProposals(): readonly ProposalView[] {
  const { data } = useQuery(proposalsQuery)
  return data?.proposals.filter((p) => p.state === 'open') ?? []
}
