import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { WireDay } from '#features/units/index.ts'

/** As WebAuthn has it: the half of the library in the browser reads it, and writes the answer. */
const Device = z.record(z.string(), z.unknown())

const day = z.object({ day: WireDay })

/** A key of an inspector's own, with which the heads of days are signed. */
export const keyRoutes = {
  askHeadKey: route({
    method: 'POST',
    path: '/api/head-keys/options',
    summary: 'What a device needs to make a key for signing heads.',
    action: 'audit.sign',
    response: z.object({ options: Device }),
    once: false,
  }),
  makeHeadKey: route({
    method: 'POST',
    path: '/api/head-keys',
    summary: 'Keep the public half of a key that a device has made; the one before it signs no more.',
    action: 'audit.sign',
    body: z.object({ response: Device }),
    response: z.object({ name: z.string(), file: z.string(), print: z.string() }),
    once: false,
  }),
  getHeadKey: route({
    method: 'GET',
    path: '/api/head-keys/own',
    summary: 'One’s own key for signing heads: its print and its file, to be kept outside.',
    action: 'audit.sign',
    response: z.object({
      key: z.object({ madeAt: z.string(), print: z.string(), name: z.string(), file: z.string() }).nullable(),
    }),
  }),
  askHeadSignature: route({
    method: 'POST',
    path: '/api/heads/:day/signatures/options',
    summary: 'What a device needs to sign the head of a day with one’s own key.',
    action: 'audit.sign',
    params: day,
    response: z.object({ options: Device }),
    once: false,
  }),
  signHead: route({
    method: 'POST',
    path: '/api/heads/:day/signatures',
    summary: 'Keep that one’s own key has signed the head of a day.',
    action: 'audit.sign',
    params: day,
    body: z.object({ response: Device }),
    response: z.object({}),
  }),
}
