import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { crashLoop } from '#test/crash/loop.ts'

// `npm run crash -- --rounds 300`: kills application and database at random under load, and looks for what was lost.
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '300' }, seed: { type: 'string' }, data: { type: 'string' } },
})
const seed = values.seed === undefined ? (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) : Number(values.seed)
const dataFolder = values.data ?? mkdtempSync(path.join(tmpdir(), 'chibo-crash-'))
console.log(`seed ${seed}, data in ${dataFolder}`)
const { wrong, kills, ...counted } = await crashLoop({
  rounds: Number(values.rounds),
  dataFolder,
  seed,
  say: (line) => console.log(line),
})
console.log(
  [
    `rounds                          ${counted.rounds}`,
    `kills                           ${Object.entries(kills)
      .map(([way, n]) => `${way} ${n}`)
      .join(', ')}`,
    `commands acknowledged           ${counted.acknowledged}, all found once`,
    `  of these asked again          ${counted.answeredLater}`,
    `commands refused                ${counted.refused}, none found`,
    `commands without an answer      ${counted.unanswered}, of them ${counted.doneUnanswered} done whole, the others absent`,
    `time                            ${counted.seconds} s`,
  ].join('\n'),
)
if (wrong.length > 0) {
  console.error(`${wrong.length} WRONG, data kept in ${dataFolder}:\n${wrong.join('\n')}`)
  process.exitCode = 1
} else if (values.data === undefined) rmSync(dataFolder, { recursive: true, force: true })
