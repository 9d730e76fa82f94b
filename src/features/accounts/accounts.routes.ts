import type { Grant, Role } from '#kernel/authority.ts'
import { refuse } from '#kernel/decision.ts'
import { type Before, type Handlers, prepared } from '#platform/http/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { digestOf, entryCookie, isPassword, type Provider, sessionCookie } from '#platform/session/index.ts'
import { listUnits } from '#features/units/index.server.ts'
import { usernameOf } from './account.ts'
import { accountRoutes, type MyUnit } from './accounts.contract.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { endSession, findSecret, forgiveTurns, getAccount, takeSignInTurn } from './accounts.sql.ts'
import { endEntry } from './entry.sql.ts'
import { listNews, seeNews } from './security.sql.ts'
import type { Refusing } from './half-way.server.ts'
import type { Entered } from './second.contract.ts'
import { bucketsOf, passFirst } from './session.server.ts'
import { isSignedOn } from './sign-on.sql.ts'

export interface AccountSettings {
  readonly grants: readonly Grant[]
  readonly idleMinutes: number
  readonly longestHours: number
  /** Opens and seals what authenticators are set up with. */
  readonly secrets?: Secrets | undefined
  /** The province's own sign-on, where the installation is connected to it. */
  readonly provider?: Provider | undefined
}

/** Signing in is counted before it is tried, and outside the transaction that a refusal undoes. */
async function trySignIn({ body, client, cookies, database }: Before<typeof accountRoutes.signIn>) {
  const username = usernameOf(body.username)
  const buckets = bucketsOf(username, { client, cookies })
  const { wait, secret } = await database.as(null, async (tx) => ({
    wait: await takeSignInTurn(tx, username, buckets),
    secret: await findSecret(tx, username),
  }))
  if (wait > 0) return { state: 'wait', seconds: wait } as const
  const isRight = await isPassword(body.password, secret?.password_hash)
  return isRight && secret
    ? ({ state: 'right', account: secret.account, buckets } as const)
    : ({ state: 'wrong' } as const)
}

export function accountHandlers({ grants, idleMinutes, provider }: AccountSettings) {
  /** Where the provider's own session is ended: it is asked before the transaction. */
  async function toLeave({ client, database, account }: Before<typeof accountRoutes.signOut>): Promise<string | null> {
    const token = client.session
    if (!provider || token === undefined) return null
    const came = await database.as(account, (tx) => isSignedOn(tx, digestOf(token)))
    return came ? ((await provider.leaveAddress(`${client.origin}/sign-in`)) ?? null) : null
  }

  return {
    signIn: prepared(accountRoutes.signIn, trySignIn, async (given): Promise<Entered | Refusing> => {
      const { prepared: tried, tx } = given
      if (tried.state === 'wait') return refuse({ code: 'accounts.wait', seconds: tried.seconds })
      if (tried.state === 'wrong') return refuse({ code: 'accounts.wrongPassword' })
      await forgiveTurns(tx, tried.buckets)
      return passFirst(given, tried.account, { means: 'password' })
    }),

    getMe: async ({ tx, actor, world }) => {
      const { id, username, name, exempt } = await getAccount(tx, actor.account)
      const held = [...new Set(actor.seats.map((s) => s.unit))]
      const units = (await listUnits(tx, held)).map((unit): MyUnit => {
        const roles = actor.seats.filter((s) => s.unit === unit.id).map((s) => s.role)
        return { ...unit, roles, may: actionsOf(grants, roles) }
      })
      const news = (await listNews(tx)).map(({ at, given_by: givenBy, ...one }) => ({
        ...one,
        at: at.toISOString(),
        givenBy,
      }))
      return { account: id, username, name, units, today: world.today, exempt, idleMinutes, news }
    },

    async seeNews({ tx, body }) {
      await seeNews(tx, body.seen)
      return {}
    },

    signOut: prepared(accountRoutes.signOut, toLeave, async ({ prepared: leave, tx, client, cookies }) => {
      if (client.session !== undefined) await endSession(tx, digestOf(client.session))
      const entry = cookies.get(entryCookie)
      if (entry !== undefined) {
        await endEntry(tx, digestOf(entry))
        cookies.clear(entryCookie)
      }
      cookies.clear(sessionCookie)
      return { leave }
    }),
  } satisfies Handlers<typeof accountRoutes, AccountRefusal>
}

function actionsOf(grants: readonly Grant[], roles: readonly Role[]): string[] {
  return [...new Set(grants.filter((g) => roles.includes(g.role)).flatMap((g) => g.may))].toSorted()
}
