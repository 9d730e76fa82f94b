import { type Decision, refuse, type Refusal } from '#kernel/decision.ts'
import { isLoopback, type Proxies, readProxies } from '#platform/http/index.ts'
import { usualPort } from '#platform/settings.ts'
import { answersFor, readTls, type Tls, type TlsFiles, type TlsRefusal } from '#platform/tls.ts'

/** Where and how the application is reached. */
export interface Listening {
  readonly host: string
  readonly port: number
  /** Without it: `http://` and the host. */
  readonly publicUrl?: string | undefined
  readonly tls?: Tls | undefined
  /** Where `tls` was read from, to be read again when it was renewed. */
  readonly files?: TlsFiles | undefined
  readonly proxies?: Proxies | undefined
  /** Port on this machine for the numbers of the running application. */
  readonly metricsPort?: number | undefined
}

/** As typed on the command line or set in the environment; empty is not given. */
export type Wanted = Readonly<
  Record<'host' | 'port' | 'tlsCert' | 'tlsKey' | 'publicUrl' | 'behindProxy' | 'metricsPort', string | undefined>
>

export type ListeningRefusal =
  | TlsRefusal
  | (Refusal &
      (
        | { readonly code: 'settings.port'; readonly given: string }
        | { readonly code: 'serve.publicUrl'; readonly given: string }
        | { readonly code: 'serve.publicUrlMissing' }
        | { readonly code: 'serve.proxy'; readonly given: string }
        | { readonly code: 'serve.unprotected'; readonly given: string }
      ))

/** The environment's words for the same. */
export function wantedIn(env: Readonly<Record<string, string | undefined>>): Wanted {
  return {
    host: env['CHIBO_HOST'],
    port: env['PORT'],
    tlsCert: env['CHIBO_TLS_CERT'],
    tlsKey: env['CHIBO_TLS_KEY'],
    publicUrl: env['CHIBO_PUBLIC_URL'],
    behindProxy: env['CHIBO_BEHIND_PROXY'],
    metricsPort: env['CHIBO_METRICS_PORT'],
  }
}

/** Plain HTTP, for this machine alone. */
export function onLoopback(port: number): Listening {
  return { host: '127.0.0.1', port }
}

/**
 * What crosses a network is encrypted: other machines are answered only with TLS of its own, or through a proxy that is named.
 * Without a public address a certificate's first name is taken for it.
 */
export function readListening(given: Wanted, now: Date): Decision<{ readonly listening: Listening }, ListeningRefusal> {
  const ports = portsOf(given)
  if (!ports.ok) return ports
  const proxied = proxiesOf(given.behindProxy)
  if (!proxied.ok) return proxied
  const certified = certificateOf(given, now)
  if (!certified.ok) return certified
  const host = filled(given.host) ?? '127.0.0.1'
  if (!isLoopback(host) && !certified.tls && !proxied.proxies) return refuse({ code: 'serve.unprotected', given: host })
  const address = addressOf(given, ports.port, certified, proxied.proxies !== undefined)
  if (!address.ok) return address
  const { port, metricsPort } = ports
  const { tls, files } = certified
  return {
    ok: true,
    listening: { host, port, metricsPort, publicUrl: address.publicUrl, tls, files, proxies: proxied.proxies },
  }
}

type Certified =
  | { readonly ok: true; readonly tls?: never; readonly files?: never; readonly names?: never }
  | { readonly ok: true; readonly tls: Tls; readonly files: TlsFiles; readonly names: readonly string[] }

function certificateOf(given: Wanted, now: Date): Certified | { readonly ok: false; readonly refusal: TlsRefusal } {
  const [cert, key] = [filled(given.tlsCert), filled(given.tlsKey)]
  if (cert === undefined && key === undefined) return { ok: true }
  if (cert === undefined) return refuse({ code: 'tls.half', missing: 'cert' })
  if (key === undefined) return refuse({ code: 'tls.half', missing: 'key' })
  const files = { cert, key }
  const read = readTls(files, now)
  return read.ok ? { ...read, files } : read
}

function addressOf(
  given: Wanted,
  port: number,
  certified: Certified,
  proxied: boolean,
): Decision<{ readonly publicUrl?: string }, ListeningRefusal> {
  const typed = filled(given.publicUrl)
  if (typed === undefined) return assumedAddress(port, certified, proxied)
  const url = URL.parse(typed)
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search !== '')
    return refuse({ code: 'serve.publicUrl', given: typed })
  if (!certified.tls)
    return proxied ? { ok: true, publicUrl: url.origin } : refuse({ code: 'serve.unprotected', given: typed })
  const { tls, files, names } = certified
  if (!answersFor(tls, url.hostname))
    return refuse({ code: 'tls.otherName', file: files.cert, wanted: url.hostname, names: names.join(', ') || '—' })
  return { ok: true, publicUrl: url.origin }
}

function assumedAddress(
  port: number,
  certified: Certified,
  proxied: boolean,
): Decision<{ readonly publicUrl?: string }, ListeningRefusal> {
  const name = certified.names?.[0]
  if (!proxied && name !== undefined) return { ok: true, publicUrl: new URL(`https://${name}:${String(port)}`).origin }
  return proxied || certified.tls ? refuse({ code: 'serve.publicUrlMissing' }) : { ok: true }
}

function portsOf(
  given: Wanted,
): Decision<{ readonly port: number; readonly metricsPort: number | undefined }, ListeningRefusal> {
  const [port, metrics] = [filled(given.port), filled(given.metricsPort)]
  for (const one of [port, metrics])
    if (one !== undefined && !(/^\d{1,5}$/.test(one) && Number(one) <= 65_535))
      return refuse({ code: 'settings.port', given: one })
  return {
    ok: true,
    port: port === undefined ? usualPort : Number(port),
    metricsPort: metrics === undefined ? undefined : Number(metrics),
  }
}

function proxiesOf(given: string | undefined): Decision<{ readonly proxies?: Proxies }, ListeningRefusal> {
  const typed = filled(given)
  if (typed === undefined) return { ok: true }
  const proxies = readProxies(typed.split(',').map((one) => one.trim()))
  return proxies ? { ok: true, proxies } : refuse({ code: 'serve.proxy', given: typed })
}

function filled(given: string | undefined): string | undefined {
  const trimmed = given?.trim() ?? ''
  return trimmed === '' ? undefined : trimmed
}
