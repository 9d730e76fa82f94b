import { refuse } from '#kernel/decision.ts'
import { command, type Given, type Handlers } from '#platform/http/index.ts'
import { ownUnit } from './heads.routes.ts'
import { findHead, witnessHead } from './heads.sql.ts'
import { keyRoutes } from './keys.contract.ts'
import { askForKey, askForSignature, keyFile, printOf, readKey, readSignature } from './keys.server.ts'
import { findOwnKey, keepChallenge, keepKey, keepSignature, takeChallenge } from './keys.sql.ts'
import type { AuditRefusal } from './trail.ts'
import { namesOf } from './trail.sql.ts'

/** The key and the head of a day, where there are both. */
async function toSign({ tx, params }: Pick<Given<typeof keyRoutes.signHead>, 'tx' | 'params'>) {
  const key = await findOwnKey(tx)
  const head = await findHead(tx, params.day)
  return key && head?.shown ? { key, head } : undefined
}

export const keyHandlers: Handlers<typeof keyRoutes, AuditRefusal> = {
  async askHeadKey({ tx, actor, client }) {
    const known = await findOwnKey(tx)
    const names = await namesOf(tx, [actor.account], [])
    const name = names.get(actor.account)?.name ?? ''
    const { options, challenge } = await askForKey(client.origin, name, known ? [known.id] : [])
    await keepChallenge(tx, challenge)
    return { options: { ...options } }
  },

  async makeHeadKey(given) {
    const { tx, client, body, world, record } = given
    const unit = await ownUnit(given, 'audit.sign')
    if (unit === undefined) return refuse({ code: 'notFound' })
    const challenge = await takeChallenge(tx)
    const key = challenge === undefined ? undefined : await readKey(client.origin, challenge, body.response)
    if (!key) return refuse({ code: 'audit.keyWrong' })
    await keepKey(tx, key, unit)
    await record({ unit, command: 'audit.makeKey', on: world.today, body: { print: printOf(key.spki) } })
    return { ...keyFile(key), print: printOf(key.spki) }
  },

  async getHeadKey({ tx }) {
    const key = await findOwnKey(tx)
    if (!key) return { key: null }
    return { key: { madeAt: key.made_at.toISOString(), print: printOf(key.spki), ...keyFile(key) } }
  },

  async askHeadSignature(given) {
    const found = await toSign(given)
    if (!found) return refuse({ code: 'notFound' })
    const { key, head } = found
    return { options: { ...(await askForSignature(given.client.origin, key, head.on_day, head.hash)) } }
  },

  signHead: command(keyRoutes.signHead, {
    async load(given) {
      const unit = await ownUnit(given, 'audit.sign')
      const found = await toSign(given)
      if (!found || unit === undefined) return undefined
      const { key, head } = found
      const of = { day: head.on_day, hash: head.hash }
      return { unit, key, head, signed: await readSignature(given.client.origin, key, of, given.body.response) }
    },
    decide: ({ signed }) => (signed ? { ok: true, signed } : refuse({ code: 'audit.keyWrong' })),
    async save({ tx, params }, { unit, key, head }, { signed }) {
      await keepSignature(tx, params.day, key.id, head.hash, signed)
      await witnessHead(tx, params.day, 'key', unit)
    },
    event: ({ params, world }, { unit, key, head }) => ({
      unit,
      command: 'audit.signHead',
      on: world.today,
      body: { day: params.day, shown: head.shown, print: printOf(key.spki) },
    }),
    answer: () => ({}),
  }),
}
