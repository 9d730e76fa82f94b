import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './setup.mjs'

/** Runs the application until it ends, and ends with it; however this process ends, the application is told to stop. */
export function startChild(node, args) {
  // Over the fourth channel the application notices when this process is gone, also after a `kill -9`.
  const child = spawn(node, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, CHIBO_PARENT: 'ipc' },
  })
  // Ctrl+C reaches the application too, as one of the same terminal; it takes the second for the first.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  watchNpm(child)
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(2)
  })
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)))
}

/** An npm that was killed cannot pass a signal on; without it nobody would ever stop us. */
function watchNpm(child) {
  const npm = process.ppid
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  setInterval(() => {
    if (process.ppid !== npm) child.kill('SIGTERM')
  }, 500).unref()
}
