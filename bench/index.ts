import { spawn } from 'node:child_process'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

/** `npm run bench`, or some of it: `npm run bench -- linkage start`. Each is a program of its own, so none warms up another. */
const all = ['linkage', 'reconcile', 'sheets', 'app', 'start'] as const

const wanted = process.argv.slice(2)
const chosen = all.filter((name) => wanted.length === 0 || wanted.includes(name))

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, ${(totalmem() / 1e9).toFixed(0)} GB\n`,
)
for (const name of chosen) {
  const from = performance.now()
  const code = await run(name)
  console.log(
    `(${name}: ${((performance.now() - from) / 1000).toFixed(0)} s${code === 0 ? '' : `, ended with ${code}`})\n`,
  )
  if (code !== 0) process.exitCode = 1
}

function run(name: string): Promise<number> {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
