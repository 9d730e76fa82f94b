import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

interface Options {
  readonly challenge: string
  readonly user?: { readonly id: string; readonly name: string }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (said: string | Uint8Array) => createHash('sha256').update(said).digest()
const part = (text: string | undefined) => new Uint8Array(Buffer.from(text ?? '', 'base64url'))

/** A device that keeps one key (ES256) for an address, with a finger always on it. */
export function aDevice(url: string) {
  const id = randomBytes(16)
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = pair.publicKey.export({ format: 'jwk' })
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, part(jwk.x)],
    [-3, part(jwk.y)],
  ])
  const data = (flags: number) => Buffer.concat([sha256(new URL(url).hostname), Buffer.from([flags, 0, 0, 0, 0])])
  const said = (type: string, { challenge }: Options) => Buffer.from(JSON.stringify({ type, challenge, origin: url }))
  const answer = (response: object) => ({
    id: base64(id),
    rawId: base64(id),
    type: 'public-key',
    response,
    clientExtensionResults: {},
  })
  return {
    create(options: Options) {
      const key = isoCBOR.encode(cose)
      const whole = Buffer.concat([data(0x45), Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', new Uint8Array(whole)],
      ])
      return answer({
        clientDataJSON: base64(said('webauthn.create', options)),
        attestationObject: base64(isoCBOR.encode(attestation)),
        transports: ['internal'],
      })
    },
    get(options: Options) {
      const client = said('webauthn.get', options)
      const signature = sign('sha256', Buffer.concat([data(5), sha256(client)]), pair.privateKey)
      return answer({
        clientDataJSON: base64(client),
        authenticatorData: base64(data(5)),
        signature: base64(signature),
      })
    },
  }
}
