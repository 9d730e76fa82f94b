import type { Progress } from '#platform/backup/index.ts'
import { type Language, tell } from '../commands/output.ts'

const oftenOnScreen = 200 // milliseconds between two writings over the same line
const oftenInLog = 10_000

/** Says on standard error how far a long command is, at most so often. `done` clears the line. */
export function progressLine(language: Language): { say(progress: Progress): void; done(): void } {
  const screen = process.stderr.isTTY
  let last = performance.now()
  let shown = false
  return {
    say(progress) {
      const now = performance.now()
      if (now - last < (screen ? oftenOnScreen : oftenInLog)) return
      last = now
      shown = true
      if (screen) process.stderr.write(`\r\u001b[K${inWords(progress, language)}`)
      else tell(inWords(progress, language))
    },
    done() {
      if (screen && shown) process.stderr.write('\r\u001b[K')
    },
  }
}

function inWords({ tables, tablesDone, rowsDone, rows }: Progress, language: Language): string {
  const [done, all] = [rowsDone, Math.max(rows, rowsDone)].map((n) => Math.round(n).toLocaleString(language))
  return language === 'en'
    ? `table ${tablesDone} of ${tables}, ${done} of about ${all} rows`
    : `bảng ${tablesDone}/${tables}, ${done} trong khoảng ${all} dòng`
}
