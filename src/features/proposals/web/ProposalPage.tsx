import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Waiting } from '#browser/Waiting.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { proposalTexts } from '#browser/texts/proposals.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { useTitle } from '#browser/title.ts'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Answerer, ProposalView } from '../proposals.contract.ts'
import { ProposalCard } from './ProposalCard.tsx'
import { proposalQuery } from './queries.ts'

const route = getRouteApi('/in/proposals/$id')

/** What waits, and who may answer it: here, and above. */
export function ProposalPage() {
  const t = useTexts(proposalTexts)
  const { id } = route.useParams()
  useTitle(t.title)
  const { data, error } = useQuery(proposalQuery(id))
  if (error) throw error
  if (!data) return <Waiting />
  const { proposal, answerers } = data
  return (
    <div className="Page">
      <Way />
      <div className="Proposal-split">
        <ProposalCard of={proposal} as="h1">
          <Thing of={proposal} />
        </ProposalCard>
        {proposal.state === 'open' && <WhoMay of={answerers} />}
      </div>
    </div>
  )
}

function Way() {
  const t = useTexts(proposalTexts)
  const shell = useTexts(shellTexts)
  if (useWidth() === 'phone') return null
  return (
    <Crumbs label={shell.crumbs}>
      <Link to="/proposals">{t.title}</Link>
      <span>{t.open}</span>
    </Crumbs>
  )
}

/** Where the thing itself is shown, for whoever may open it. */
function Thing({ of: { kind, what, names, units } }: { of: ProposalView }) {
  const t = useTexts(proposalTexts).toThing
  const person = what['person'] ?? ''
  if (person in names) return <Member person={person} isErased={kind === 'erasure'} />
  const bothSeen = [what['kept'], what['gone']].every((id) => id && id in names)
  if (kind === 'merge' && bothSeen && what['pair'])
    return (
      <Link to="/duplicates/$id" params={{ id: what['pair'] }}>
        {t.pair}
      </Link>
    )
  if (kind === 'undoMerge' && what['merge'])
    return (
      <Link to="/merges/$id" params={{ id: what['merge'] }}>
        {t.merge}
      </Link>
    )
  return what['role'] ? (
    <Link to="/roles" search={{ unit: units[0]?.id }}>
      {t.roles}
    </Link>
  ) : null
}

/** Whoever is to be erased belongs nowhere any more, mostly, and has no page of today. */
function Member({ person, isErased }: { person: string; isErased: boolean }) {
  const t = useTexts(proposalTexts).toThing
  return isErased ? (
    <Link to="/privacy" search={{ person }}>
      {t.erasing}
    </Link>
  ) : (
    <Link to="/members/$person" params={{ person }}>
      {t.member}
    </Link>
  )
}

function WhoMay({ of }: { of: readonly Answerer[] }) {
  const t = useTexts(proposalTexts)
  const [here, above] = [of.filter((a) => !a.above), of.filter((a) => a.above)]
  if (of.length === 0)
    return (
      <Notice shape="doubtful" title={t.whoNone}>
        {t.whoNoneWhat}
      </Notice>
    )
  return (
    <section className="card stack">
      <h2>{t.whoMay}</h2>
      {here.length === 0 && <p>{t.whoAboveOnly}</p>}
      <People title={t.whoHere} of={here} />
      <People title={t.whoAbove} of={above} />
    </section>
  )
}

function People({ title, of }: { title: string; of: readonly Answerer[] }) {
  const roles = useTexts(accountTexts).roles
  if (of.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul className="Proposal-who">
        {of.map(({ name, role, unit }) => (
          <li key={`${name} ${unit.id}`}>
            <b>{name}</b>
            <p className="quiet">{[roles[role], unit.name].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
