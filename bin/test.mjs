// `npm test`: installs what tests need, then runs everything, or the suites that are named: `npm test -- core sql`.
const oldest = 20
if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(`Cần Node ${oldest} trở lên, máy này có ${process.versions.node}.`)
  console.error(`Node ${oldest} or newer is needed, this is ${process.versions.node}.`)
  process.exit(2)
}

const { prepare, stop } = await import('./setup.mjs')
const { suites, runSuite, holdCluster } = await import('./suites.mjs')

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const unknown = wanted.filter((word) => !(word in suites) && !/\.(test|spec)\.ts$/.test(word))
if (unknown.length > 0)
  stop(
    `Không có bộ kiểm ${unknown.join(', ')} · No such suite: ${unknown.join(', ')}`,
    `  ${Object.keys(suites).join(' ')}`,
  )

const node = await prepare({ web: wanted.length === 0 || wanted.includes('browser') || wanted.includes('journeys') })
const cluster = holdCluster(node)
const files = wanted.filter((word) => !(word in suites))
const names = Object.keys(suites).filter((name) => wanted.length === 0 || wanted.includes(name))
const runs = [
  ...names.map((name) => [name, suites[name]]),
  ...(files.length > 0 ? [['files', { tests: () => files }]] : []),
]

const results = []
for (const [name, suite] of runs) {
  process.stdout.write(`${name.padEnd(9)} `)
  const began = performance.now()
  const { passed, failed, said, note } = await runSuite(node, name, suite)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${seconds.padStart(6)} s`,
  )
  if (failed > 0) console.log(`${said.trimEnd()}\n`)
  else if (note) console.log(`          ${note.trimEnd().replaceAll('\n', '\n          ')}`)
  results.push({ passed, failed })
}
cluster.release()

const [passed, failed] = ['passed', 'failed'].map((key) => results.reduce((sum, result) => sum + result[key], 0))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
