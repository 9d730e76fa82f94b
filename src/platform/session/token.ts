import { createHash, randomBytes } from 'node:crypto'

export const sessionCookie = 'chibo-session'
/** Of somebody half way in: the first layer is passed, the second is not. */
export const entryCookie = 'chibo-entry'

/** Of the one telephone that six digits open an account on. */
export const deviceCookie = 'chibo-device'

/** Of a browser that somebody has signed in from: it opens nothing, and keeps the guesses of others from slowing them there. */
export const knownCookie = 'chibo-known'

/** Of a browser that was sent to the province's sign-on and has not come back. */
export const signOnCookie = 'chibo-sign-on'

/** 256 random bits; the database keeps only `digestOf` it. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function digestOf(...parts: readonly string[]): Buffer {
  return createHash('sha256').update(parts.join('\0')).digest()
}
