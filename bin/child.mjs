import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { isAlive, root } from './setup.mjs'

/** Runs the application until it ends, and ends with it; however this process ends, the application is told to stop. */
export function startChild(node, args) {
  // Over the fourth channel the application notices when this process is gone, also after a `kill -9`.
  const child = spawn(node, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, CHIBO_PARENT: 'ipc' },
  })
  // Ctrl+C in a terminal reaches the application by itself too: told twice, it stops once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  watchNpm(child)
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(2)
  })
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)))
}

/** An npm that was killed cannot pass a signal on: without it nobody would ever stop us. */
function watchNpm(child) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  // Between npm and us there may be a shell, which does not notice either.
  const above = [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1)
  setInterval(() => {
    if (!above.every(isAlive)) child.kill('SIGTERM')
  }, 500).unref()
}

function parentOf(pid) {
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout) || parentInProc(pid)
}

/** Small systems have no `ps`. */
function parentInProc(pid) {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
