import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { layerApi } from './api.ts'

export { canUsePasskeys, wasLeft } from '#browser/passkeys.ts'

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
