import { randomInt } from 'node:crypto'
import { slowDigest } from './password.ts'
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
  return digestOf('code', bare(typed))
}

/** Of a code that serves for months: as slow to try as a password, with the account's id, 122 random bits, for salt. */
export function paperDigest(typed: string, account: string): Promise<Buffer> {
  return slowDigest(bare(typed), digestOf('paper', account).subarray(0, 16))
}

function bare(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '')
}
