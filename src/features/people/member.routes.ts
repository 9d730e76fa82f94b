import type { AnyRoute } from '#kernel/contract.ts'
import { todayInVietnam } from '#kernel/day.ts'
import { refuse, type Refused } from '#kernel/decision.ts'
import type { Given, Handlers } from '#platform/http/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { logRead } from '#features/audit/index.server.ts'
import { type AsOf, asOfDays } from './as-of.ts'
import { type HistoryFacts, stood } from './history.ts'
import { bearersOf, becameWho, historyOf, sealedNumber, unitChanges } from './member.sql.ts'
import { memberPage } from './member.view.ts'
import type { readingRoutes } from './reading.contract.ts'
import { answering, placesOf, reachesPast } from './reach.sql.ts'
import type { MemberRefusal } from './refusals.ts'
import { timelineOf, type UnitChangeSeen } from './timeline.ts'
import type { Happened } from './member.contract.ts'

type Asking = Pick<Given<AnyRoute>, 'tx' | 'actor' | 'world' | 'language'>

/** What other subjects know of a person's time, told on the timeline: posts, what a reconciliation found. */
export type Beside = (given: Asking, person: string, asOf: AsOf) => Promise<readonly Happened[]>

export interface MemberSettings {
  /** `undefined`: this installation has no key, and identity numbers are refused. */
  readonly secrets: Secrets | undefined
  readonly beside: readonly Beside[]
}

export function dayOf(instant: string): string {
  return todayInVietnam(Date.parse(instant))
}

/** A person within both walls as of a day: the second has hidden all others. */
async function seenHistory(
  { tx, actor }: Asking,
  action: string,
  person: string,
  asOf: AsOf,
): Promise<HistoryFacts | undefined> {
  const history = await historyOf(tx, person, asOf)
  const units = await answering(tx, history ? stood(history, asOf.on) : [])
  return history && reachesPast(actor, action, units) ? history : undefined
}

/** There is no page: it may have become another's. That is told to whoever may see who is kept and had the one who went. */
async function leadOn(given: Asking, person: string): Promise<Refused<MemberRefusal | { readonly code: 'notFound' }>> {
  const { tx, world } = given
  const became = await becameWho(tx, person)
  if (!became) return refuse({ code: 'notFound' })
  const before = await seenHistory(given, 'members.read', person, { on: world.today, known: became.at, isNow: false })
  const kept = await seenHistory(given, 'members.read', became.person, {
    on: world.today,
    known: 'infinity',
    isNow: true,
  })
  if (!before || !kept) return refuse({ code: 'notFound' })
  return refuse({ code: 'members.becameOne', person: became.person })
}

async function changesAround({ tx }: Asking, history: HistoryFacts, asOf: AsOf): Promise<readonly UnitChangeSeen[]> {
  const stays = history.affiliations.filter((a) => a.stands)
  const rows = await unitChanges(
    tx,
    stays.map((a) => ({ unit: a.unit, from: a.from_on, to: a.to_on })),
    asOf,
  )
  return rows.map(({ unit, on_day, what, before, after, recorded_at, by }) => ({
    unit,
    on: on_day,
    what,
    before,
    after,
    typedAt: recorded_at.toISOString(),
    by,
  }))
}

type Reading = Pick<Handlers<typeof readingRoutes, MemberRefusal>, 'getMember' | 'findByNumber' | 'readNumber'>

export function memberHandlers({ secrets, beside }: MemberSettings): Reading {
  return {
    async getMember(given) {
      const { tx, params, query, world } = given
      const days = asOfDays(query, world.today)
      if (!days.ok) return days
      const { asOf } = days
      const history = await seenHistory(given, 'members.read', params.person, asOf)
      if (!history) return leadOn(given, params.person)
      const changes = await changesAround(given, history, asOf)
      const found: Happened[] = []
      for (const ask of beside) found.push(...(await ask(given, params.person, asOf)))
      const mayRead = reachesPast(given.actor, 'members.identity', await answering(tx, stood(history, asOf.on)))
      const timeline = timelineOf(history, changes, found, asOf.on, dayOf)
      await logRead(tx, { operation: 'getMember', subjects: [params.person], soon: true })
      const page = memberPage(history, { ...asOf, known: query.known }, { timeline, mayRead })
      return page ?? refuse({ code: 'notFound' })
    },

    async findByNumber(given) {
      if (!secrets) return refuse({ code: 'members.keyMissing' })
      const { tx, actor, body } = given
      const found = await bearersOf(tx, secrets.hash(body.number))
      const places = await placesOf(
        tx,
        found.flatMap((one) => one.units),
      )
      const seen = found.filter(({ units }) =>
        units.some((unit) => actor.can('members.read', places.get(unit)?.path ?? [])),
      )
      await logRead(tx, { operation: 'findByNumber', subjects: seen.map((one) => one.person) })
      return { people: seen.map(({ person, name }) => ({ person, name })) }
    },

    async readNumber(given) {
      if (!secrets) return refuse({ code: 'members.keyMissing' })
      const { tx, params, body, world } = given
      const asOf: AsOf = { on: world.today, known: 'infinity', isNow: true }
      const history = await seenHistory(given, 'members.identity', params.person, asOf)
      const sealed = await sealedNumber(tx, params.person)
      if (!history || !sealed) return refuse({ code: 'notFound' })
      const number = secrets.open(sealed, params.person)
      if (number === undefined) return refuse({ code: 'members.numberUnreadable' })
      await logRead(tx, { operation: 'readNumber', subjects: [params.person], reason: body.reason })
      return { number }
    },
  }
}
