import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { type Decision, refuse, type Refusal } from '#kernel/decision.ts'
import { codeOf, messageOf } from './db/refusals.ts'

/** What a server speaks TLS with, as PEM: its certificate with those between it and the authority, and the private key. */
export interface Tls {
  readonly cert: string
  readonly key: string
}

export type TlsRefusal = Refusal &
  (
    | { readonly code: 'tls.half'; readonly missing: 'cert' | 'key' }
    | { readonly code: 'tls.missing'; readonly file: string }
    | { readonly code: 'tls.unreadable'; readonly file: string; readonly reason: string }
    | { readonly code: 'tls.notACertificate'; readonly file: string }
    | { readonly code: 'tls.notAKey'; readonly file: string }
    | { readonly code: 'tls.encryptedKey'; readonly file: string }
    | { readonly code: 'tls.otherKey'; readonly cert: string; readonly key: string }
    | { readonly code: 'tls.expired'; readonly file: string; readonly on: string }
    | { readonly code: 'tls.notYet'; readonly file: string; readonly on: string }
    | { readonly code: 'tls.otherName'; readonly file: string; readonly wanted: string; readonly names: string }
  )

export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** Certificate and key of these files, if they belong together and hold now. `names`: the hosts it answers for, without wildcards. */
export function readTls(
  files: TlsFiles,
  now: Date,
): Decision<{ readonly tls: Tls; readonly names: readonly string[] }, TlsRefusal> {
  const cert = readText(files.cert)
  if (!cert.ok) return cert
  const key = readText(files.key)
  if (!key.ok) return key
  const certificate = certificateIn(cert.text)
  if (certificate === undefined) return refuse({ code: 'tls.notACertificate', file: files.cert })
  const secret = keyIn(key.text)
  if (secret === undefined) return refuse({ code: 'tls.notAKey', file: files.key })
  if (secret === 'encrypted') return refuse({ code: 'tls.encryptedKey', file: files.key })
  if (!certificate.checkPrivateKey(secret)) return refuse({ code: 'tls.otherKey', cert: files.cert, key: files.key })
  const untimely = whyNotNow(certificate, files.cert, now)
  if (untimely !== undefined) return refuse(untimely)
  return { ok: true, tls: { cert: cert.text, key: key.text }, names: namesIn(certificate) }
}

/** Whether the certificate answers for a host, wildcards and addresses included. */
export function answersFor({ cert }: Tls, host: string): boolean {
  const certificate = new X509Certificate(cert)
  const bare = host.replace(/^\[|\]$/g, '')
  return (isIP(bare) === 0 ? certificate.checkHost(bare) : certificate.checkIP(bare)) !== undefined
}

function readText(file: string): Decision<{ readonly text: string }, TlsRefusal> {
  try {
    return { ok: true, text: readFileSync(file, 'utf8') }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return refuse({ code: 'tls.missing', file })
    return refuse({ code: 'tls.unreadable', file, reason: codeOf(error) ?? messageOf(error) })
  }
}

function certificateIn(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(text)
  } catch {
    return undefined // something else stands in the file
  }
}

function keyIn(text: string): KeyObject | 'encrypted' | undefined {
  if (/ENCRYPTED/.test(text)) return 'encrypted'
  try {
    return createPrivateKey(text)
  } catch {
    return undefined // something else stands in the file
  }
}

function whyNotNow(certificate: X509Certificate, file: string, now: Date): TlsRefusal | undefined {
  const [from, to] = [certificate.validFromDate, certificate.validToDate]
  if (to < now) return { code: 'tls.expired', file, on: dayOf(to) }
  return now < from ? { code: 'tls.notYet', file, on: dayOf(from) } : undefined
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

function namesIn({ subjectAltName }: X509Certificate): readonly string[] {
  return [...(subjectAltName ?? '').matchAll(/(?:^|, )DNS:([^,]+)/g)].flatMap(([, name]) =>
    name === undefined || name.includes('*') ? [] : [name.toLowerCase()],
  )
}
