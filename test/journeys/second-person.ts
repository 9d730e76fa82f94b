import assert from 'node:assert/strict'
import type { Answered, Person } from './a-server.ts'

/** The proposal that was made instead of what was asked. */
export function waiting(answered: Answered): string {
  assert.equal(answered.status, 202, answered.text)
  return answered.json.waits.proposal
}

export function agree(second: Person, proposal: string): Promise<Answered> {
  return second.send('POST', `/api/proposals/${proposal}/agree`)
}

/** What one proposed, a second person agrees to. */
export async function bySecond(answered: Answered, second: Person): Promise<void> {
  const agreed = await agree(second, waiting(answered))
  assert.equal(agreed.status, 200, agreed.text)
}

/** Proposes what would be done at once, were one person enough. */
export async function propose(who: Person, { path, body }: { path: string; body: object }): Promise<string> {
  return waiting(await who.send('POST', path, { body }))
}

export function is({ status, json, text }: Answered, expected: number, code?: string): void {
  assert.equal(status, expected, text)
  if (code !== undefined) assert.equal(json.code, code)
}
