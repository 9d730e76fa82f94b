import { createHash } from 'node:crypto'
import type { RetOf } from '#kernel/contract.ts'
import { refuse } from '#kernel/decision.ts'
import { type Before, command, type Handlers, prepared } from '#platform/http/index.ts'
import {
  digestOf,
  type Identity,
  newToken,
  type Proof,
  type Provider,
  type ProviderFailure,
  signOnCookie,
} from '#platform/session/index.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import type { Refusing } from './half-way.server.ts'
import { homeOf, loadTheirs } from './keeping.server.ts'
import { toEndLogin, toSetLogin } from './second-person.ts'
import { passFirst, recordOwn } from './session.server.ts'
import { endLogin, loginOf, ownPath, setLogin, type SignOnRefusal } from './sign-on.ts'
import { signOnRoutes } from './sign-on.contract.ts'
import {
  beginSignOn,
  dropLogin,
  findSignedOn,
  isLoginTaken,
  keepLogin,
  loginOfAccount,
  needsTwoForLogin,
  needsTwoToEndLogin,
  takeSignOn,
} from './sign-on.sql.ts'

/** How many days a name waits for its first use. A setting of the program: no regulation names it. */
const waitsDays = 14

/** The one address the provider leads back to. */
export const returnPath = '/sign-on'

const why = {
  down: 'accounts.signOnDown',
  left: 'accounts.signOnLeft',
  untrusted: 'accounts.signOnUntrusted',
} as const satisfies Record<ProviderFailure, SignOnRefusal['code']>

interface Ready {
  readonly ok: true
  readonly token: string
  readonly address: string
}
interface Back {
  readonly ok: true
  readonly identity: Identity
  readonly back: string
}
type Signed = RetOf<typeof signOnRoutes.finishSignOn>

/** Only whoever has the browser's cookie knows these; nothing of them is kept. */
function proofOf(token: string): Proof {
  const derived = (what: string) => digestOf('sign-on', what, token).toString('base64url')
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') }
}

export function signOnHandlers({ provider }: { readonly provider?: Provider | undefined }) {
  /** The provider is asked before the transaction: it may take its time. */
  async function ready({ client }: Before<typeof signOnRoutes.beginSignOn>): Promise<Ready | Refusing> {
    if (!provider) return refuse({ code: 'accounts.noSignOn' })
    const token = newToken()
    const address = await provider.ask(client.origin + returnPath, proofOf(token))
    return address === undefined ? refuse({ code: why.down }) : { ok: true, token, address }
  }

  /** A way back serves once, whatever becomes of it. */
  async function comeBack({
    body,
    cookies,
    database,
  }: Before<typeof signOnRoutes.finishSignOn>): Promise<Back | Refusing> {
    const token = cookies.get(signOnCookie)
    const sent = token && (await database.as(null, (tx) => takeSignOn(tx, digestOf(token))))
    if (!provider || !token || !sent) return refuse({ code: 'accounts.signOnOver' })
    const returned = await provider.read(sent.return_address, body.returned, proofOf(token))
    if (!returned.ok) return refuse({ code: why[returned.why] })
    return { ok: true, identity: returned.identity, back: sent.back }
  }

  return {
    getSignOn: async () => ({ label: provider ? { ...provider.label } : null }),

    beginSignOn: prepared(signOnRoutes.beginSignOn, ready, async (given): Promise<Refusing | { address: string }> => {
      const { prepared: asked, tx, body, client, cookies } = given
      if (!asked.ok) return asked
      const { token, address } = asked
      await beginSignOn(tx, digestOf(token), { return_address: client.origin + returnPath, back: ownPath(body.back) })
      cookies.set(signOnCookie, token)
      return { address }
    }),

    finishSignOn: prepared(signOnRoutes.finishSignOn, comeBack, async (given): Promise<Refusing | Signed> => {
      const { prepared: came, tx, cookies } = given
      if (!came.ok) return came
      const { issuer, subject, second, session, login: told } = came.identity
      const login = told === undefined ? undefined : loginOf(told)
      const found = login === undefined ? undefined : await findSignedOn(tx, { issuer, subject, login })
      if (found === undefined) return refuse({ code: 'accounts.loginUnknown' })
      cookies.clear(signOnCookie)
      const entered = await passFirst(given, found.account, { means: 'signOn', came: { session, second } })
      if (found.first) await recordOwn(given, found.account, 'accounts.bindLogin')
      return { entered, back: came.back }
    }),

    async getLogin(given) {
      const account = await loadTheirs(given, given.params.id)
      if (!account) return refuse({ code: 'notFound' })
      const kept = await loginOfAccount(given.tx, account.id)
      const login = kept && {
        login: kept.login,
        onlyWay: kept.only_way,
        boundAt: kept.bound_at?.toISOString() ?? null,
        bindsUntil: kept.binds_until.toISOString(),
        lapsed: kept.bound_at === null && kept.binds_until.toISOString() <= given.world.now,
      }
      return { login: login ?? null }
    },

    setLogin: command(signOnRoutes.setLogin, {
      async load(given) {
        const { tx, actor, body } = given
        const account = await loadTheirs(given, given.params.id)
        if (!account) return undefined
        const typed = loginOf(body.login) ?? ''
        const taken = await isLoginTaken(tx, typed, account.id)
        return { account, taken, two: await needsTwoForLogin(tx, account.id, typed), self: actor.account }
      },
      decide: ({ account, taken, self }, { body }) =>
        provider ? setLogin(account, body.login, { self, taken }) : refuse({ code: 'accounts.noSignOn' }),
      second: (_given, { account, two }, { login }) =>
        two ? toSetLogin(account, createHash('sha256').update(login).digest('hex')) : undefined,
      save: ({ tx, body }, { account }, { login }) =>
        keepLogin(tx, account.id, { login, onlyWay: body.onlyWay, days: waitsDays }),
      event: ({ body, world }, { account }) => ({
        unit: homeOf(account),
        command: 'accounts.setLogin',
        on: world.today,
        body: { account: account.id, onlyWay: body.onlyWay },
      }),
      answer: () => ({}),
    }),

    endLogin: command(signOnRoutes.endLogin, {
      async load(given) {
        const { tx, actor } = given
        const account = await loadTheirs(given, given.params.id)
        if (!account) return undefined
        const kept = await loginOfAccount(tx, account.id)
        const two = await needsTwoToEndLogin(tx, account.id)
        return { account, two, held: kept !== undefined, self: actor.account }
      },
      decide: ({ account, self }) => endLogin(account, self),
      second: (_given, { account, two }) => (two ? toEndLogin(account) : undefined),
      save: async ({ tx }, { account, held }) => {
        if (held) await dropLogin(tx, account.id)
      },
      event: ({ world }, { account }) => ({
        unit: homeOf(account),
        command: 'accounts.endLogin',
        on: world.today,
        body: { account: account.id },
      }),
      answer: () => ({}),
    }),
  } satisfies Handlers<typeof signOnRoutes, AccountRefusal>
}
