import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { type Decision, refuse } from '#kernel/decision.ts'
import { codeOf } from '#platform/db/refusals.ts'
import type { Settings } from '#platform/settings.ts'
import { answersFor, readTls, type TlsRefusal } from '#platform/tls.ts'
import type { Running } from '../server.ts'
import type { KeptAccount } from './demo-accounts.ts'
import { type Provided, provideDatabase } from './provide-database.ts'
import type { DemoSize } from '../demo/load.ts'
import { type DemoWish, provideDemo } from './provide-demo.ts'
import { agreeWithLedger, ledgerPath } from '#features/privacy/index.server.ts'
import { provideSecrets } from './provide-key.ts'
import { provideFirstCode } from './first-code.ts'
import { type Listening, onLoopback } from './listening.ts'
import { logIn, writeLastWord } from './log-file.ts'
import { serve, webRoot } from './serve.ts'
import type { StartRefusal } from './words.ts'

export interface Application {
  readonly address: string
  /** Empty where the database is not a demo. */
  readonly accounts: readonly KeptAccount[]
  /** To be typed where the first account is made; only while there is none. */
  readonly firstCode?: string | undefined
  /** Takes a renewed certificate from its files. What is wrong with them leaves the old one in use. */
  readonly renew: () => TlsRefusal | undefined
  readonly stop: () => Promise<void>
}

export type StartedApplication = Decision<{ readonly application: Application }, StartRefusal>

/** Everything from settings to a server that answers. What was begun is undone where a later step is refused. */
export async function startApplication(
  settings: Settings,
  demo: DemoWish,
  size?: DemoSize,
  listening: Listening = onLoopback(settings.port),
): Promise<StartedApplication> {
  if (!existsSync(path.join(webRoot, 'index.html'))) return refuse({ code: 'start.webNotBuilt' })
  const busy = await whyNoPort(listening)
  if (busy !== undefined) return refuse(busy)
  const reached = await provideDatabase(settings)
  if (!reached.ok) return reached
  const { provided } = reached
  try {
    const ready = await makeReady(provided, settings, demo, size)
    if (!ready.ok) {
      await provided.release()
      return ready
    }
    const { accounts, secrets, ledger, log } = ready
    const firstCode = await provideFirstCode(provided.database)
    const server = await serve({
      database: provided.database,
      listening,
      log,
      secrets,
      ledger,
      idleMinutes: settings.idleMinutes,
      longestHours: settings.longestHours,
      signOn: settings.signOn,
    })
    async function stop(): Promise<void> {
      await server.close()
      await provided.release()
    }
    const renew = () => renewTls(server, listening)
    return { ok: true, application: { address: server.url, accounts, firstCode, renew, stop } }
  } catch (error) {
    await provided.release()
    const refusal = portRefusal(error, listening)
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
}

/** What stands before anybody is let in: the key, the ledger of what was erased, the demo where it is wished for. */
async function makeReady(provided: Provided, settings: Settings, demo: DemoWish, size: DemoSize | undefined) {
  const { database } = provided
  const sealing = await provideSecrets(database, settings.dataFolder)
  if (!sealing.ok) return sealing
  const { secrets } = sealing
  const ledger = ledgerPath(settings.dataFolder)
  const agreed = await agreeWithLedger((work) => database.asOwner(work), ledger)
  if (!agreed.ok) return agreed
  const shown = await provideDemo(provided, settings.dataFolder, demo, { size, secrets })
  if (!shown.ok) return shown
  const log = logIn(settings.dataFolder, settings.logAlso && process.stdout)
  process.on('uncaughtExceptionMonitor', (error) => writeLastWord(settings.dataFolder, error))
  const { begun, replayed } = agreed
  if (begun || replayed > 0) log.info({ ledger: 'erasures', begun, replayed })
  return { ok: true, accounts: shown.accounts, secrets, ledger, log } as const
}

function renewTls(server: Running, { files, publicUrl }: Listening): TlsRefusal | undefined {
  if (files === undefined) return undefined
  const read = readTls(files, new Date())
  if (!read.ok) return read.refusal
  const wanted = new URL(publicUrl ?? 'https://localhost').hostname
  if (!answersFor(read.tls, wanted))
    return { code: 'tls.otherName', file: files.cert, wanted, names: read.names.join(', ') || '—' }
  server.renew(read.tls)
  return undefined
}

/** Asked first, so that a second start does not touch the database of the first. */
async function whyNoPort(listening: Listening): Promise<StartRefusal | undefined> {
  const { host, port } = listening
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', (error) => resolve(portRefusal(error, listening)))
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)))
  })
}

/** The error names the port it was about: that of the numbers may be the one that is taken. */
function portRefusal(error: unknown, listening: Listening): StartRefusal | undefined {
  const { host } = listening
  const port = error instanceof Error && 'port' in error && typeof error.port === 'number' ? error.port : listening.port
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return { code: 'start.portInUse', port }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return { code: 'start.notOurAddress', host }
  return code === 'EACCES' ? { code: 'start.portForbidden', port } : undefined
}
