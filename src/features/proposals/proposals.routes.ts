import { z } from 'zod'
import type { AnyRoute } from '#kernel/contract.ts'
import { addDays } from '#kernel/day.ts'
import { refuse, type Refused } from '#kernel/decision.ts'
import type { Given, Handlers, HttpRefusal, Perform } from '#platform/http/index.ts'
import { pathOf } from '#features/units/index.server.ts'
import { logRead } from '#features/audit/index.server.ts'
import { answer, hasRight, type ProposalRefusal, type Standing, withdraw } from './proposal.ts'
import { type ProposalView, proposalRoutes } from './proposals.contract.ts'
import {
  countProposals,
  type KeptProposal,
  listAnswerers,
  listProposals,
  loadProposal,
  namesOf,
  type NamesFound,
  saveAgreement,
  saveDecline,
  saveWithdrawal,
  unitNames,
  type WhomToErase,
  whomToErase,
} from './proposals.sql.ts'

type Asking = Pick<Given<AnyRoute>, 'tx' | 'actor' | 'world'>

/** Proposals that have ended are shown for so long. */
const shownAfterEnd = 90 // days

/** By both walls. */
async function standingOf({ tx, actor, world }: Asking, kept: KeptProposal): Promise<Standing> {
  const paths = await Promise.all(kept.units.map((unit) => pathOf(tx, unit, world.today)))
  const right = hasRight(kept, paths, { seats: actor.seats, can: (path) => actor.can(kept.action, path) })
  return { state: kept.state, mine: kept.proposedBy === actor.account, right: right && kept.right, why: kept.why }
}

async function loadStanding(
  given: Asking & { readonly params: { readonly id: string } },
): Promise<{ readonly kept: KeptProposal; readonly standing: Standing } | undefined> {
  const kept = await loadProposal(given.tx, given.params.id, true)
  return kept && { kept, standing: await standingOf(given, kept) }
}

const ids = ['person', 'kept', 'gone', 'account'] as const

function idsIn({ what }: KeptProposal): string[] {
  return ids.flatMap((key) => what[key] ?? [])
}

async function viewsOf(given: Asking, all: readonly KeptProposal[], operation: string): Promise<ProposalView[]> {
  const names = await namesOf(given.tx, [...new Set(all.flatMap(idsIn))])
  const units = await unitNames(given.tx, [...new Set(all.flatMap((p) => p.units))])
  const erased = await whomToErase(given.tx, all.flatMap(erasedBy))
  const people = new Map([...names.people, ...erased.map(({ person, name }): [string, string] => [person, name])])
  const subjects = [...people.keys()]
  if (subjects.length > 0) await logRead(given.tx, { operation, subjects })
  return Promise.all(
    all.map(async (kept) =>
      viewOf(kept, await standingOf(given, kept), { accounts: names.accounts, people, units, erased }),
    ),
  )
}

function viewOf(
  kept: KeptProposal,
  standing: Standing,
  {
    people,
    accounts,
    units,
    erased,
  }: NamesFound & { readonly units: ReadonlyMap<string, string>; readonly erased: readonly WhomToErase[] },
): ProposalView {
  const { mine, right, why } = standing
  const called = idsIn(kept).flatMap((id): [string, string][] => {
    const name = people.get(id) ?? accounts.get(id)
    return name === undefined ? [] : [[id, name]]
  })
  return {
    id: kept.id,
    kind: kept.kind,
    what: { ...kept.what },
    names: Object.fromEntries(called),
    opens: opensFor(kept),
    login: loginFor(kept),
    given: givenFor(kept),
    erases: erasesIn(kept, erased),
    units: kept.units.map((id) => ({ id, name: units.get(id) ?? '' })),
    together: kept.together,
    proposedBy: kept.proposer,
    proposedAt: new Date(kept.proposedAt).toISOString(),
    lastOn: kept.lastOn,
    state: kept.state,
    answeredBy: kept.answerer,
    answeredAt: kept.answeredAt && new Date(kept.answeredAt).toISOString(),
    reason: kept.reason,
    spent: kept.spent,
    mine,
    may: [
      ...(answer(standing).ok ? (['answer'] as const) : []),
      ...(mine && withdraw(standing).ok ? (['withdraw'] as const) : []),
    ],
    hindrance: kept.state === 'open' && right ? why : null,
  }
}

const Opening = z.object({ body: z.object({ name: z.string(), username: z.string() }) })

/** Whose account would be opened: in the input alone, and gone with it. */
function opensFor({ kind, input }: KeptProposal): ProposalView['opens'] {
  return kind === 'openAccount' ? (Opening.safeParse(input).data?.body ?? null) : null
}

const Naming = z.object({ body: z.object({ login: z.string() }) })

function loginFor({ kind, input }: KeptProposal): ProposalView['login'] {
  return kind === 'provincialLogin' ? (Naming.safeParse(input).data?.body.login ?? null) : null
}

const Giving = z.object({ body: z.object({ reason: z.string().optional(), decision: z.string().optional() }) })

/** As it will be recorded, once agreed: in the input until then. */
function givenFor({ kind, input }: KeptProposal): ProposalView['given'] {
  return kind === 'giveRole' || kind === 'standIn' ? (Giving.safeParse(input).data?.body ?? null) : null
}

function erasedBy({ kind, state, what }: KeptProposal): string[] {
  const person = what['person']
  return kind === 'erasure' && state === 'open' && person ? [person] : []
}

function erasesIn(kept: KeptProposal, erased: readonly WhomToErase[]): ProposalView['erases'] {
  const [id] = erasedBy(kept)
  const found = erased.find(({ person }) => person === id)
  return found ? { born: found.born, unit: found.unit_name ?? '', lastOn: found.last_on } : null
}

async function tell(given: Pick<Given<AnyRoute>, 'record' | 'world'>, kept: KeptProposal, command: string) {
  const { id, kind, what, units, proposedBy } = kept
  for (const unit of [...new Set(units)].toSorted())
    await given.record({ unit, command, on: given.world.today, body: { ...what, proposal: id, kind, proposedBy } })
}

/** `ok` where the same account has done the same before: a repeated click is told what is. */
function repeated(given: Asking, { answeredBy, state }: KeptProposal, asked: KeptProposal['state']): boolean {
  return state === asked && answeredBy === given.actor.account
}

type Ending = { state: KeptProposal['state'] } | Refused<ProposalRefusal | HttpRefusal>

export function proposalHandlers(perform: Perform): Handlers<typeof proposalRoutes, ProposalRefusal> {
  return {
    listProposals: async (given) => {
      const all = await listProposals(given.tx, addDays(given.world.today, -shownAfterEnd))
      return { proposals: await viewsOf(given, all, 'listProposals') }
    },

    countProposals: async ({ tx }) => ({ waiting: await countProposals(tx) }),

    getProposal: async (given) => {
      const kept = await loadProposal(given.tx, given.params.id, false)
      if (!kept) return refuse({ code: 'notFound' })
      const [proposal] = await viewsOf(given, [kept], 'getProposal')
      if (!proposal) return refuse({ code: 'notFound' })
      const answerers = kept.state === 'open' ? await listAnswerers(given.tx, kept.id) : []
      return {
        proposal,
        answerers: answerers.map(({ name, role, unit, unit_name, below }) => ({
          name,
          role,
          unit: { id: unit, name: unit_name },
          above: below > 0,
        })),
      }
    },

    async agreeToProposal(given): Promise<Ending> {
      const found = await loadStanding(given)
      if (!found) return refuse({ code: 'notFound' })
      const { kept, standing } = found
      if (repeated(given, kept, 'agreed')) return { state: 'agreed' }
      const decided = answer(standing)
      if (!decided.ok) return decided
      await saveAgreement(given.tx, kept.id)
      await tell(given, kept, 'proposals.agree')
      const { id: proposal, proposedBy, operation, input, what, units } = kept
      await perform(given, { operation, input, what, units, agreed: { proposal, proposedBy } })
      return { state: 'agreed' }
    },

    async declineProposal(given): Promise<Ending> {
      const found = await loadStanding(given)
      if (!found) return refuse({ code: 'notFound' })
      const { kept, standing } = found
      if (repeated(given, kept, 'declined')) return { state: 'declined' }
      const decided = answer(standing)
      if (!decided.ok) return decided
      await saveDecline(given.tx, kept.id, given.body.reason)
      await tell(given, kept, 'proposals.decline')
      return { state: 'declined' }
    },

    async withdrawProposal(given): Promise<Ending> {
      const found = await loadStanding(given)
      if (!found) return refuse({ code: 'notFound' })
      const { kept, standing } = found
      if (!standing.mine) return refuse({ code: 'notFound' })
      if (kept.state === 'withdrawn') return { state: 'withdrawn' }
      const decided = withdraw(standing)
      if (!decided.ok) return decided
      await saveWithdrawal(given.tx, kept.id)
      await tell(given, kept, 'proposals.withdraw')
      return { state: 'withdrawn' }
    },
  }
}
