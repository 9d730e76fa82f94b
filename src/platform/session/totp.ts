import { generateSecret, generateURI, verifySync } from 'otplib'

/** Seconds a code of an authenticator stands for, and how far its clock may be off: one code to either side. */
const period = 30

/** 160 random bits, as authenticators take them in: base32. */
export function newTotpSecret(): string {
  return generateSecret()
}

/** What the square picture says that an authenticator reads: `otpauth://totp/…`. */
export function totpAddress(secret: string, username: string): string {
  return generateURI({ issuer: 'Chi Bộ', label: username, secret })
}

/** Which step of time a code stands for, so that it is used once: later than `after`. `undefined` where it stands for none. */
export function stepOf(
  typed: string,
  { secret, after, now }: { readonly secret: string; readonly after: number; readonly now: Date },
): number | undefined {
  const token = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const epoch = Math.floor(now.getTime() / 1000)
  const found = verifySync({ secret, token, epoch, period, epochTolerance: period })
  if (!found.valid || !('timeStep' in found)) return undefined
  return found.timeStep > after ? found.timeStep : undefined
}
