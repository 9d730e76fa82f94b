import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { orWaits } from '#kernel/second-person.ts'
import { Entered } from './second.contract.ts'

const id = z.object({ id: z.uuid() })
const Moment = z.iso.datetime({ offset: true })

/** By which name at the province's provider an account is entered. */
export const ProvincialLogin = z.object({
  login: z.string(),
  /** Neither password nor six digits open the account. */
  onlyWay: z.boolean(),
  /** When it was first used: from then on it is whoever used it. Null while it waits. */
  boundAt: Moment.nullable(),
  /** Until when it waits for its first use. */
  bindsUntil: Moment,
  /** Nobody used it until then. */
  lapsed: z.boolean(),
})
export type ProvincialLogin = z.infer<typeof ProvincialLogin>

export const signOnRoutes = {
  getSignOn: route({
    method: 'GET',
    path: '/api/sign-on',
    summary: 'What the button of the province’s own sign-on says; null where the server is connected to none.',
    action: 'public',
    response: z.object({ label: z.object({ vi: z.string(), en: z.string() }).nullable() }),
  }),
  beginSignOn: route({
    method: 'POST',
    path: '/api/sign-on/begin',
    summary: 'Where to go to sign on with an account of the province. Sets the cookie that the way back is tied to.',
    action: 'public',
    body: z.object({ back: z.string().max(2000).default('/') }),
    response: z.object({ address: z.url({ protocol: /^https?$/ }) }),
    once: false,
  }),
  finishSignOn: route({
    method: 'POST',
    path: '/api/sign-on/finish',
    summary:
      'Back from the province’s sign-on, with the query of the address it led back to: the first layer, or both where the installation takes the provider’s word for it.',
    action: 'public',
    body: z.object({ returned: z.string().max(8000) }),
    response: z.object({ entered: Entered, back: z.string() }),
    once: false,
  }),
  getLogin: route({
    method: 'GET',
    path: '/api/accounts/:id/login',
    summary: 'By which name at the province’s sign-on an account is entered.',
    action: 'accounts.write',
    params: id,
    response: z.object({ login: ProvincialLogin.nullable() }),
  }),
  setLogin: route({
    method: 'POST',
    path: '/api/accounts/:id/login',
    summary:
      'Say by which name at the province’s sign-on an account is entered. Its first use ties the account to whoever used it; another name asks anew.',
    action: 'accounts.write',
    params: id,
    body: z.object({ login: z.string().min(1).max(300), onlyWay: z.boolean().default(false) }),
    response: orWaits(z.object({})),
  }),
  endLogin: route({
    method: 'POST',
    path: '/api/accounts/:id/login/end',
    summary: 'An account is no longer entered by the province’s sign-on; what was begun by it ends.',
    action: 'accounts.write',
    params: id,
    response: orWaits(z.object({})),
  }),
}
