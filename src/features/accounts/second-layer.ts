import { cellRoles, type Role, roles } from '#kernel/authority.ts'

/** The rule for each role: whether whoever holds it signs in with a second layer. A cell's is served by a slip and six digits. */
export function asksSecond(role: Role): boolean {
  return !cellRoles.has(role)
}

/** The same lines as the database keeps them. */
export const secondLines: readonly Role[] = roles.filter(asksSecond)

export type LayerRefusal =
  | { readonly code: 'accounts.entryOver' }
  | { readonly code: 'accounts.codeOfAppWrong' }
  | { readonly code: 'accounts.paperWrong' }
  | { readonly code: 'accounts.passkeyWrong' }
  | { readonly code: 'accounts.showAgain' }
  | { readonly code: 'accounts.layerNeeded' }
  | { readonly code: 'accounts.noKeyFile' }
  | { readonly code: 'accounts.noDevice' }
  | { readonly code: 'accounts.pinWrong' }
  | { readonly code: 'accounts.pinWeak' }
  | { readonly code: 'accounts.pinNotForYou' }

/** What an account has to show beside its password. `papers`: codes on paper not used yet. */
export interface Layers {
  readonly needs: boolean
  readonly exempt: boolean
  readonly password: boolean
  readonly totp: boolean
  readonly passkeys: number
  readonly papers: number
}

export function hasSecond({ totp, passkeys }: Pick<Layers, 'totp' | 'passkeys'>): boolean {
  return totp || passkeys > 0
}

/** What comes after the first layer: in, the second, or making one. Whoever has one shows it, whether it is asked of them or not. */
export function nextOf(layers: Layers): 'in' | 'second' | 'enrol' {
  if (hasSecond(layers)) return 'second'
  return layers.needs ? 'enrol' : 'in'
}

/** How many codes a paper holds. */
export const papers = 10
