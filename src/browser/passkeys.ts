import { Refused } from './client.ts'

/** A passkey belongs to a name: not to a number, and not to a page that came without encryption. */
export function canUsePasskeys(): boolean {
  const isNumber = /^[\d.]+$|:/.test(location.hostname)
  return isSecureContext && !isNumber && typeof globalThis.PublicKeyCredential === 'function'
}

/** Whether it was the device, not the server, that did not go on: the finger was not put, or the window closed. */
export function wasLeft(error: unknown): boolean {
  return error !== null && error !== undefined && !(error instanceof Refused)
}
