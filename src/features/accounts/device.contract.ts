import { z } from 'zod'
import { route } from '#kernel/contract.ts'

const pin = z.string().regex(/^\d{6}$/)

/** The telephone of a cell's secretary: bound by a paper from the ward, opened by six digits. */
export const deviceRoutes = {
  getDevice: route({
    method: 'GET',
    path: '/api/device',
    summary: 'Whose account this device is bound to, and the name; null where to none.',
    action: 'public',
    response: z.object({ account: z.uuid().nullable(), name: z.string().nullable() }),
  }),
  enterByPin: route({
    method: 'POST',
    path: '/api/device/session',
    summary: 'Sign in on a bound device with its six digits.',
    action: 'public',
    body: z.object({ pin }),
    response: z.object({}),
    once: false,
  }),
  activateByPin: route({
    method: 'POST',
    path: '/api/activation/pin',
    summary:
      'Use the code of a paper up, choose six digits, bind this device, and sign in. No device of before serves any more.',
    action: 'public',
    body: z.object({ code: z.string().trim().min(1).max(60), pin }),
    response: z.object({}),
    once: false,
  }),
}
