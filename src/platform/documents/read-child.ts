import { readHere } from './read-here.ts'

// The child process of `readGrids`: the file comes in by standard input, the answer leaves as JSON by standard output.
// Nothing is written to disk, so nothing of the file stays behind when this process is ended.
const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk)
const answer = JSON.stringify(await readHere(new Uint8Array(Buffer.concat(chunks)), process.argv[2] ?? ''))
process.stdout.write(answer, () => process.exit(0))
