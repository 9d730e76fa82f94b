// oxlint-disable-next-line import/no-unassigned-import -- the library below looks for what this adds
import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { createHash } from 'node:crypto'

/** The name under which the tests reach the application, as an office would: never localhost. It leads to this machine. */
export const hostName = 'chibo.example.test'

export interface Issued {
  /** PEM of the certificate. */
  readonly cert: string
  /** PEM of its private key. */
  readonly key: string
  /** SHA-256 of the public key in base64, by which a browser can be told to trust it. */
  readonly pin: string
}

export interface Authority {
  /** PEM, for those who are to trust it. */
  readonly cert: string
  issue(wanted?: { readonly names?: readonly string[]; readonly from?: Date; readonly to?: Date }): Promise<Issued>
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' }
const algorithm = { ...curve, hash: 'SHA-256' }
const days = 86_400_000

/** A certificate authority that lives as long as the tests do. */
export async function anAuthority(): Promise<Authority> {
  const keys = await newKeys()
  const own = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Chi Bo test authority',
    keys,
    signingAlgorithm: algorithm,
    ...around(),
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  })
  return {
    cert: own.toString('pem'),
    async issue({ names = [hostName], from, to } = {}) {
      const theirs = await newKeys()
      const { notBefore, notAfter } = around()
      const made = await X509CertificateGenerator.create({
        subject: `CN=${names[0] ?? hostName}`,
        issuer: own.subject,
        publicKey: theirs.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: algorithm,
        notBefore: from ?? notBefore,
        notAfter: to ?? notAfter,
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
          new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value }))),
        ],
      })
      return { cert: made.toString('pem'), key: await pemOf(theirs.privateKey), pin: pinOf(made) }
    },
  }
}

function newKeys() {
  return crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
}

function around() {
  const now = Date.now()
  return { notBefore: new Date(now - days), notAfter: new Date(now + 30 * days) }
}

async function pemOf(key: CryptoKey): Promise<string> {
  return PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}

function pinOf(certificate: X509Certificate): string {
  return createHash('sha256').update(new Uint8Array(certificate.publicKey.rawData)).digest('base64')
}
