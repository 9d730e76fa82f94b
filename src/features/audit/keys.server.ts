import { createHash, createPublicKey, randomUUID } from 'node:crypto'
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers'
import { z } from 'zod'
import { askForNewPasskey, askForPasskey, type Passkey, readNewPasskey, readPasskey } from '#platform/session/index.ts'
import type { HeadKey, Signed } from './keys.sql.ts'
import { lettersOf } from './shown.server.ts'

/** What a device is asked to sign for a head: nothing else of Chi Bộ asks for such a hash. docs/trail.md. */
export function challengeOf(day: string, hash: string): string {
  return createHash('sha256').update(['chibo-sign-1', day, hash].join('\n')).digest('base64url')
}

/** A handle of its own: a device keeps one key for each, and this one shall not take the place of the one for signing in. */
export function askForKey(origin: string, name: string, known: readonly string[]) {
  const shown = `Dấu niêm · ${name}`
  return askForNewPasskey(origin, { account: randomUUID(), username: shown, name: shown }, known)
}

/** `undefined` where it answers another challenge or address, or is of a kind nobody could verify outside. */
export async function readKey(
  origin: string,
  challenge: string,
  response: unknown,
): Promise<Omit<HeadKey, 'made_at'> | undefined> {
  const made = await readNewPasskey(origin, challenge, response)
  const spki = made && spkiOf(made.publicKey)
  return spki && { id: made.id, public_key: made.publicKey, spki }
}

export async function askForSignature(origin: string, key: HeadKey, day: string, hash: string) {
  const { options } = await askForPasskey(origin, [key.id])
  return { ...options, challenge: challengeOf(day, hash) }
}

const Answer = z.object({
  response: z.object({ authenticatorData: z.string(), clientDataJSON: z.string(), signature: z.string() }),
})

/** `undefined` where another key signed, or something else. */
export async function readSignature(
  origin: string,
  key: HeadKey,
  of: { readonly day: string; readonly hash: string },
  response: unknown,
): Promise<Signed | undefined> {
  const passkey: Passkey = { id: key.id, publicKey: key.public_key, counter: 0, transports: [] }
  if ((await readPasskey(origin, challengeOf(of.day, of.hash), response, passkey)) === undefined) return undefined
  const answer = Answer.safeParse(response)
  if (!answer.success) return undefined
  const { authenticatorData, clientDataJSON, signature } = answer.data.response
  return {
    authenticatorData: bytes(authenticatorData),
    clientData: bytes(clientDataJSON),
    signature: bytes(signature),
  }
}

function bytes(encoded: string): Uint8Array {
  return Buffer.from(encoded, 'base64url')
}

/** Twenty characters of Crockford's alphabet, the first 100 bits of its hash: what an inspector keeps of a key on paper. */
export function printOf(spki: Uint8Array): string {
  const hash = createHash('sha256').update(spki).digest('hex')
  return lettersOf(BigInt(`0x${hash}`) >> 156n, 20)
}

/** What is kept outside of a key. */
export function keyFile({ spki }: Pick<HeadKey, 'spki'>): { readonly name: string; readonly file: string } {
  const print = printOf(spki)
  const file = { format: 'chibo-key-1', key: Buffer.from(spki).toString('hex'), print }
  return { name: `khoa-dau-niem-${print.slice(0, 4)}.json`, file: `${JSON.stringify(file, null, 1)}\n` }
}

/** The public half as everybody reads it; `undefined` for a kind other than ES256, EdDSA and RS256. */
function spkiOf(publicKey: Uint8Array): Uint8Array | undefined {
  const key = decodeCredentialPublicKey(new Uint8Array(publicKey))
  try {
    return createPublicKey({ key: jwkOf(key), format: 'jwk' }).export({ type: 'spki', format: 'der' })
  } catch {
    return undefined
  }
}

function base64url(part: unknown): string {
  return part instanceof Uint8Array ? Buffer.from(part).toString('base64url') : ''
}

type Jwk = Readonly<Record<string, string>>

function jwkOf(key: ReturnType<typeof decodeCredentialPublicKey>): Jwk {
  if (cose.isCOSEPublicKeyEC2(key))
    return {
      kty: 'EC',
      crv: 'P-256',
      x: base64url(key.get(cose.COSEKEYS.x)),
      y: base64url(key.get(cose.COSEKEYS.y)),
    }
  if (cose.isCOSEPublicKeyRSA(key))
    return { kty: 'RSA', n: base64url(key.get(cose.COSEKEYS.n)), e: base64url(key.get(cose.COSEKEYS.e)) }
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    x: base64url(cose.isCOSEPublicKeyOKP(key) ? key.get(cose.COSEKEYS.x) : undefined),
  }
}
