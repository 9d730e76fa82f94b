import type { Grant, Role } from '#kernel/authority.ts'
import { refuse } from '#kernel/decision.ts'
import { type Before, type Handlers, prepared } from '#platform/http/index.ts'
import { digestOf, isPassword, sessionCookie } from '#platform/session/index.ts'
import { listUnits } from '#features/units/index.server.ts'
import { usernameOf } from './account.ts'
import { accountRoutes, type MyUnit } from './accounts.contract.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { endSession, findSecret, getAccount, takeSignInTurn } from './accounts.sql.ts'
import { beginSession, bucketsOf } from './session.server.ts'

export interface AccountSettings {
  readonly grants: readonly Grant[]
  readonly idleMinutes: number
}

/** Signing in is counted before it is tried, and outside the transaction that a refusal undoes. */
async function trySignIn({ body, client, database }: Before<typeof accountRoutes.signIn>) {
  const username = usernameOf(body.username)
  const buckets = bucketsOf(username, client.address)
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

export function accountHandlers({ grants, idleMinutes }: AccountSettings) {
  return {
    signIn: prepared(accountRoutes.signIn, trySignIn, async ({ tx, prepared: tried, client, cookies }) => {
      if (tried.state === 'wait') return refuse({ code: 'accounts.wait', seconds: tried.seconds })
      if (tried.state === 'wrong') return refuse({ code: 'accounts.wrongPassword' })
      await beginSession({ tx, client, cookies }, tried.account, tried.buckets)
      return {}
    }),

    getMe: async ({ tx, actor, world }) => {
      const { id, username, name } = await getAccount(tx, actor.account)
      const held = [...new Set(actor.seats.map((s) => s.unit))]
      const units = (await listUnits(tx, held)).map((unit): MyUnit => {
        const roles = actor.seats.filter((s) => s.unit === unit.id).map((s) => s.role)
        return { ...unit, roles, may: actionsOf(grants, roles) }
      })
      return { account: id, username, name, units, today: world.today, idleMinutes }
    },

    signOut: async ({ tx, client, cookies }) => {
      if (client.session !== undefined) await endSession(tx, digestOf(client.session))
      cookies.clear(sessionCookie)
      return {}
    },
  } satisfies Handlers<typeof accountRoutes, AccountRefusal>
}

function actionsOf(grants: readonly Grant[], roles: readonly Role[]): string[] {
  return [...new Set(grants.filter((g) => roles.includes(g.role)).flatMap((g) => g.may))].toSorted()
}
