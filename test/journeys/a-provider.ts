import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { Provider } from 'oidc-provider'
import type { ProviderSettings } from '#platform/session/index.ts'
import { reach } from '#test/reach.ts'

export const clientSecret = 'khóa thử của một máy chủ'.normalize('NFC').replaceAll(/[^\p{ASCII}]/gu, '-')

/** How the province is told to an installation under test. */
export function settingsFor(issuer: string, over: Partial<ProviderSettings> = {}): ProviderSettings {
  return {
    issuer,
    clientId: 'chibo',
    secret: clientSecret,
    claim: 'preferred_username',
    scope: 'openid profile',
    algorithm: 'RS256',
    second: [],
    label: { vi: 'Dùng tài khoản của tỉnh', en: 'Use the account of the province' },
    ...over,
  }
}

/** The province's own sign-on: a real provider on this machine. */
export interface Province {
  readonly issuer: string
  /** By which name the province knows whom; whoever is not here is called like their subject. */
  readonly names: Map<string, string>
  /** From now on it knows this server, and leads back to it. */
  knows(url: string): void
  /** Whoever was sent there signs on with its own form, as `subject`. Answers the address it leads back to. `held`: a browser that was there before. */
  signOn(address: string, subject: string, held?: Held): Promise<string>
  /** Leaves there, as asked on its own page. Answers the address it leads back to. */
  leave(address: string, held: Held): Promise<string>
}

/** The cookies of a browser for the provider. */
export type Held = Map<string, string>

export async function aProvince(): Promise<Province> {
  let provider: Provider | undefined
  const server = createServer((request, answer) => provider?.callback()(request, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  after(() => server.closeAllConnections())
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const names = new Map<string, string>()
  return {
    issuer,
    names,
    knows(url) {
      provider = quietly(() => new Provider(issuer, configurationFor(url, names)))
    },
    async signOn(address, subject, held = new Map()) {
      let at = await visit(held, issuer, address)
      while (at.form !== undefined) {
        const { action, fields } = formIn(at.form)
        at = await visit(
          held,
          issuer,
          action,
          new URLSearchParams({ ...fields, ...(fields['prompt'] === 'login' && { login: subject, password: 'x' }) }),
        )
      }
      return at.to
    },
    async leave(address, held) {
      const { form = '' } = await visit(held, issuer, address)
      const { action, fields } = formIn(form)
      return (await visit(held, issuer, action, new URLSearchParams({ ...fields, logout: 'yes' }))).to
    },
  }
}

/** It warns that it is not made for days of work, which is known here. */
function quietly<T>(make: () => T): T {
  const { info, warn } = console
  Object.assign(console, { info: () => undefined, warn: () => undefined })
  try {
    return make()
  } finally {
    Object.assign(console, { info, warn })
  }
}

function configurationFor(url: string, names: ReadonlyMap<string, string>): object {
  return {
    clients: [
      {
        client_id: 'chibo',
        client_secret: clientSecret,
        redirect_uris: [`${url}/sign-on`],
        post_logout_redirect_uris: [`${url}/sign-in`],
        backchannel_logout_uri: `${url}/api/sign-on/left`,
        backchannel_logout_session_required: true,
      },
    ],
    features: {
      devInteractions: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    pkce: { required: () => true },
    cookies: { keys: ['một khóa chỉ để thử'] },
    findAccount: (_ctx: unknown, subject: string) => ({
      accountId: subject,
      claims: () => ({ sub: subject, preferred_username: names.get(subject) ?? subject, name: 'Người Thử' }),
    }),
    ttl: Object.fromEntries(['Interaction', 'Session', 'Grant', 'AccessToken', 'IdToken'].map((of) => [of, 600])),
    // its word goes to the server under test by a name that only the tests know
    fetch: (to: string | URL, init: RequestInit) => reach(String(to), init),
  }
}

/** Follows redirects as long as they stay with the provider: ends at a form, or where it leads away. */
async function visit(
  held: Held,
  issuer: string,
  address: string,
  body?: URLSearchParams,
): Promise<{ to: string; form?: string }> {
  const init = { redirect: 'manual', headers: { cookie: [...held].map(([k, v]) => `${k}=${v}`).join('; ') } } as const
  const answered = await fetch(address, body ? { ...init, method: 'POST', body } : init)
  for (const set of answered.headers.getSetCookie()) {
    const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
    if (value === '') held.delete(name)
    else held.set(name, value)
  }
  const text = await answered.text()
  const location = answered.headers.get('location')
  if (location === null) return { to: address, form: text }
  const to = new URL(location, address).href
  return to.startsWith(`${issuer}/`) ? visit(held, issuer, to) : { to }
}

function formIn(page: string): { action: string; fields: Record<string, string> } {
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1]
  if (action === undefined)
    throw new Error(`the provider shows no form: ${page.replaceAll(/<[^>]+>/g, ' ').slice(0, 300)}`)
  const inputs = page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return { action, fields: Object.fromEntries([...inputs].map(([, name, value]) => [name ?? '', value ?? ''])) }
}
