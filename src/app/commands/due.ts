import { parseCommand, answered } from './output.ts'

const usage = 'chibo due RULE EVENT-DAY [--json]'

export function run(args: readonly string[]): number {
  const parsed = parseCommand(args, { options: {}, words: ['RULE', 'EVENT-DAY'], usage })
  return parsed.ok ? answered : parsed.code
}
