import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'

const argon2Async = promisify<'argon2d' | 'argon2i' | 'argon2id', Argon2Parameters, Buffer>(argon2)

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane
const memory = 19_456
const passes = 2
const parallelism = 1
const tagLength = 32

/** The PHC string to keep: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await tagOf(password, { nonce, memory, passes, parallelism, tagLength })
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`
}

const kept = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Takes as long for an account that does not exist (`undefined`) as for one whose password is another. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, m = memory, t = passes, p = parallelism, salt, tag] = kept.exec(hash ?? '') ?? []
  const expected = tag === undefined ? randomBytes(tagLength) : Buffer.from(tag, 'base64')
  const nonce = salt === undefined ? randomBytes(16) : Buffer.from(salt, 'base64')
  const costs = { memory: Number(m), passes: Number(t), parallelism: Number(p), tagLength: expected.length }
  const given = await tagOf(password, { nonce, ...costs })
  return timingSafeEqual(given, expected)
}

/**
 * Of a code of few letters that is looked for by its hash: 32 bytes, as slow to try as a password. `salt`: 16 random bytes, the
 * same for all codes it is to be found among.
 */
export function slowDigest(code: string, salt: Uint8Array): Promise<Buffer> {
  return tagOf(code, { nonce: salt, memory, passes, parallelism, tagLength })
}

/** The same password typed on another keyboard has the same letters: NFC. */
function tagOf(password: string, costs: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  return argon2Async('argon2id', { message: Buffer.from(password.normalize('NFC')), ...costs })
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '')
}
