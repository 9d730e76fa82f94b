import { globSync, readFileSync } from 'node:fs'

interface Line {
  readonly file: string
  readonly text: string
}

/** The lines of our own program (no tests) that hold this, as `file: line`, without those of the files that may. */
export function linesWith(
  pattern: RegExp,
  { within = 'src/**/*.{ts,tsx}', but = [] }: { readonly within?: string; readonly but?: readonly string[] } = {},
): readonly string[] {
  return linesOf(within)
    .filter(({ file, text }) => pattern.test(text) && !but.includes(file))
    .map(({ file, text }) => `${file}: ${text.trim()}`)
}

/** Whole files, for what stands over several lines. */
export function filesWith(pattern: RegExp, within = 'src/**/*.{ts,tsx}'): readonly string[] {
  return filesOf(within).filter((file) => pattern.test(readFileSync(file, 'utf8')))
}

export const onServer = 'src/{platform,app,features}/**/*.ts'

function filesOf(within: string): readonly string[] {
  return globSync(within)
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .toSorted()
}

const known = new Map<string, readonly Line[]>()

/** Without comments of a whole line: they may name what code must not do. */
function linesOf(within: string): readonly Line[] {
  const found =
    known.get(within) ??
    filesOf(within).flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((text) => !/^\s*(\/\/|\/?\*)/.test(text))
        .map((text) => ({ file, text })),
    )
  known.set(within, found)
  return found
}
