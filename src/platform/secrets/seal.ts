import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto'

/** What is sealed with the key of an installation, and found again by a keyed hash. Nobody who has only the database has either. */
export interface Secrets {
  /** Tells this key from another, and nothing of it: 16 hexadecimal digits. */
  readonly fingerprint: string
  /** AES-256-GCM: 12 bytes of chance, 16 of proof, the rest. `about` is bound in: what was sealed about one opens about no other. */
  seal(text: string, about: string): Buffer
  /** `undefined` where it was altered, is about another, or was sealed with another key. */
  open(sealed: Uint8Array, about: string): string | undefined
  /** HMAC-SHA-256, 32 bytes: equal for equal texts under one key. */
  hash(text: string): Buffer
  /** Ed25519, in hexadecimal digits; `key` is the public one (SPKI, DER), by which others see that it came from this installation. */
  sign(text: string): { readonly key: string; readonly signature: string }
}

const [chance, proof] = [12, 16]

/** From the 32 bytes of a key file. Each use has a key of its own, derived from them. */
export function secretsFrom(key: Uint8Array): Secrets {
  if (key.length !== 32) throw new RangeError('a key has 32 bytes')
  const sealing = derive(key, 'chibo, sealing')
  const hashing = derive(key, 'chibo, hashing')
  return {
    fingerprint: fingerprintOf(key),
    seal(text, about) {
      const start = randomBytes(chance)
      const cipher = createCipheriv('aes-256-gcm', sealing, start).setAAD(Buffer.from(about))
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([start, cipher.getAuthTag(), hidden])
    },
    open(sealed, about) {
      if (sealed.length < chance + proof) return undefined
      try {
        const opening = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, chance))
        opening.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(chance, chance + proof))
        return Buffer.concat([opening.update(sealed.subarray(chance + proof)), opening.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
    hash: (text) => createHmac('sha256', hashing).update(text, 'utf8').digest(),
    sign: (text) => signWith(derive(key, 'chibo, signing'), text),
  }
}

export function fingerprintOf(key: Uint8Array): string {
  return createHash('sha256').update('chibo, which key\0').update(key).digest('hex').slice(0, 16)
}

/** The beginning of an Ed25519 key in PKCS #8; its 32 bytes follow. */
const ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

function signWith(seed: Uint8Array, text: string) {
  const own = createPrivateKey({ key: Buffer.concat([ed25519, seed]), format: 'der', type: 'pkcs8' })
  const key = createPublicKey(own).export({ format: 'der', type: 'spki' }).toString('hex')
  return { key, signature: sign(null, Buffer.from(text, 'utf8'), own).toString('hex') }
}

function derive(key: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), use, 32))
}
