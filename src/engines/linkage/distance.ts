/** True where one letter was put in, left out or replaced, or two neighbours changed places. Equal texts are no slip. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length > b.length) return isOneSlip(b, a)
  if (b.length - a.length > 1) return false
  let start = 0
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  const left = a.length - start - commonEnd(a, b, start)
  if (a.length < b.length) return left === 0
  return left === 1 || (left === 2 && a[start] === b[start + 1] && a[start + 1] === b[start])
}

/** How many letters from the end are the same, the first ones left out. */
function commonEnd(a: string, b: string, start: number): number {
  let end = 0
  while (end < a.length - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end += 1
  return end
}

/** Which letters a text has, as 32 bits: what cannot be alike is told apart without reading it. */
export function lettersOf(text: string): number {
  let mask = 0
  for (let i = 0; i < text.length; i += 1) mask |= 1 << (text.charCodeAt(i) & 31)
  return mask
}

/** How many bits are set. */
export function bitsIn(mask: number): number {
  let n = mask - ((mask >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const longest = 255
const seenLeft = new Uint8Array(longest)
const seenRight = new Uint8Array(longest)

/** Jaro–Winkler, 0 … 1; texts beyond 255 letters are cut. Symmetric. */
export function jaroWinkler(a: string, b: string): number {
  if (a.length > longest || b.length > longest) return jaroWinkler(a.slice(0, longest), b.slice(0, longest))
  if (a === b) return 1
  const matches = matchingLetters(a, b)
  if (matches === 0) return 0
  const jaro = (matches / a.length + matches / b.length + (matches - transposed(a, b) / 2) / matches) / 3
  return jaro + commonPrefix(a, b) * 0.1 * (1 - jaro)
}

/** At most four letters. */
function commonPrefix(a: string, b: string): number {
  const most = Math.min(4, a.length, b.length)
  let prefix = 0
  while (prefix < most && a[prefix] === b[prefix]) prefix += 1
  return prefix
}

/** Marks in `seenLeft` and `seenRight` the letters that stand in both, at most half the longer text apart. */
function matchingLetters(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  seenLeft.fill(0, 0, a.length)
  seenRight.fill(0, 0, b.length)
  let matches = 0
  for (let i = 0; i < a.length; i += 1) {
    const j = freeMatch(a.charCodeAt(i), b, Math.max(0, i - reach), Math.min(b.length - 1, i + reach))
    if (j < 0) continue
    seenLeft[i] = 1
    seenRight[j] = 1
    matches += 1
  }
  return matches
}

function freeMatch(letter: number, text: string, from: number, to: number): number {
  for (let j = from; j <= to; j += 1) if (!seenRight[j] && text.charCodeAt(j) === letter) return j
  return -1
}

function transposed(a: string, b: string): number {
  let count = 0
  let j = 0
  for (let i = 0; i < a.length; i += 1) {
    if (!seenLeft[i]) continue
    while (!seenRight[j]) j += 1
    if (a.charCodeAt(i) !== b.charCodeAt(j)) count += 1
    j += 1
  }
  return count
}

/** A text as 32 bits (FNV-1a), the same on every run and machine. */
export function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return stir(h)
}

/** Spreads the bits of a number; with two numbers, of both in their order. */
export function stir(a: number, b = 0): number {
  let h = a ^ Math.imul(b ^ (b >>> 15), 0x85ebca6b) ^ Math.imul(b, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}
