import { createRemoteJWKSet, customFetch as keysFetch, errors as joseErrors, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Text } from '#kernel/text.ts'
import type { ProviderSettings } from './provider-settings.ts'

/** Who came back from the provider. Its tokens are gone when this is answered. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  /** Of the claim; `undefined` where the provider names none. */
  readonly login: string | undefined
  /** Two layers were passed there, by the words that count. */
  readonly second: boolean
  /** What the provider calls its own session. */
  readonly session: string | undefined
}

/** `down`: it cannot be reached or answers nonsense. `left`: not carried through there. `untrusted`: what came back does not hold together. */
export type ProviderFailure = 'down' | 'left' | 'untrusted'
export type Returned =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly why: ProviderFailure }

/** Who has left, as the provider tells from server to server. `at`: when it said so, as far as clocks may differ later. */
export interface Left {
  readonly subject: string | undefined
  readonly session: string | undefined
  readonly at: Date
}

/** What binds an answer to the browser that was sent: derived from a secret which only that browser has. */
export interface Proof {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface Provider {
  readonly label: Text
  readonly issuer: string
  /** Where to send the browser; `undefined` where the provider cannot be reached. */
  ask(returnAddress: string, proof: Proof): Promise<string | undefined>
  /** `returned`: the query the browser came back with. */
  read(returnAddress: string, returned: string, proof: Proof): Promise<Returned>
  /** Where the provider's own session is ended, with the way back; `undefined` where it has no such page or cannot be reached. */
  leaveAddress(back: string): Promise<string | undefined>
  readLeft(token: string): Promise<Left | undefined>
}

/** Told of a code of the library, never of words that came from outside. */
export type OnTrouble = (trouble: { readonly signOn: string }) => void

const patience = 5 // seconds for each question to the provider
const skew = 60 // seconds that its clock may differ from ours
const keepsFor = 60 * 60_000 // milliseconds what it said of itself is taken for true
const longestLeft = 5 * 60 // seconds after which a word that somebody has left is old

/** Asks the provider nothing before somebody signs on: it may be down while this starts. */
export function openProvider(settings: ProviderSettings, onTrouble: OnTrouble): Provider {
  let known: { readonly config: oidc.Configuration; readonly at: number } | undefined
  async function discovered(): Promise<oidc.Configuration | undefined> {
    if (known !== undefined && Date.now() - known.at < keepsFor) return known.config
    try {
      known = { config: await discover(settings), at: Date.now() }
    } catch (error) {
      onTrouble({ signOn: codeOf(error) })
    }
    return known?.config // what it said before serves while it is down
  }
  return {
    label: settings.label,
    issuer: settings.issuer,
    async ask(returnAddress, { state, nonce, verifier }) {
      const config = await discovered()
      if (config === undefined) return undefined
      const acr = settings.second.filter(({ claim }) => claim === 'acr').map(({ value }) => value)
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: returnAddress,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(acr.length > 0 && { acr_values: acr.join(' ') }),
      }).href
    },
    async read(returnAddress, returned, proof) {
      const config = await discovered()
      if (config === undefined) return { ok: false, why: 'down' }
      try {
        return { ok: true, identity: await identify(config, settings, `${returnAddress}?${returned}`, proof) }
      } catch (error) {
        onTrouble({ signOn: codeOf(error) })
        return { ok: false, why: whyNot(error) }
      }
    },
    async leaveAddress(back) {
      const config = await discovered()
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href
    },
    async readLeft(token) {
      const config = await discovered()
      if (config === undefined) return undefined
      try {
        return await leftIn(token, config, settings)
      } catch (error) {
        onTrouble({ signOn: codeOf(error) })
        return undefined
      }
    },
  }
}

function discover({ issuer, clientId, secret, algorithm }: ProviderSettings): Promise<oidc.Configuration> {
  const insecure = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [] // settings allow it on loopback alone
  return oidc.discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: algorithm, [oidc.clockTolerance]: skew },
    secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret),
    { timeout: patience, execute: [...insecure, oidc.enableNonRepudiationChecks] },
  )
}

const Methods = z.array(z.string()).catch([])
const Word = z.string().min(1).max(255).optional().catch(undefined)

/** Code for tokens, tokens looked through, who it is: state, issuer, signature, audience, times, nonce by the library. */
async function identify(
  config: oidc.Configuration,
  settings: ProviderSettings,
  address: string,
  { state, nonce, verifier }: Proof,
): Promise<Identity> {
  const tokens = await oidc.authorizationCodeGrant(config, new URL(address), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Error('no claims')
  const { iss: issuer, sub: subject } = claims
  const said = settings.claim in claims ? claims : await oidc.fetchUserInfo(config, tokens.access_token, subject)
  const unproven = settings.claim === 'email' && said['email_verified'] !== true
  return {
    issuer,
    subject,
    login: unproven ? undefined : Word.parse(said[settings.claim]),
    second: settings.second.some(({ claim, value }) =>
      claim === 'acr' ? claims['acr'] === value : Methods.parse(claims['amr']).includes(value),
    ),
    session: Word.parse(claims['sid']),
  }
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
const Logout = z.object({
  iat: z.number(),
  sub: z.string().min(1).max(255).optional(),
  sid: z.string().min(1).max(255).optional(),
  events: z.object({ [event]: z.object({}) }),
  nonce: z.undefined().optional(),
})

/** A logout token, OpenID Connect Back-Channel Logout 1.0, 2.6. */
async function leftIn(
  token: string,
  config: oidc.Configuration,
  settings: ProviderSettings,
): Promise<Left | undefined> {
  const { jwks_uri: keys, issuer } = config.serverMetadata()
  if (keys === undefined) return undefined
  const { payload } = await jwtVerify(token, keysAt(keys), {
    issuer,
    audience: settings.clientId,
    algorithms: [settings.algorithm],
    clockTolerance: skew,
    maxTokenAge: longestLeft,
    requiredClaims: ['iat', 'jti', 'events'],
  })
  const { iat, sub: subject, sid: session } = Logout.parse(payload)
  return subject === undefined && session === undefined
    ? undefined
    : { subject, session, at: new Date((iat + skew) * 1000) }
}

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

function keysAt(address: string): ReturnType<typeof createRemoteJWKSet> {
  const kept = keySets.get(address)
  if (kept) return kept
  const made = createRemoteJWKSet(new URL(address), { timeoutDuration: patience * 1000, [keysFetch]: fetchOnce })
  keySets.set(address, made)
  return made
}

/** Follows no redirect: keys come from where the provider said, or not at all. */
function fetchOnce(address: string, init: RequestInit): Promise<Response> {
  return fetch(address, { ...init, redirect: 'error' })
}

function whyNot(error: unknown): ProviderFailure {
  if (error instanceof oidc.AuthorizationResponseError) return 'left'
  return isDown(error) ? 'down' : 'untrusted'
}

const silent = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'])

function isDown(error: unknown): boolean {
  if (error instanceof TypeError && !('code' in error)) return true // fetch could not reach it
  if (!(error instanceof oidc.ClientError)) return false
  return silent.has(error.code ?? '') || (error.code === undefined && error.cause instanceof TypeError)
}

function codeOf(error: unknown): string {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError)
    return `${error.code} ${/^[a-z_]{1,40}$/.test(error.error) ? error.error : 'other'}`
  if (error instanceof oidc.ClientError || error instanceof joseErrors.JOSEError)
    return error.code ?? reached(error.cause)
  return reached(error)
}

/** `ECONNREFUSED` and the like, else of which class it is. */
function reached(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error.name
}
