import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Decision, refuse, type Refusal } from '#kernel/decision.ts'
import { type ProviderRefusal, type ProviderSettings, readProvider } from './session/provider-settings.ts'

export interface Settings {
  /** Where the embedded database and the demo accounts live; nobody but the user may read it. */
  readonly dataFolder: string
  readonly port: number
  /** Its log goes to standard output too, for a machine that gathers logs. */
  readonly logAlso?: 'stdout' | undefined
  /** A PostgreSQL of one's own; undefined: the embedded one. */
  readonly databaseUrl: string | undefined
  /** Minutes without a request after which a session ends; undefined: as usual. */
  readonly idleMinutes: number | undefined
  /** Hours after which it ends however much it is used; undefined: as usual. */
  readonly longestHours: number | undefined
  /** The province's own sign-on; undefined: there is none. */
  readonly signOn: ProviderSettings | undefined
}

export type SettingsRefusal =
  | ProviderRefusal
  | (Refusal &
      (
        | { readonly code: 'settings.port'; readonly given: string }
        | { readonly code: 'settings.lifetime'; readonly name: string; readonly given: string; readonly most: number }
        | { readonly code: 'settings.databaseUrl'; readonly because: BadUrl }
      ))

/** `inClear`: of another machine, and not over TLS with a certificate that is checked. */
type BadUrl = 'notPostgres' | 'noDatabase' | 'inClear'

export const usualPort = 3210
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** The settings of the environment: `CHIBO_DATA`, `PORT`, `DATABASE_URL`, `CHIBO_IDLE_MINUTES`, `CHIBO_SESSION_HOURS`, `CHIBO_LOG_ALSO`, `CHIBO_SIGN_ON_…`. Relative folders are those of the caller. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Decision<{ readonly settings: Settings }, SettingsRefusal> {
  const [port, folder, url] = ['PORT', 'CHIBO_DATA', 'DATABASE_URL'].map((name) => env[name]?.trim() ?? '')
  if (port && !isPort(port)) return refuse({ code: 'settings.port', given: port })
  const because = url ? whyNoDatabaseUrl(url) : undefined
  if (because !== undefined) return refuse({ code: 'settings.databaseUrl', because })
  const lifetimes = lifetimesIn(env)
  if (!lifetimes.ok) return lifetimes
  const read = readProvider(env)
  if (!read.ok) return read
  const settings = {
    dataFolder: folder ? path.resolve(folder) : path.join(projectFolder, '.chibo'),
    port: port ? Number(port) : usualPort,
    databaseUrl: url || undefined,
    idleMinutes: lifetimes.idle,
    longestHours: lifetimes.longest,
    logAlso: alsoIn(env['CHIBO_LOG_ALSO']),
    signOn: read.provider,
  }
  return { ok: true, settings }
}

function alsoIn(given: string | undefined): 'stdout' | undefined {
  return given?.trim() === 'stdout' ? 'stdout' : undefined
}

function lifetimesIn(
  env: Readonly<Record<string, string | undefined>>,
): Decision<{ readonly idle: number | undefined; readonly longest: number | undefined }, SettingsRefusal> {
  const idle = lifetimeIn(env, 'CHIBO_IDLE_MINUTES', 480)
  if (!idle.ok) return idle
  const longest = lifetimeIn(env, 'CHIBO_SESSION_HOURS', 72)
  return longest.ok ? { ok: true, idle: idle.value, longest: longest.value } : longest
}

function lifetimeIn(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  most: number,
): Decision<{ readonly value: number | undefined }, SettingsRefusal> {
  const given = env[name]?.trim() ?? ''
  if (given === '') return { ok: true, value: undefined }
  const value = /^\d{1,4}$/.test(given) ? Number(given) : 0
  return value >= 1 && value <= most ? { ok: true, value } : refuse({ code: 'settings.lifetime', name, given, most })
}

function isPort(given: string): boolean {
  return /^\d{1,5}$/.test(given) && Number(given) <= 65_535
}

function whyNoDatabaseUrl(url: string): BadUrl | undefined {
  const parsed = URL.parse(url)
  if (parsed === null || !['postgres:', 'postgresql:'].includes(parsed.protocol)) return 'notPostgres'
  if (parsed.pathname.length <= 1) return 'noDatabase'
  return isOnThisMachine(parsed) || isChecked(parsed) ? undefined : 'inClear'
}

/** Over the loopback or a socket: `postgres://chibo@localhost/chibo`, `postgres:///chibo?host=/var/run/postgresql`. */
function isOnThisMachine({ hostname, searchParams }: URL): boolean {
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  return host === '' || host.startsWith('/') || /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)
}

function isChecked({ searchParams }: URL): boolean {
  return searchParams.get('sslmode') === 'verify-full' && !searchParams.has('uselibpqcompat')
}
