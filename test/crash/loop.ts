import { setTimeout as wait } from 'node:timers/promises'
import { migrate } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/database.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { hashPassword } from '#platform/session/index.ts'
import { day } from '#kernel/day.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'
import { grantLines } from '#app/grants.ts'
import { password } from '#test/journeys/a-server.ts'
import { aFreePort, Application, type Way, ways } from './application.ts'
import { lookInto } from './checks.ts'
import { deeds, type Desk } from './deeds.ts'
import { type Asked, Writer } from './writers.ts'

export interface Wanted {
  readonly rounds: number
  /** Empty or new. */
  readonly dataFolder: string
  readonly seed: number
  readonly say: (line: string) => void
}

export interface Outcome {
  readonly rounds: number
  readonly kills: Readonly<Record<Way, number>>
  readonly acknowledged: number
  readonly refused: number
  /** No answer came. Each was found whole or not at all. */
  readonly unanswered: number
  readonly doneUnanswered: number
  /** Sent again under their key after the crash, and then answered. */
  readonly answeredLater: number
  readonly seconds: number
  readonly wrong: readonly string[]
}

/** Kills the application, its database or both at random moments while people work, starts again, and looks for what was lost. */
export async function crashLoop({ rounds, dataFolder, seed, say }: Wanted): Promise<Outcome> {
  const from = performance.now()
  const chance = chanceOf(seed)
  const desks = await someDesks(dataFolder)
  const application = new Application(dataFolder, await aFreePort())
  const kills = { application: 0, database: 0, postmaster: 0, session: 0, everything: 0 }
  try {
    await application.start()
    const writers = desks.map((desk) => new Writer(application.url, desk, deeds, chance))
    for (const writer of writers) await writer.signIn()
    const asked = (): readonly Asked[] => writers.flatMap((writer) => writer.asked)
    let found = await lookInto(dataFolder, deeds, asked())
    let round = 0
    while (round < rounds && found.wrong.length === 0) {
      round += 1
      const way = ways[Math.floor(chance() * ways.length)] ?? 'everything'
      kills[way] += 1
      const working = writers.map((writer) => writer.work())
      await wait(100 + chance() * 700)
      await application.kill(way, chance)
      for (const writer of writers) writer.rest()
      await Promise.all(working)
      await application.start()
      found = await lookInto(dataFolder, deeds, asked())
      if (round % 10 === 0) say(`${round} rounds, ${asked().length} commands, ${sinceSeconds(from)} s`)
    }
    await application.stop()
    return { ...countedIn(asked()), rounds: round, kills, ...found, seconds: sinceSeconds(from) }
  } finally {
    await application.kill('everything', chance)
  }
}

function countedIn(asked: readonly Asked[]) {
  const of = (known: Asked['known']) => asked.filter((one) => one.known === known)
  return {
    acknowledged: of('acknowledged').length,
    refused: of('refused').length,
    unanswered: of('unknown').length,
    answeredLater: of('acknowledged').filter(({ sends }) => sends > 1).length,
  }
}

function sinceSeconds(from: number): number {
  return Math.round((performance.now() - from) / 1000)
}

/** Numbers from 0 to below 1 that follow from a seed (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A province, three wards with cells, two of the staff in each. */
async function someDesks(dataFolder: string): Promise<readonly Desk[]> {
  const started = await startEmbedded(dataFolder)
  if (!started.ok) throw new Error(`no database: ${JSON.stringify(started.refusal)}`)
  const migrated = await migrate(started.embedded.config)
  if (!migrated.ok) throw new Error(`the migrations do not apply: ${JSON.stringify(migrated.refusal)}`)
  const database = openDatabase(started.embedded.config)
  const passwordHash = await hashPassword(password)
  const from = day('2020-01-01')
  try {
    return await database.asOwner(async (tx) => {
      await layDownGrants(tx, grantLines)
      const province = await foundUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh ủy Thử', from })
      const desks: Desk[] = []
      for (const number of [1, 2, 3]) {
        const name = `Đảng ủy phường Thử ${number}`
        const ward = await foundUnit(tx, { kind: 'communeCommittee', name, from, parent: province })
        const cells = []
        for (const cell of [1, 2, 3])
          cells.push(await foundUnit(tx, { kind: 'residentialCell', name: `Chi bộ khối ${cell}`, from, parent: ward }))
        for (const one of ['a', 'b']) {
          const username = `thu.${number}${one}`
          const account = await openAccount(tx, { username, name: 'Người Thử', passwordHash, exempt: true })
          await seat(tx, { account, role: 'communeStaff', unit: ward, from })
          desks.push({ account, username, ward, cells, reconciliations: [] })
        }
      }
      return desks
    })
  } finally {
    await database.close()
    await started.embedded.release()
  }
}
