import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aServer, signedIn } from '#test/journeys/a-server.ts'
import { endSessions } from './sessions.ts'

const server = await aServer()

async function end(username?: string): Promise<number | undefined> {
  const client = await server.database.owner.connect()
  try {
    return await endSessions(client, username)
  } finally {
    client.release()
  }
}

test('the sessions of one account, or of all, are ended from the console', async () => {
  const [one, other] = [await signedIn(server), await signedIn(server)]
  const status = async ({ person }: typeof one) => (await person.get('/api/session')).status
  assert.equal(await end('không.ai'), undefined)
  assert.equal(await end(one.username), 1)
  assert.deepEqual([await status(one), await status(other)], [401, 200])
  assert.equal(await end(), 1)
  assert.deepEqual([await status(one), await status(other)], [401, 401])
})
