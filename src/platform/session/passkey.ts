import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

/** A key that a machine keeps and shows only to this address, after a finger, a face or the machine's own code. */
export interface Passkey {
  /** base64url */
  readonly id: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

interface Asked<T> {
  readonly options: T
  readonly challenge: string
}

/** What a browser needs to make a key. `account` is only a handle: nothing of it is shown. */
export async function askForNewPasskey(
  origin: string,
  whose: { readonly account: string; readonly username: string; readonly name: string },
  known: readonly string[],
): Promise<Asked<PublicKeyCredentialCreationOptionsJSON>> {
  const options = await generateRegistrationOptions({
    rpName: 'Chi Bộ',
    rpID: new URL(origin).hostname,
    userID: new Uint8Array(Buffer.from(whose.account.replaceAll('-', ''), 'hex')),
    userName: whose.username,
    userDisplayName: whose.name,
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  return { options, challenge: options.challenge }
}

/** `undefined` where the answer is to another challenge or address, or does not hold together. */
export async function readNewPasskey(
  origin: string,
  challenge: string,
  response: unknown,
): Promise<Passkey | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever a browser sent: the library reads it, and refuses
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
    })
    if (!verified) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { id, publicKey, counter, transports }
  } catch {
    return undefined
  }
}

/** What a browser needs to show a key: one of those known, or any it has for this address. */
export async function askForPasskey(
  origin: string,
  known: readonly string[],
): Promise<Asked<PublicKeyCredentialRequestOptionsJSON>> {
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    allowCredentials: known.map((id) => ({ id })),
    userVerification: 'required',
  })
  return { options, challenge: options.challenge }
}

/** The key's new counter; `undefined` where the answer is to another challenge or address, or the key did not sign it. */
export async function readPasskey(
  origin: string,
  challenge: string,
  response: unknown,
  { id, publicKey, counter }: Passkey,
): Promise<number | undefined> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever a browser sent: the library reads it, and refuses
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      credential: { id, publicKey: new Uint8Array(publicKey), counter },
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}
