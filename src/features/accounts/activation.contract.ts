import { z } from 'zod'
import { roles } from '#kernel/authority.ts'
import { route } from '#kernel/contract.ts'
import { PersonName } from '#kernel/wire.ts'
import { Entered } from './second.contract.ts'

const code = z.string().trim().min(1).max(60)
const password = z.string().min(1).max(1000)

export const activationRoutes = {
  getOpening: route({
    method: 'GET',
    path: '/api/opening',
    summary: 'Whether the first account of this installation is still to be made.',
    action: 'public',
    response: z.object({ unopened: z.boolean() }),
  }),
  openFirst: route({
    method: 'POST',
    path: '/api/opening',
    summary:
      'Make the first account with the code from the console, found the root unit, and go on as whoever signs in.',
    action: 'public',
    body: z.object({
      code,
      unitName: z.string().trim().min(1).max(300),
      name: PersonName,
      username: z.string().trim().min(1).max(63),
      password,
    }),
    response: Entered,
    once: false,
  }),
  findActivation: route({
    method: 'POST',
    path: '/api/activation/look',
    summary: 'Whose account a code activates, before a password is chosen.',
    action: 'public',
    body: z.object({ code }),
    response: z.object({
      username: z.string(),
      name: z.string(),
      givenBy: z.string(),
      givenAt: z.iso.datetime({ offset: true }),
      /** Six digits, bound to this device, instead of a password. */
      pin: z.boolean(),
      seats: z.array(z.object({ role: z.enum(roles), unit: z.string() })),
    }),
    once: false,
  }),
  activate: route({
    method: 'POST',
    path: '/api/activation',
    summary: 'Choose the password of an account with its code, and go on as whoever signs in. The code is used up.',
    action: 'public',
    body: z.object({ code, password }),
    response: Entered,
    once: false,
  }),
}
