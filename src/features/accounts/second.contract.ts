import { z } from 'zod'
import { route } from '#kernel/contract.ts'

const code = z.string().trim().min(1).max(60)
/** What a browser's own function for passkeys takes and gives: read by a library on either side. */
const Passkey = z.record(z.string(), z.unknown())

/** What comes after the first layer: one is in; the second is asked for; or one has to be made. */
export const Entered = z.discriminatedUnion('next', [
  z.object({ next: z.literal('in') }),
  z.object({
    next: z.literal('second'),
    name: z.string(),
    totp: z.boolean(),
    passkey: z.boolean(),
    /** Codes on paper not used yet. */
    papers: z.int(),
    /** When and with what kind of machine the account was entered last. */
    previous: z.object({ at: z.iso.datetime({ offset: true }), agent: z.string() }).nullable(),
  }),
  z.object({ next: z.literal('enrol'), name: z.string(), username: z.string() }),
])
export type Entered = z.infer<typeof Entered>

const Done = z.object({})
const Papers = z.object({
  /** Codes on paper, shown this once; null where there are some already. */
  papers: z.array(z.string()).nullable(),
})

/** Between the first layer and being in: each needs the cookie that the first layer gave. Nothing is repeated: every try counts. */
export const secondRoutes = {
  enterByTotp: route({
    method: 'POST',
    path: '/api/session/totp',
    summary: 'The second layer: the code an authenticator shows. It serves once.',
    action: 'public',
    body: z.object({ code }),
    response: Done,
    once: false,
  }),
  enterByPaper: route({
    method: 'POST',
    path: '/api/session/paper',
    summary: 'The second layer: a code from the paper kept for when the telephone is lost. It serves once.',
    action: 'public',
    body: z.object({ code }),
    response: Done,
    once: false,
  }),
  askPasskey: route({
    method: 'POST',
    path: '/api/session/passkey/options',
    summary: 'What a browser needs to show a passkey: as second layer, or by itself instead of name and password.',
    action: 'public',
    response: z.object({ options: Passkey }),
    once: false,
  }),
  enterByPasskey: route({
    method: 'POST',
    path: '/api/session/passkey',
    summary: 'A passkey, which is two layers in one: something one has, opened by something one is or knows.',
    action: 'public',
    body: z.object({ response: Passkey }),
    response: Done,
    once: false,
  }),
  showAgain: route({
    method: 'POST',
    path: '/api/session/again',
    summary:
      'Show once more that it is you, before the layers themselves are changed; the second layer follows as when signing in.',
    action: 'session',
    body: z.object({ password: z.string().min(1).max(1000) }),
    response: Entered,
    once: false,
  }),
}

/** Changing the layers: for whoever has just passed all they have, and for whoever must make the second. */
export const layerRoutes = {
  proposeTotp: route({
    method: 'POST',
    path: '/api/layers/totp',
    summary: 'The secret of an authenticator to be set up, in place of any proposed before.',
    action: 'public',
    response: z.object({ secret: z.string(), address: z.string() }),
    once: false,
  }),
  settleTotp: route({
    method: 'POST',
    path: '/api/layers/totp/settle',
    summary: 'The first code of the authenticator: from now on it is asked for.',
    action: 'public',
    body: z.object({ code }),
    response: Papers,
    once: false,
  }),
  askNewPasskey: route({
    method: 'POST',
    path: '/api/layers/passkey/options',
    summary: 'What a browser needs to make a passkey.',
    action: 'public',
    response: z.object({ options: Passkey }),
    once: false,
  }),
  addPasskey: route({
    method: 'POST',
    path: '/api/layers/passkey',
    summary: 'Keep the passkey that a browser has made.',
    action: 'public',
    body: z.object({ response: Passkey }),
    response: Papers,
    once: false,
  }),
  renewPapers: route({
    method: 'POST',
    path: '/api/layers/papers',
    summary: 'New codes on paper in place of all before; they are told this once.',
    action: 'public',
    response: z.object({ papers: z.array(z.string()) }),
    once: false,
  }),
  removeLayer: route({
    method: 'POST',
    path: '/api/layers/remove',
    summary: 'Take a passkey away, or without one the authenticator. One of them stays where the role asks for it.',
    action: 'public',
    body: z.object({ passkey: z.string().min(1).max(1400).nullable() }),
    response: Done,
    once: false,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/layers/password',
    summary: 'Choose another password; all other sessions of the account end.',
    action: 'public',
    body: z.object({ password: z.string().min(1).max(1000) }),
    response: Done,
    once: false,
  }),
}
