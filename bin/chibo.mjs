#!/usr/bin/env node
// Started by any Node from 20 on: finds the Node that the project needs and hands everything over to it.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { findNode, nodeIsMissing } from './runtime.mjs'

const cli = new URL('../src/app/cli.ts', import.meta.url)
const node = findNode()
if (!node) {
  console.error(nodeIsMissing())
  process.exit(2)
}

if (node === process.execPath) await import(cli.href)
else handOver(node)

function handOver(runtime) {
  const child = spawn(runtime, [fileURLToPath(cli), ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl+C in a terminal reaches the child by itself, and twice would cut its tidy end short
  const signals = process.stdin.isTTY ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP']
  if (process.stdin.isTTY) process.on('SIGINT', () => {})
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`${nodeIsMissing()}\n${error.message}`)
    process.exitCode = 2
  })
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)
  })
}
