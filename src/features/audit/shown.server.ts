import { createHash, pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A head as people compare it: 12 characters of Crockford's alphabet, 60 bits. Slow on purpose, so that nobody seeks another
 * history with the same characters by trying. docs/trail.md.
 */
export async function shownOf(hash: Uint8Array): Promise<string> {
  const drawn = await promisify(pbkdf2)(hash, 'chibo-shown-1', 200_000, 8, 'sha256')
  return lettersOf(drawn.readBigUInt64BE() >> 4n, 12)
}

/** A number in Crockford's alphabet, five bits a letter. */
export function lettersOf(number: bigint, length: number): string {
  let text = ''
  for (let [i, bits] = [0, number]; i < length; i += 1, bits >>= 5n)
    text = `${letters[Number(bits & 31n)] ?? ''}${text}`
  return text
}

/** What a file of heads is signed over. */
export function saidBy(file: {
  readonly onDay: string
  readonly hash: string
  readonly days: unknown
  readonly seal: unknown
  readonly units: unknown
}): string {
  const rest = createHash('sha256')
    .update(JSON.stringify([file.days, file.seal, file.units]))
    .digest('hex')
  return ['chibo-heads-1', file.onDay, file.hash, rest].join('\n')
}
