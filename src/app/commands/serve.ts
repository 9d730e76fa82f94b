import { readSettings } from '#platform/settings.ts'
import { readListening, type Wanted, wantedIn } from '../start/listening.ts'
import { type Application, startApplication, type StartedApplication } from '../start/start.ts'
import { inWords } from '../start/words.ts'
import { parseCommand, writeLine, tell } from './output.ts'
import { runUntilStopped, stopLine } from './running.ts'

const usage =
  'chibo serve [--host ADDRESS] [--port N] [--tls-cert FILE --tls-key FILE] [--public-url https://…] [--behind-proxy ADDRESS] [--metrics-port N]'

/** `chibo serve`: runs the application for an office, without the demo, until it is told to stop. `SIGHUP` takes a renewed certificate. */
export async function run(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const
  const parsed = parseCommand(args, {
    options: {
      host: text,
      port: text,
      'tls-cert': text,
      'tls-key': text,
      'public-url': text,
      'behind-proxy': text,
      'metrics-port': text,
    },
    words: [],
    usage,
  })
  if (!parsed.ok) return parsed.code
  const { values } = parsed
  return runUntilStopped({
    start: () =>
      start({
        host: values.host,
        port: values.port,
        tlsCert: values['tls-cert'],
        tlsKey: values['tls-key'],
        publicUrl: values['public-url'],
        behindProxy: values['behind-proxy'],
        metricsPort: values['metrics-port'],
      }),
    greeting,
    onHangUp: renew,
  })
}

async function start(typed: Wanted): Promise<StartedApplication> {
  const read = readSettings(process.env)
  if (!read.ok) return read
  const given = Object.entries(typed).filter(([, value]) => value !== undefined)
  const listening = readListening({ ...wantedIn(process.env), ...Object.fromEntries(given) }, new Date())
  return listening.ok ? startApplication(read.settings, 'never', undefined, listening.listening) : listening
}

function greeting({ address, firstCode }: Application): readonly string[] {
  return [
    '',
    `Chi Bộ đang phục vụ · Chi Bộ is serving:   ${address}`,
    ...(firstCode === undefined ? [] : firstCodeLines(address, firstCode)),
    '',
    stopLine,
  ]
}

/** Where nobody has an account yet. */
export function firstCodeLines(address: string, code: string): readonly string[] {
  return [
    '',
    'Chưa có tài khoản nào. Mở địa chỉ dưới đây trong 24 giờ tới và gõ mã để lập tài khoản đầu tiên.',
    'There is no account yet. Open the address below within 24 hours and type the code to make the first one.',
    `  ${address}/first-account`,
    `  ${code}`,
  ]
}

function renew(application: Application): void {
  const refusal = application.renew()
  if (refusal === undefined) return writeLine('Đã đọc lại chứng thư · The certificate was read again')
  const { vi, en } = inWords(refusal)
  tell(`Vẫn dùng chứng thư cũ · The old certificate stays in use\n${vi}\n${en}`)
}
