import { refuse } from '#kernel/decision.ts'
import type { AnyRoute } from '#kernel/contract.ts'
import { type Before, type Given, type Handlers, prepared } from '#platform/http/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import {
  askForPasskey,
  digestOf,
  entryCookie,
  isPassword,
  newToken,
  paperDigest,
  readPasskey,
  stepOf,
} from '#platform/session/index.ts'
import { forgiveTurns, getAccount, findSecret, takeSignInTurn } from './accounts.sql.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { beginEntry, setChallenge, takeEntry } from './entry.sql.ts'
import { halfWay, type Refusing, takeSecondTurn, type Turn } from './half-way.server.ts'
import { findPasskey, listPasskeys, loadTotp, usePaperCode, usePasskey, useTotpStep } from './layers.sql.ts'
import { type Entered, secondRoutes } from './second.contract.ts'
import { bucketsOf, passFirst, passSecond, recordOwn } from './session.server.ts'
import { entersOnlyBySignOn } from './sign-on.sql.ts'

interface SecondSettings {
  readonly secrets?: Secrets | undefined
}

async function tryAgain({ body, client, cookies, database, account }: Before<typeof secondRoutes.showAgain>) {
  const tried = await database.as(account, async (tx) => {
    const { username } = await getAccount(tx, account)
    const buckets = bucketsOf(username, { client, cookies })
    return { buckets, seconds: await takeSignInTurn(tx, username, buckets), secret: await findSecret(tx, username) }
  })
  if (tried.seconds > 0) return refuse({ code: 'accounts.wait', seconds: tried.seconds })
  return (await isPassword(body.password, tried.secret?.password_hash))
    ? ({ ok: true, buckets: tried.buckets } as const)
    : refuse({ code: 'accounts.wrongPassword' })
}

export function secondHandlers({ secrets }: SecondSettings) {
  return {
    enterByTotp: prepared(secondRoutes.enterByTotp, takeSecondTurn, async (given) => {
      const { prepared: turn, tx, body, world } = given
      if (!turn.ok) return turn
      const half = await halfWay(given)
      if (!half.ok) return half
      const kept = await loadTotp(tx)
      const secret = kept?.sealed ? secrets?.open(kept.sealed, half.account) : undefined
      const step = secret && kept && stepOf(body.code, { secret, after: kept.last_step, now: new Date(world.now) })
      if (!step || !(await useTotpStep(tx, step))) return refuse({ code: 'accounts.codeOfAppWrong' })
      await forgiveTurns(tx, turn.buckets)
      await passSecond(given, half, 'totp')
      return {}
    }),

    enterByPaper: prepared(secondRoutes.enterByPaper, takeSecondTurn, async (given) => {
      const { prepared: turn, tx, body } = given
      if (!turn.ok) return turn
      const half = await halfWay(given)
      if (!half.ok) return half
      if (!(await usePaperCode(tx, await paperDigest(body.code, half.account))))
        return refuse({ code: 'accounts.paperWrong' })
      await forgiveTurns(tx, turn.buckets)
      await recordOwn(given, half.account, 'accounts.usePaper')
      await passSecond(given, half, 'paper')
      return {}
    }),

    async askPasskey(given) {
      const { tx, cookies, client } = given
      const half = await halfWay(given)
      const known = half.ok ? (await listPasskeys(tx)).map(({ id }) => id) : []
      const { options, challenge } = await askForPasskey(client.origin, known)
      if (half.ok) await setChallenge(tx, half.token, challenge)
      else {
        const token = newToken()
        const nobodyYet = { account: null, means: 'passkey', again: false, passed: false } as const
        await beginEntry(tx, { token: digestOf(token), ...nobodyYet, challenge })
        cookies.set(entryCookie, token)
      }
      return { options: { ...options } }
    },

    enterByPasskey: prepared(secondRoutes.enterByPasskey, takeChallenge, enterByPasskey),

    showAgain: prepared(secondRoutes.showAgain, tryAgain, async (given): Promise<Entered | Refusing> => {
      const { prepared: tried, tx, actor } = given
      if (!tried.ok) return tried
      await forgiveTurns(tx, tried.buckets)
      return passFirst(given, actor.account, { means: 'password', again: true })
    }),
  } satisfies Handlers<typeof secondRoutes, AccountRefusal>
}

type Challenged =
  | { readonly ok: true; readonly challenge: string; readonly buckets?: Extract<Turn, { ok: true }>['buckets'] }
  | Extract<Turn, { ok: false }>

/** A challenge serves once, whatever becomes of the answer. Of whoever has shown nothing yet no tries are counted: a passkey is not guessed. */
async function takeChallenge(given: Before<typeof secondRoutes.enterByPasskey>): Promise<Challenged> {
  const token = digestOf(given.cookies.get(entryCookie) ?? '')
  const entry = await given.database.as(null, (tx) => takeEntry(tx, token))
  if (!entry?.challenge) return refuse({ code: 'accounts.entryOver' })
  if (entry.account === null) return { ok: true, challenge: entry.challenge }
  const turn = await takeSecondTurn(given)
  return turn.ok ? { ok: true, challenge: entry.challenge, buckets: turn.buckets } : turn
}

async function enterByPasskey(given: Given<typeof secondRoutes.enterByPasskey, Challenged>) {
  const { prepared: asked, tx, client, cookies, body } = given
  if (!asked.ok) return asked
  const token = digestOf(cookies.get(entryCookie) ?? '')
  const entry = await takeEntry(tx, token)
  if (entry === undefined) return refuse({ code: 'accounts.entryOver' })
  const passkey = await shownKey(tx, body.response, entry.account)
  const counter = passkey && (await readPasskey(client.origin, asked.challenge, body.response, passkey))
  if (!passkey || counter === undefined) return refuse({ code: 'accounts.passkeyWrong' })
  await usePasskey(tx, passkey.id, counter)
  if (asked.buckets) await forgiveTurns(tx, asked.buckets)
  await passSecond(given, { token, account: passkey.account, again: entry.again }, 'passkey')
  return {}
}

/** The passkey that was shown, if it is that of whoever is half way in; where nobody is yet, of anybody it opens the account of by itself. */
async function shownKey(tx: Given<AnyRoute>['tx'], { id }: Readonly<Record<string, unknown>>, account: string | null) {
  const found = typeof id === 'string' ? await findPasskey(tx, id) : undefined
  if (account !== null) return found?.account === account ? found : undefined
  return found && (await entersOnlyBySignOn(tx, found.account)) ? undefined : found
}
