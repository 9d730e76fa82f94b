/** One row of the table: what was measured, the mark to reach, ours, a peer or floor measured in the same run, ours as a multiple of it. */
export interface Line {
  readonly what: string
  readonly mark?: string
  readonly ours: string
  readonly beside?: string
  readonly ratio?: string
}

/** Ends a part of the bench: its table, and what explains it. Called by `bench/index.ts`, a part hands both over as JSON instead. */
export function report(lines: readonly Line[], notes: readonly string[] = []): void {
  if (process.argv.includes('--json')) console.log(JSON.stringify({ lines, notes }))
  else console.log([...tableOf(lines), ...notes].join('\n'))
}

export function tableOf(lines: readonly Line[]): readonly string[] {
  const rows = lines.map(({ what, mark = '', ours, beside = '', ratio = '' }) => [what, mark, ours, beside, ratio])
  const head = ['What', 'Mark', 'Ours', 'Beside', 'Ratio']
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`)
}

/** Wall and processor time of some work, in milliseconds; of two cores two seconds of work take one. */
export interface Took {
  readonly wall: number
  readonly processor: number
}

export function clock(): () => Took {
  const [from, before] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(before)
    return { wall: performance.now() - from, processor: (user + system) / 1000 }
  }
}

export function told({ wall, processor }: Took): string {
  return `${(wall / 1000).toFixed(1)} s (${(processor / 1000).toFixed(1)} s of processor)`
}

export function percent(part: number): string {
  return `${(part * 100).toFixed(2)} %`
}

/** The most memory this program has had, in MB. */
export function memory(): string {
  return `${Math.round(process.resourceUsage().maxRSS / 1000)} MB`
}

/** What stands behind `--name` on the command line; the parts share no other options. */
export function numbers(name: string, otherwise: readonly number[]): readonly number[] {
  const at = process.argv.indexOf(`--${name}`)
  const text = at < 0 ? undefined : process.argv[at + 1]
  return text === undefined ? otherwise : text.split(',').map(Number)
}

/** A seed nobody chose, unless one is given to repeat a run. */
export function drawnSeed(): number {
  return numbers('seed', [])[0] ?? (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 1_000_000
}
