import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { Refused } from '#browser/client.ts'
import { layerApi } from './api.ts'

/** A passkey belongs to a name: not to a number, and not to a page that came without encryption. */
export function canUsePasskeys(): boolean {
  const isNumber = /^[\d.]+$|:/.test(location.hostname)
  return isSecureContext && !isNumber && typeof globalThis.PublicKeyCredential === 'function'
}

/** Enters with a passkey of this device. */
export async function enterWithPasskey(): Promise<void> {
  const { options } = await layerApi.askPasskey()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the server's half of the same library
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const response = await startAuthentication({ optionsJSON })
  await layerApi.enterByPasskey({ body: { response: { ...response } } })
}

/** Makes a passkey on this device. Answers the codes on paper, where they are the first. */
export async function makePasskey(): Promise<readonly string[] | null> {
  const { options } = await layerApi.askNewPasskey()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the server's half of the same library
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const response = await startRegistration({ optionsJSON })
  return (await layerApi.addPasskey({ body: { response: { ...response } } })).papers
}

/** Whether it was the device, not the server, that did not go on: the finger was not put, or the window closed. */
export function wasLeft(error: unknown): boolean {
  return error !== null && error !== undefined && !(error instanceof Refused)
}
