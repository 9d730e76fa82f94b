import type { AnyRoute } from '#kernel/contract.ts'
import { refuse } from '#kernel/decision.ts'
import { type Before, type Given, type Handlers, prepared } from '#platform/http/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import {
  askForNewPasskey,
  hashPassword,
  newCode,
  newTotpSecret,
  paperDigest,
  readNewPasskey,
  stepOf,
  totpAddress,
} from '#platform/session/index.ts'
import { forgiveTurns } from './accounts.sql.ts'
import type { AccountRefusal } from './accounts.problems.ts'
import { setChallenge } from './entry.sql.ts'
import { type HalfWay, mayChangeLayers, takeSecondTurn } from './half-way.server.ts'
import {
  addPasskey,
  changePassword,
  keepPaperCodes,
  layersOf,
  listPasskeys,
  loadTotp,
  proposeTotp,
  removeLayer,
  settleTotp,
} from './layers.sql.ts'
import { whyNotPassword } from './password.ts'
import { layerRoutes } from './second.contract.ts'
import { hasSecond, type Layers, papers as papersEach } from './second-layer.ts'
import { beginSession, type Entering, passSecond, recordOwn } from './session.server.ts'

interface LayerSettings {
  readonly secrets?: Secrets | undefined
}

/** The password is judged and hashed before the transaction: both take their time. */
async function readyToChange({ body, database, cookies }: Before<typeof layerRoutes.changePassword>) {
  const half = await database.as(null, (tx) => mayChangeLayers({ tx, cookies }))
  if (!half.ok) return half
  const weak = whyNotPassword(body.password, half)
  return weak ? refuse(weak) : ({ ok: true, passwordHash: await hashPassword(body.password) } as const)
}

export function layerHandlers({ secrets }: LayerSettings) {
  return {
    async proposeTotp(given) {
      const half = await mayChangeLayers(given)
      if (!half.ok) return half
      if (!secrets) return refuse({ code: 'accounts.noKeyFile' })
      const secret = newTotpSecret()
      await proposeTotp(given.tx, secrets.seal(secret, half.account))
      return { secret, address: totpAddress(secret, half.username) }
    },

    settleTotp: prepared(layerRoutes.settleTotp, takeSecondTurn, async (given) => {
      const { prepared: turn, tx, body, world } = given
      if (!turn.ok) return turn
      const half = await mayChangeLayers(given)
      if (!half.ok) return half
      const kept = await loadTotp(tx)
      const secret = kept?.proposed ? secrets?.open(kept.proposed, half.account) : undefined
      const step = secret && stepOf(body.code, { secret, after: 0, now: new Date(world.now) })
      if (!step) return refuse({ code: 'accounts.codeOfAppWrong' })
      await settleTotp(tx, step)
      await forgiveTurns(tx, turn.buckets)
      return layerMade(given, half, 'totp')
    }),

    async askNewPasskey(given) {
      const half = await mayChangeLayers(given)
      if (!half.ok) return half
      const known = (await listPasskeys(given.tx)).map(({ id }) => id)
      const { options, challenge } = await askForNewPasskey(given.client.origin, half, known)
      await setChallenge(given.tx, half.token, challenge)
      return { options: { ...options } }
    },

    addPasskey: prepared(layerRoutes.addPasskey, takeSecondTurn, async (given) => {
      const { prepared: turn, tx, body, client } = given
      if (!turn.ok) return turn
      const half = await mayChangeLayers(given)
      if (!half.ok) return half
      const made = turn.challenge ? await readNewPasskey(client.origin, turn.challenge, body.response) : undefined
      if (made === undefined) return refuse({ code: 'accounts.passkeyWrong' })
      await addPasskey(tx, made, client.agent)
      await forgiveTurns(tx, turn.buckets)
      return layerMade(given, half, 'passkey')
    }),

    async renewPapers(given) {
      const half = await mayChangeLayers(given)
      if (!half.ok) return half
      if (!hasSecond(half.layers)) return refuse({ code: 'accounts.showAgain' })
      const papers = await newPapers(given, half.account)
      await recordOwn(given, half.account, 'accounts.renewPapers')
      return { papers }
    },

    async removeLayer(given) {
      const half = await mayChangeLayers(given)
      if (!half.ok) return half
      if (half.layers.needs && !hasSecond(without(half.layers, given.body.passkey)))
        return refuse({ code: 'accounts.layerNeeded' })
      if (!(await removeLayer(given.tx, given.body.passkey))) return refuse({ code: 'notFound' })
      await recordOwn(given, half.account, 'accounts.removeLayer', { kind: given.body.passkey ? 'passkey' : 'totp' })
      return {}
    },

    changePassword: prepared(layerRoutes.changePassword, readyToChange, async (given) => {
      const { prepared: ready } = given
      if (!ready.ok) return ready
      const half = await mayChangeLayers(given)
      if (!half.ok) return half
      if (!half.layers.password) return refuse({ code: 'forbidden' })
      await changePassword(given.tx, ready.passwordHash)
      await beginSession(given, half.account, { means: 'password', strong: hasSecond(half.layers) })
      await recordOwn(given, half.account, 'accounts.changePassword')
      return {}
    }),
  } satisfies Handlers<typeof layerRoutes, AccountRefusal>
}

function without(layers: Layers, passkey: string | null): Layers {
  return passkey === null ? { ...layers, totp: false } : { ...layers, passkeys: layers.passkeys - 1 }
}

/** A layer more; with the first of them come codes on paper. Whoever had to make it is in now. */
async function layerMade(
  given: Entering & Pick<Given<AnyRoute>, 'record' | 'world'>,
  half: HalfWay,
  kind: 'totp' | 'passkey',
): Promise<{ papers: string[] | null }> {
  const { papers: left } = await layersOf(given.tx)
  const papers = left > 0 ? null : await newPapers(given, half.account)
  await recordOwn(given, half.account, 'accounts.addLayer', { kind })
  await passSecond(given, half, kind)
  return { papers }
}

async function newPapers({ tx }: Pick<Entering, 'tx'>, account: string): Promise<string[]> {
  const codes = Array.from({ length: papersEach }, newCode)
  await keepPaperCodes(tx, await Promise.all(codes.map((code) => paperDigest(code, account))))
  return codes
}
