import type { Text } from './output.ts'

/** Runs one command with the arguments after its name; gives the exit code (`output.ts`). */
export type Run = (args: readonly string[]) => Promise<number> | number

export interface Command {
  readonly name: string
  readonly usage: string
  readonly does: Text
  /** Loaded only when it runs, so that a short command does not wait for the server's code. */
  readonly load: () => Promise<{ readonly run: Run }>
}

/** Every command of `chibo`, in the order of `--help`. A new one is a line here and a file beside this one that exports `run`. */
export const commands: readonly Command[] = [
  {
    name: 'due',
    usage: 'chibo due RULE EVENT-DAY [--json]',
    does: { vi: 'Tính ngày hết hạn theo một quy định', en: 'When a term ends, and under which rule' },
    load: () => import('./due.ts'),
  },
]
