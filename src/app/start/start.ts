import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { type Decision, refuse } from '#kernel/decision.ts'
import { codeOf } from '#platform/db/refusals.ts'
import type { Settings } from '#platform/settings.ts'
import type { KeptAccount } from './demo-accounts.ts'
import { provideDatabase } from './provide-database.ts'
import { type DemoWish, provideDemo } from './provide-demo.ts'
import { logIn } from './log-file.ts'
import { serve, webRoot } from './serve.ts'
import type { StartRefusal } from './words.ts'

export interface Application {
  readonly address: string
  /** Empty where the database is not a demo. */
  readonly accounts: readonly KeptAccount[]
  readonly stop: () => Promise<void>
}

export type StartedApplication = Decision<{ readonly application: Application }, StartRefusal>

/** Everything from settings to a server that answers. What was begun is undone where a later step is refused. */
export async function startApplication(settings: Settings, demo: DemoWish): Promise<StartedApplication> {
  if (!existsSync(path.join(webRoot, 'index.html'))) return refuse({ code: 'start.webNotBuilt' })
  const busy = await whyNoPort(settings.port)
  if (busy !== undefined) return refuse(busy)
  const reached = await provideDatabase(settings)
  if (!reached.ok) return reached
  const { provided } = reached
  try {
    const shown = await provideDemo(provided, settings.dataFolder, demo)
    if (!shown.ok) {
      await provided.release()
      return shown
    }
    const log = logIn(settings.dataFolder)
    const server = await serve({ database: provided.database, port: settings.port, log })
    async function stop(): Promise<void> {
      await server.close()
      await provided.release()
    }
    return { ok: true, application: { address: server.url, accounts: shown.accounts, stop } }
  } catch (error) {
    await provided.release()
    const refusal = portRefusal(error, settings.port)
    if (refusal === undefined) throw error
    return refuse(refusal)
  }
}

/** Asked first, so that a second start does not touch the database of the first. */
async function whyNoPort(port: number): Promise<StartRefusal | undefined> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.once('error', (error) => resolve(portRefusal(error, port)))
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(undefined)))
  })
}

function portRefusal(error: unknown, port: number): StartRefusal | undefined {
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return { code: 'start.portInUse', port }
  return code === 'EACCES' ? { code: 'start.portForbidden', port } : undefined
}
