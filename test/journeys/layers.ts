import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import type { Person } from './a-server.ts'

/** What an authenticator shows at an instant. */
export function shownBy(secret: string, at: Date = new Date()): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) })
}

/** Sets up an authenticator, as whoever has just passed the first layer must. Answers its secret and the codes of the paper. */
export async function makeSecond(
  person: Person,
  at?: Date,
): Promise<{ readonly secret: string; readonly papers: readonly string[] }> {
  const proposed = await person.send('POST', '/api/layers/totp')
  assert.equal(proposed.status, 200, proposed.text)
  const { secret } = proposed.json
  const settled = await person.send('POST', '/api/layers/totp/settle', { body: { code: shownBy(secret, at) } })
  assert.equal(settled.status, 200, settled.text)
  return { secret, papers: settled.json.papers }
}
