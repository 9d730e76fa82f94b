import { messageOf } from '#platform/db/refusals.ts'
import { readSettings } from '#platform/settings.ts'
import type { KeptAccount } from '../start/demo-accounts.ts'
import type { DemoWish } from '../start/provide-demo.ts'
import { type Application, startApplication } from '../start/start.ts'
import { inWords } from '../start/words.ts'
import { answered, parseCommand, refused, tell, type Text, writeLine } from './output.ts'

const longestStop = 20_000 // milliseconds; whoever stops us has no more patience either
const usage = 'chibo start [--demo | --no-demo]'

/** `chibo start`: runs the application until it is told to stop. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, {
    options: { demo: { type: 'boolean' }, 'no-demo': { type: 'boolean' } },
    words: [],
    usage,
  })
  if (!parsed.ok) return parsed.code
  const toStop = untilToldToStop() // before anything is begun: a start may be cut short
  process.on('unhandledRejection', endWith)
  const read = readSettings(process.env)
  const started = read.ok ? await startApplication(read.settings, wishOf(parsed.values)) : read
  if (!started.ok) return sayWhyNot(inWords(started.refusal))
  await keepRunning(started.application, toStop)
  return answered
}

async function keepRunning(application: Application, toStop: Promise<void>): Promise<void> {
  for (const line of greeting(application)) writeLine(line)
  await toStop
  tell('Đang dừng… · Stopping…')
  setTimeout(() => process.exit(1), longestStop).unref()
  await application.stop()
}

function wishOf(values: { readonly demo?: boolean; readonly 'no-demo'?: boolean }): DemoWish {
  if (values.demo === true) return 'asked'
  return values['no-demo'] === true ? 'never' : 'usual'
}

function greeting({ address, accounts }: Application): readonly string[] {
  const ready = ['', `Chi Bộ đã sẵn sàng · Chi Bộ is ready:   ${address}`, '']
  if (accounts.length === 0) return [...ready, 'Dừng: Ctrl+C · Stop: Ctrl+C']
  const wide = Math.max(...accounts.map(({ username }) => username.length))
  return [
    ...ready,
    'Tài khoản dùng thử (người và số liệu đều là bịa) · Demo accounts (people and figures are made up):',
    ...accounts.map((account) => `  ${account.username.padEnd(wide)}  ${account.password}   ${described(account)}`),
    '',
    'Dừng: Ctrl+C · Stop: Ctrl+C',
  ]
}

function described({ name, seat }: KeptAccount): string {
  return [name, seat && `${seat.vi} · ${seat.en}`].filter(Boolean).join(', ')
}

/** Whoever starts the program reads one of the two. */
function sayWhyNot({ vi, en }: Text): number {
  tell(`${vi}\n${en}`)
  return refused
}

/** Ctrl+C, a service manager, or the end of the process that started us. */
function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
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
