import { commands } from './commands/index.ts'
import { answered, refuseCommand, writeLine } from './commands/output.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `chibo … | head` closes the pipe early; that is no fault
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await main(process.argv.slice(2))

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return help()
  const command = commands.find((c) => c.name === name)
  if (!command) return refuseCommand(unknownCommand(name), args)
  const { run } = await command.load()
  return run(args)
}

function help(): number {
  writeLine('Chi Bộ\n\nCách dùng: chibo LỆNH [tùy chọn]   ·   Usage: chibo COMMAND [options]\n')
  for (const { usage, does } of commands) writeLine(`  ${usage}\n      ${does.vi}\n      ${does.en}\n`)
  writeLine('Tùy chọn chung · Options of every command: --json, --lang vi|en, --help')
  return answered
}

function unknownCommand(name: string) {
  return {
    code: 'commands.unknown',
    message: {
      vi: `Không có lệnh "${name}". "chibo --help" liệt kê các lệnh.`,
      en: `There is no command "${name}". "chibo --help" lists the commands.`,
    },
  }
}
