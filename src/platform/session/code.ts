import { randomInt } from 'node:crypto'
import { digestOf } from './token.ts'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789' // nothing that reads like something else
const groups = 3
const long = 4

/** A code to be read from paper and typed once: `k7mq-x3vd-9rtp`, 59 random bits. The database keeps only `codeDigest` of it. */
export function newCode(): string {
  return Array.from({ length: groups }, newGroup).join('-')
}

function newGroup(): string {
  return Array.from({ length: long }, () => letters[randomInt(letters.length)]).join('')
}

/** The same for whatever capitals, blanks and strokes it was typed with. */
export function codeDigest(typed: string): Buffer {
  return digestOf('code', typed.toLowerCase().replace(/[^a-z0-9]/g, ''))
}
