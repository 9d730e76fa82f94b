// `npm run fuzz -- --requests 20000`: every operation of the OpenAPI document is sent odd things, as the tests do, but many more.
import { spawnSync } from 'node:child_process'

const at = process.argv.indexOf('--requests')
const requests = at < 0 ? '20000' : (process.argv[at + 1] ?? '20000')
const began = performance.now()
const { status } = spawnSync(process.execPath, ['--test', 'test/journeys/fuzz.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_REQUESTS: requests },
})
console.log(`${requests} requests and more in ${((performance.now() - began) / 1000).toFixed(0)} s`)
process.exitCode = status ?? 1
