import { isNowhere } from '#kernel/authority.ts'
import { todayInVietnam } from '#kernel/day.ts'
import { fold } from '#kernel/names.ts'
import { refuse } from '#kernel/decision.ts'
import { command, type Handlers } from '#platform/http/index.ts'
import { logRead } from '#features/audit/index.server.ts'
import { pathOf } from '#features/units/index.server.ts'
import { linkingRoutes, withheldRoutes } from './linking.contract.ts'
import {
  type AccountPerson,
  accountPerson,
  findPeople,
  linkNow,
  mayRelease,
  releaseNow,
  standingOf,
  unitsOfAccount,
  withheldReadings,
} from './linking.sql.ts'
import { type Asking, reachesAll } from './own.server.ts'
import { answeredUnits } from './requests.sql.ts'
import { link, type MineRefusal } from './request.ts'
import { toldOn, withheldTerm } from './withheld.ts'

const most = 20

/** Where an account is looked after by this one, by the first wall: one of its units at least. */
async function homeWithin({ tx, actor, world }: Asking, account: string): Promise<string | undefined> {
  const units = await unitsOfAccount(tx, account)
  for (const unit of units) if (actor.can('accounts.write', await pathOf(tx, unit, world.today))) return unit
  return undefined
}

function wordsIn(text: string): string[] {
  return fold(text).split(' ').filter(Boolean)
}

/** Of somebody who is not within reach it is told only that the account is linked. */
function shownPerson({ person, personName }: AccountPerson) {
  if (person === null) return null
  return personName === null ? { id: null, name: null } : { id: person, name: personName }
}

export const linkingHandlers: Handlers<typeof linkingRoutes, MineRefusal> = {
  async getAccountPerson(given) {
    const { tx, params, query, actor } = given
    const home = await homeWithin(given, params.id)
    const found = await accountPerson(tx, params.id)
    if (home === undefined || !found) return refuse({ code: 'notFound' })
    const words = wordsIn(query.search ?? found.name)
    const candidates = isNowhere(actor.reach('members.read')) ? [] : await findPeople(tx, words, most)
    const person = shownPerson(found)
    const shown = [...candidates.map((c) => c.person), ...(person?.id ? [person.id] : [])]
    if (shown.length > 0) await logRead(tx, { operation: 'getAccountPerson', subjects: [...new Set(shown)] })
    return { person, candidates: [...candidates] }
  },

  linkAccount: command(linkingRoutes.linkAccount, {
    async load(given) {
      const { tx, params, body, actor } = given
      const home = await homeWithin(given, params.id)
      const account = await accountPerson(tx, params.id)
      const standing =
        body.person === null ? { seen: true, linked: false } : await standingOf(tx, body.person, params.id)
      const units = body.person === null ? [] : await answeredUnits(tx, body.person, 'accounts.write')
      const reached = units?.length === 0 || (await reachesAll(given, 'accounts.write', units, params.id))
      if (home === undefined || !account || !standing.seen || !units || !reached) return undefined
      return { home, account, linked: standing.linked, units: [home, ...units], self: actor.account === params.id }
    },
    decide: ({ account, linked, self }) => link({ ...account, self }, linked),
    second: ({ params, body }, { account, units }) =>
      account.person === body.person
        ? undefined
        : {
            kind: body.person === null ? 'unlink' : 'link',
            action: 'accounts.write',
            units,
            what: { account: params.id, person: body.person ?? account.person },
            about: [params.id],
          },
    save: ({ tx, params, body }) => linkNow(tx, params.id, body.person),
    event: ({ params, body, world }, { home, account }) =>
      account.person === body.person
        ? undefined
        : {
            unit: home,
            command: body.person === null ? 'accounts.unlink' : 'accounts.link',
            on: world.today,
            body: { account: params.id, person: body.person ?? account.person },
          },
    answer: () => ({}),
  }),
}

export const withheldHandlers: Handlers<typeof withheldRoutes, MineRefusal> = {
  async listWithheld({ tx, query, world }) {
    const term = withheldTerm(world)
    const rows = await withheldReadings(tx, term.since, query)
    if (rows.length > 0)
      await logRead(tx, { operation: 'listWithheld', subjects: rows.map((r) => r.person), soon: true })
    const found = rows[0]?.found ?? 0
    return {
      rows: rows.map(({ person, name, unit, last_at: lastAt, times }) => {
        const lastOn = todayInVietnam(lastAt.getTime())
        return { person, name, unit, lastOn, times, toldOn: toldOn(lastOn, term) }
      }),
      found,
      page: query.page,
      pages: Math.max(1, Math.ceil(found / query.size)),
      ...term.told,
    }
  },

  async releaseReadings({ tx, params, world, record }) {
    if (!(await mayRelease(tx, params.person))) return refuse({ code: 'notFound' })
    const unit = await releaseNow(tx, params.person)
    await record({ unit, command: 'readings.release', on: world.today, body: { person: params.person } })
    return {}
  },
}
