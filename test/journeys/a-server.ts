import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after } from 'node:test'
import { openLog } from '#platform/log/index.ts'
import { secretsFrom } from '#platform/secrets/index.ts'
import { hashPassword } from '#platform/session/index.ts'
import type { Role } from '#kernel/authority.ts'
import { day } from '#kernel/day.ts'
import { openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { type ServerOptions, startServer } from '#app/server.ts'
import { hostName } from '#test/authority.ts'
import { aDatabase, type TestDatabase } from '#test/database.ts'
import { issued, reach } from '#test/reach.ts'

/** What came back, read once. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly bytes: Uint8Array
  /** The JSON of the answer; `undefined` where it is none. */
  readonly json: any // oxlint-disable-line typescript/no-explicit-any -- tests look into any answer
}

export interface Sent {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly key?: string
  /** Sent as it stands, whatever it is. */
  readonly raw?: string | Uint8Array
}

/** Somebody at a browser: keeps cookies, says where its pages are from. */
export interface Person {
  cookie: string
  get(path: string, sent?: Sent): Promise<Answered>
  send(method: string, path: string, sent?: Sent): Promise<Answered>
  signIn(username: string, password?: string): Promise<Answered>
}

export interface World {
  readonly url: string
  readonly database: TestDatabase
  readonly log: string[]
  person(): Person
}

export const password = 'mật khẩu thử 123'
let hashed: Promise<string> | undefined

/** A server of its own over a database of its own, both gone when the file's tests are done. Reached as an office reaches it: by a name, over TLS. */
export async function aServer(options: Partial<ServerOptions> & { database?: TestDatabase } = {}): Promise<World> {
  const database = options.database ?? (await aDatabase())
  const log: string[] = []
  const running = await startServer({
    port: 0,
    publicUrl: `https://${hostName}:0`,
    tls: issued,
    requestsPerMinute: 1_000_000,
    secrets: secretsFrom(new Uint8Array(32).fill(7)),
    log: openLog('info', {
      write(line) {
        log.push(line)
        // what the second wall stops is tested on purpose; anything else should be seen
        if (line.includes('"level":"error"') && !line.includes('"code":"42501"')) process.stderr.write(line)
      },
    }),
    ...options,
    database,
  })
  after(() => running.close())
  return { url: running.url, database, log, person: () => aPerson(running.url) }
}

export function aPerson(url: string): Person {
  const person: Person = {
    cookie: '',
    get: (path, sent) => person.send('GET', path, sent),
    async send(method, path, sent = {}) {
      const headers = headersOf(url, method, person.cookie, sent)
      const body = (sent.raw ?? (sent.body === undefined ? null : JSON.stringify(sent.body))) as BodyInit | null
      const init: RequestInit = { method, redirect: 'manual', headers, body }
      const answered = await read(await reach(url + path, init))
      person.cookie = kept(person.cookie, answered.headers.getSetCookie())
      return answered
    },
    signIn: (username, typed = password) =>
      person.send('POST', '/api/session', { body: { username, password: typed } }),
  }
  return person
}

/** The cookies of a browser after an answer, as it sends them. */
function kept(before: string, set: readonly string[]): string {
  const jar = new Map(before === '' ? [] : before.split('; ').map((pair) => [pair.split('=')[0]!, pair]))
  for (const one of set) {
    const pair = one.split(';')[0]!
    jar.delete(pair.split('=')[0]!)
    if (!pair.endsWith('=')) jar.set(pair.split('=')[0]!, pair)
  }
  return [...jar.values()].join('; ')
}

function headersOf(url: string, method: string, cookie: string, { body, headers, key }: Sent): Record<string, string> {
  return {
    ...(method !== 'GET' && { origin: url, 'idempotency-key': key ?? randomUUID() }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(cookie !== '' && { cookie }),
    ...headers,
  }
}

async function read(response: Response): Promise<Answered> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  const { status, headers } = response
  const isJson = /json/.test(headers.get('content-type') ?? '')
  return { status, headers, text, bytes, json: isJson ? JSON.parse(text) : undefined }
}

let counted = 0

/** A unit with a name that is made up. */
export function aUnit(
  database: TestDatabase,
  over: { name?: string; kind?: string; parent?: string } = {},
): Promise<string> {
  counted += 1
  const { name = `Đơn vị ${counted}`, kind = 'communeCommittee', parent } = over
  return database.asOwner((tx) =>
    foundUnit(tx, { kind, name, from: day('2020-01-01'), ...(parent !== undefined && { parent }) }),
  )
}

/** An account whose password is `password`, with its seats. */
export async function anAccount(
  database: TestDatabase,
  {
    username,
    name = 'Người Thử',
    seats = [],
    exempt = true,
  }: {
    username?: string
    name?: string
    seats?: readonly { role: Role; unit: string }[]
    /** Enters by a password alone, whatever the role: what is tested is something else. */
    exempt?: boolean
  } = {},
): Promise<{ id: string; username: string }> {
  counted += 1
  const chosen = username ?? `thu.${counted}`
  hashed ??= hashPassword(password)
  const passwordHash = await hashed
  const id = await database.asOwner(async (tx) => {
    const made = await openAccount(tx, { username: chosen, name, passwordHash, exempt })
    for (const { role, unit } of seats) await seat(tx, { account: made, role, unit, from: day('2020-01-01') })
    return made
  })
  return { id, username: chosen }
}

/** Somebody signed in. */
export async function signedIn(server: World, seats: readonly { role: Role; unit: string }[] = []) {
  const account = await anAccount(server.database, { seats })
  const person = server.person()
  const answered = await person.signIn(account.username)
  assert.equal(answered.status, 200, answered.text)
  return { person, account: account.id, username: account.username }
}
