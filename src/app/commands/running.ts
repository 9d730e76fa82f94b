import { messageOf } from '#platform/db/refusals.ts'
import type { Application, StartedApplication } from '../start/start.ts'
import { inWords } from '../start/words.ts'
import { answered, refused, tell, writeLine } from './output.ts'

const longestStop = 20_000 // milliseconds; whoever stops us has no more patience either

export const stopLine = 'Dừng: Ctrl+C · Stop: Ctrl+C'

export interface Running {
  readonly start: () => Promise<StartedApplication>
  /** What the screen says once it answers. */
  readonly greeting: (application: Application) => readonly string[]
  /** What `SIGHUP` asks for; without it, to stop. */
  readonly onHangUp?: (application: Application) => void
}

/** Starts the application, runs it until it is told to stop, and gives the exit code. */
export async function runUntilStopped({ start, greeting, onHangUp }: Running): Promise<number> {
  const toStop = untilToldToStop(onHangUp === undefined) // before anything is begun: a start may be cut short
  process.on('uncaughtException', endWith) // a promise nobody waited for comes here too
  let application: Application | undefined
  if (onHangUp !== undefined) process.on('SIGHUP', () => application && onHangUp(application))
  const started = await start()
  // whoever starts the program reads one of the two languages
  if (!started.ok) {
    const { vi, en } = inWords(started.refusal)
    tell(`${vi}\n${en}`)
    return refused
  }
  application = started.application
  for (const line of greeting(application)) writeLine(line)
  await toStop
  tell('Đang dừng… · Stopping…')
  setTimeout(() => process.exit(1), longestStop).unref()
  await application.stop()
  return answered
}

/** Ctrl+C, a service manager, or the end of the process that started us. */
function untilToldToStop(hangUpStops: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
    if (hangUpStops) process.on('SIGHUP', () => resolve())
    if (process.env['CHIBO_PARENT'] !== 'ipc') return
    process.once('disconnect', () => resolve())
    process.channel?.unref() // listened to, but no reason to stay
  })
}

/** A fault of ours ends in one line for the person who looks at the screen. */
function endWith(error: unknown): never {
  tell(`Lỗi ngoài dự kiến: ${messageOf(error)} · Unexpected error: ${messageOf(error)}`)
  process.exit(1)
}
