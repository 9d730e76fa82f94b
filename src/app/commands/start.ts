import { readSettings } from '#platform/settings.ts'
import type { KeptAccount } from '../start/demo-accounts.ts'
import type { DemoWish } from '../start/provide-demo.ts'
import { type Application, startApplication } from '../start/start.ts'
import { demoSizeOf } from './demo-size.ts'
import { parseCommand, refuseCommand } from './output.ts'
import { runUntilStopped, stopLine } from './running.ts'
import { firstCodeLines } from './serve.ts'

const usage = 'chibo start [--demo | --no-demo] [--members N [--units N]]'

/** `chibo start`: runs the application until it is told to stop. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, {
    options: {
      demo: { type: 'boolean' },
      'no-demo': { type: 'boolean' },
      members: { type: 'string' },
      units: { type: 'string' },
    },
    words: [],
    usage,
  })
  if (!parsed.ok) return parsed.code
  const asked = demoSizeOf(parsed.values)
  if ('refusal' in asked) return refuseCommand(asked.refusal, args)
  const read = readSettings(process.env)
  return runUntilStopped({
    start: async () => (read.ok ? startApplication(read.settings, wishOf(parsed.values), asked.size) : read),
    greeting,
  })
}

function wishOf(values: { readonly demo?: boolean; readonly 'no-demo'?: boolean }): DemoWish {
  if (values.demo === true) return 'asked'
  return values['no-demo'] === true ? 'never' : 'usual'
}

function greeting({ address, accounts, firstCode }: Application): readonly string[] {
  const ready = ['', `Chi Bộ đã sẵn sàng · Chi Bộ is ready:   ${address}`, '']
  if (firstCode !== undefined) return [...ready, ...firstCodeLines(address, firstCode), '', stopLine]
  if (accounts.length === 0) return [...ready, stopLine]
  const wide = Math.max(...accounts.map(({ username }) => username.length))
  return [
    ...ready,
    'Tài khoản dùng thử (người và số liệu đều là bịa) · Demo accounts (people and figures are made up):',
    ...accounts.map((account) => `  ${account.username.padEnd(wide)}  ${account.password}   ${described(account)}`),
    '',
    stopLine,
  ]
}

function described({ name, seat }: KeptAccount): string {
  return [name, seat && `${seat.vi} · ${seat.en}`].filter(Boolean).join(', ')
}
