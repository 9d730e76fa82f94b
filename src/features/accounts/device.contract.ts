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
    summary: 'Use the code of a slip up, choose six digits, bind this device, and sign in.',
    action: 'public',
    body: z.object({ code: z.string().trim().min(1).max(60), pin }),
    response: z.object({}),
    once: false,
  }),
  bindDevice: route({
    method: 'POST',
    path: '/api/device',
    summary: 'Choose six digits for this device too, after showing again that it is you.',
    action: 'public',
    body: z.object({ pin }),
    response: z.object({}),
    once: false,
  }),
  changePin: route({
    method: 'POST',
    path: '/api/device/pin',
    summary: 'Choose other digits for this device, with those of before.',
    action: 'session',
    body: z.object({ pin, next: pin }),
    response: z.object({}),
    once: false,
  }),
  endDevice: route({
    method: 'POST',
    path: '/api/devices/:id/end',
    summary:
      'From now on the digits open nothing on one of one’s own devices, lost or given away; whoever is in on it is out.',
    action: 'session',
    params: z.object({ id: z.uuid() }),
    response: z.object({}),
  }),
}
