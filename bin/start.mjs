// `npm start`: from a fresh clone to a running application. Started by the Node of the machine, with nothing installed yet.
const oldest = 20
if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    `Cần Node ${oldest} trở lên, máy này có ${process.versions.node}. Tải tại https://nodejs.org rồi chạy lại.`,
  )
  console.error(
    `Node ${oldest} or newer is needed, this is ${process.versions.node}. Get it from https://nodejs.org and run this again.`,
  )
  process.exit(2)
}

// Loaded only now: an older Node would stumble over its words before it could say so.
const { prepare } = await import('./setup.mjs')
const { startChild } = await import('./child.mjs')

// `npm run serve` is the same, for an office.
const [first, ...rest] = process.argv.slice(2)
const words = first === 'serve' ? [first, ...rest] : ['start', ...process.argv.slice(2)]
const node = await prepare()
startChild(node, ['src/app/cli.ts', ...words])
