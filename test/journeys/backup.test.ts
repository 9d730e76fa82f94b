import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '#platform/db/index.ts'
import { begin, chibo, urlOf } from '#test/backup/a-command.ts'
import { aFolder, anEmptyDatabase, ask } from '#test/backup/places.ts'
import { aServer, password } from './a-server.ts'
import { aRegister } from './a-register.ts'

/** Writes one member after the other until told to stop; answers whom, in the order in which the server said so. */
async function writing(enter: () => Promise<string>, stop: AbortSignal, done: string[]): Promise<void> {
  while (!stop.aborted) done.push(await enter())
}

test('a backup taken while two people write holds all that was answered before it, nothing half, and can be worked on', async (t) => {
  const { database, entered, username } = await aRegister()
  const [done, stop] = [[] as string[], new AbortController()]
  const writers = [writing(entered, stop.signal, done), writing(entered, stop.signal, done)]
  while (done.length < 10) await new Promise((resolve) => setTimeout(resolve, 20))
  const before = [...done]
  const backup = begin(['backup', '--to', aFolder(t), '--json'], { DATABASE_URL: urlOf(database.config) })
  const taken = await backup.ended
  const meanwhile = done.length - before.length
  stop.abort()
  await Promise.all(writers)
  assert.equal(taken.code, 0, taken.err)
  assert.ok(meanwhile > 0, 'nobody wrote meanwhile: nothing was tried')

  const { url, config } = await anEmptyDatabase(t)
  const restored = await chibo(['restore', taken.json.file, '--without-erasures', '--verify', '--json'], {
    DATABASE_URL: url,
  })
  assert.equal(restored.code, 0, restored.err)
  assert.deepEqual(restored.json.verified.findings, [])

  const there = new Set((await ask(config, 'select id from person')).map(({ id }) => id))
  for (const id of before) assert.ok(there.has(id), 'answered before the backup and not in it')
  for (const id of there) assert.ok(done.includes(String(id)), 'in the backup and never answered')
  // each command is there with its person, its facts and its event, or not at all
  const [counted] = await ask(
    config,
    `select (select count(*) from command where operation = 'enterMember')::int as commands, (select count(*) from person)::int as people,
      (select count(*) from person_record)::int as records, (select count(*) from person_status)::int as statuses,
      (select count(*) from affiliation)::int as affiliations, (select count(*) from event where command = 'members.enter')::int as events`,
  )
  for (const n of Object.values(counted)) assert.equal(n, there.size)

  const again = openDatabase(config)
  t.after(() => again.close())
  const server = await aServer({ database: { ...again, config } })
  const person = server.person()
  assert.equal((await person.signIn(username, password)).status, 200, 'with the password of before')
  const count = await person.get('/api/members/count')
  assert.equal(count.json.total.n, there.size)
  const [one] = [...there]
  assert.equal((await person.get(`/api/members/${String(one)}`)).status, 200)
})
