import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { keyApi } from './queries.ts'

/** Makes a key on this device; what is to be kept of it outside. */
export async function makeKey() {
  const { options } = await keyApi.askHeadKey()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the server's half of the same library
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const response = await startRegistration({ optionsJSON })
  return keyApi.makeHeadKey({ body: { response: { ...response } } })
}

/** Has the head of a day signed by the key. */
export async function signHead(day: string): Promise<void> {
  const { options } = await keyApi.askHeadSignature({ params: { day } })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the server's half of the same library
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const response = await startAuthentication({ optionsJSON })
  await keyApi.signHead({ params: { day }, body: { response: { ...response } } })
}
