import { readFileSync } from 'node:fs'
import { type Decision, refuse, type Refusal } from '#kernel/decision.ts'
import type { Text } from '#kernel/text.ts'

/** The province's own sign-on, as the installation was told of it. */
export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly secret: string | undefined
  /** The claim that holds the name by which accounts know their holder. */
  readonly claim: string
  readonly scope: string
  /** The one algorithm its tokens are signed with. */
  readonly algorithm: Algorithm
  /** What the provider says of itself where it asked for two layers; empty: ours is asked. */
  readonly second: readonly Told[]
  readonly label: Text
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const
type Algorithm = (typeof algorithms)[number]

/** `amr` holds it, or `acr` is it. */
interface Told {
  readonly claim: 'amr' | 'acr'
  readonly value: string
}

export type ProviderRefusal = Refusal &
  (
    | { readonly code: 'signOn.issuer'; readonly given: string }
    | { readonly code: 'signOn.missing'; readonly name: string }
    | { readonly code: 'signOn.secretFile'; readonly file: string }
    | { readonly code: 'signOn.algorithm'; readonly given: string }
    | { readonly code: 'signOn.second'; readonly given: string }
  )

type Env = Readonly<Record<string, string | undefined>>

const usualLabel = { vi: 'Dùng tài khoản của tỉnh', en: 'Use the account of the province' }

/** `CHIBO_SIGN_ON_…` of the environment; `undefined` where no issuer is given: there is no sign-on then. */
export function readProvider(env: Env): Decision<{ readonly provider: ProviderSettings | undefined }, ProviderRefusal> {
  const of = (name: string) => env[`CHIBO_SIGN_ON_${name}`]?.trim() ?? ''
  const issuer = of('ISSUER')
  if (issuer === '') return { ok: true, provider: undefined }
  if (!isIssuer(issuer)) return refuse({ code: 'signOn.issuer', given: issuer })
  const clientId = of('CLIENT_ID')
  if (clientId === '') return refuse({ code: 'signOn.missing', name: 'CHIBO_SIGN_ON_CLIENT_ID' })
  const kept = secretOf(of('SECRET'), of('SECRET_FILE'))
  if (!kept.ok) return kept
  const algorithm = algorithmOf(of('ALGORITHM'))
  if (algorithm === undefined) return refuse({ code: 'signOn.algorithm', given: of('ALGORITHM') })
  const second = secondOf(of('SECOND'))
  if (second === undefined) return refuse({ code: 'signOn.second', given: of('SECOND') })
  const usual = usualIn(of)
  return { ok: true, provider: { issuer, clientId, secret: kept.secret, algorithm, second, ...usual } }
}

function usualIn(of: (name: string) => string): Pick<ProviderSettings, 'claim' | 'scope' | 'label'> {
  return {
    claim: of('CLAIM') || 'preferred_username',
    scope: of('SCOPE') || 'openid profile',
    label: { vi: of('LABEL_VI') || usualLabel.vi, en: of('LABEL_EN') || usualLabel.en },
  }
}

/** Over HTTPS, or on this very machine. */
function isIssuer(given: string): boolean {
  const url = URL.parse(given)
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
}

function secretOf(typed: string, file: string): Decision<{ readonly secret: string | undefined }, ProviderRefusal> {
  if (file === '') return { ok: true, secret: typed || undefined }
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret !== '') return { ok: true, secret }
  } catch {
    // told below, like an empty one
  }
  return refuse({ code: 'signOn.secretFile', file })
}

function algorithmOf(given: string): Algorithm | undefined {
  return given === '' ? 'RS256' : algorithms.find((one) => one === given)
}

/** `amr=mfa acr=https://…`: any of them counts. */
function secondOf(given: string): readonly Told[] | undefined {
  const told = given
    .split(/\s+/)
    .filter((one) => one !== '')
    .map(toldIn)
  return told.every((one) => one !== undefined) ? told : undefined
}

function toldIn(given: string): Told | undefined {
  const [, claim, value] = /^(amr|acr)=(\S{1,200})$/.exec(given) ?? []
  if (value === undefined) return undefined
  return { claim: claim === 'amr' ? 'amr' : 'acr', value }
}
