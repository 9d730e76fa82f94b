import { type Decision, refuse } from '#kernel/decision.ts'
import { type KeepingRefusal, type KeptAccount, renewCode } from './keeping.ts'

export type SignOnRefusal =
  | { readonly code: 'accounts.noSignOn' }
  | { readonly code: 'accounts.signOnDown' }
  | { readonly code: 'accounts.signOnLeft' }
  | { readonly code: 'accounts.signOnUntrusted' }
  | { readonly code: 'accounts.signOnOver' }
  | { readonly code: 'accounts.loginUnknown' }
  | { readonly code: 'accounts.loginForm' }
  | { readonly code: 'accounts.loginTaken' }

const longest = 200

/** A name as the province's provider tells it, with capitals and small letters alike. `undefined` where it can be none. */
export function loginOf(told: string): string | undefined {
  const login = told.normalize('NFC').trim().toLowerCase()
  return login !== '' && login.length <= longest && !/[\p{Cc}\p{Zs}]/u.test(login) ? login : undefined
}

/** The page to go on with: one of ours, whatever came as one. `/\elsewhere` and `/⇥/elsewhere` would be read as another host. */
export function ownPath(given: string): string {
  const here = 'https://here.invalid'
  const url = /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(given) ? URL.parse(given, here) : null
  return url?.origin === here ? given : '/'
}

/** Whoever says by which name an account is entered could enter it: so only for an account whose every seat is theirs to give, and not their own. */
export function setLogin(
  account: KeptAccount,
  typed: string,
  { self, taken }: { readonly self: string; readonly taken: boolean },
): Decision<{ readonly login: string }, KeepingRefusal | SignOnRefusal> {
  const ended = endLogin(account, self)
  if (!ended.ok) return ended
  const login = loginOf(typed)
  if (login === undefined) return refuse({ code: 'accounts.loginForm' })
  return taken ? refuse({ code: 'accounts.loginTaken' }) : { ok: true, login }
}

export function endLogin(account: KeptAccount, self: string): Decision<object, KeepingRefusal> {
  return account.id === self ? refuse({ code: 'accounts.own' }) : renewCode(account)
}
