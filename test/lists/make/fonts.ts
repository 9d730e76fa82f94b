// Vietnamese as it was typed before Unicode. Tables written down from knowledge of the old keyboards; see ../README.md.

const toneOf: Readonly<Record<string, number>> = { '\u0300': 0, '\u0309': 1, '\u0303': 2, '\u0301': 3, '\u0323': 4 }

// Each vowel: without tone, then huyền, hỏi, ngã, sắc, nặng, as bytes of TCVN 5712:1993 (VN3).
const tcvn: Readonly<Record<string, readonly number[]>> = {
  a: [0x61, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9],
  ă: [0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6],
  â: [0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb],
  e: [0x65, 0xcc, 0xce, 0xcf, 0xd0, 0xd1],
  ê: [0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6],
  i: [0x69, 0xd7, 0xd8, 0xdc, 0xdd, 0xde],
  o: [0x6f, 0xdf, 0xe1, 0xe2, 0xe3, 0xe4],
  ô: [0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9],
  ơ: [0xac, 0xea, 0xeb, 0xec, 0xed, 0xee],
  u: [0x75, 0xef, 0xf1, 0xf2, 0xf3, 0xf4],
  ư: [0xad, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9],
  y: [0x79, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe],
}
const tcvnCapital: Readonly<Record<string, number>> = { Ă: 0xa1, Â: 0xa2, Ê: 0xa3, Ô: 0xa4, Ơ: 0xa5, Ư: 0xa6, Đ: 0xa7 }

/** A letter as vowel with hat and number of its tone (-1: none). */
function apart(letter: string): [base: string, tone: number] {
  const marks = letter.normalize('NFD')
  const tone = Object.keys(toneOf).find((t) => marks.includes(t))
  return [marks.replace(tone ?? '', '').normalize('NFC'), tone ? (toneOf[tone] ?? -1) : -1]
}

function tcvnByte(letter: string): number {
  if (letter === 'đ') return 0xae
  const capital = tcvnCapital[letter]
  if (capital) return capital
  const [base, tone] = apart(letter)
  // A capital with a tone has no byte of its own: people typed the small letter, in a font that shows capitals.
  const row = tcvn[base] ?? (tone >= 0 ? tcvn[base.toLowerCase()] : undefined)
  return row?.[tone + 1] ?? letter.charCodeAt(0)
}

/** Text typed in .VnTime, as Latin letters: `Nguyễn` → `NguyÔn`. */
export function toTcvn3(text: string): string {
  return eachLetter(text, (letter) => String.fromCharCode(tcvnByte(letter)))
}

/** Capitals typed in .VnTimeH: the bytes of small letters, shown as capitals: `NGUYỄN` → `nguyÔn`. */
export function toTcvn3Capitals(text: string): string {
  return toTcvn3(text.toLowerCase())
}

// VNI writes the letter, then one byte for hat and tone together; a few letters have a byte of their own.
const vniPlain = ['\u00f8', '\u00fb', '\u00f5', '\u00f9', '\u00ef']
const vniHat = ['\u00e0', '\u00e5', '\u00e3', '\u00e1', '\u00e4']
const vniBreve = ['\u00e8', '\u00fa', '\u00fc', '\u00e9', '\u00eb']
const vniI = ['\u00ec', '\u00e6', '\u00f3', '\u00ed', '\u00f2']
const vniSingle: Readonly<Record<string, string>> = {
  ơ: '\u00f4',
  ư: '\u00f6',
  đ: '\u00f1',
  ê: 'e\u00e2',
  ô: 'o\u00e2',
  â: 'a\u00e2',
  ă: 'a\u00ea',
}

function vniLetter(small: string): string {
  const [base, tone] = apart(small)
  if (tone < 0) return vniSingle[base] ?? base
  return vniWhole(base, tone) ?? vniPair(base, tone)
}

function vniWhole(base: string, tone: number): string | undefined {
  if (base === 'i') return vniI[tone]
  return base === 'y' && tone === 4 ? '\u00ee' : undefined
}

function vniPair(base: string, tone: number): string {
  if ('âêô'.includes(base)) return withoutHat(base) + (vniHat[tone] ?? '')
  if (base === 'ă') return `a${vniBreve[tone] ?? ''}`
  return (vniSingle[base] ?? base) + (vniPlain[tone] ?? '')
}

function withoutHat(letter: string): string {
  return letter.normalize('NFD').slice(0, 1)
}

/** Text typed in VNI-Times, as Latin letters: `Nguyễn` → `Nguyeãn`. */
export function toVni(text: string): string {
  return eachLetter(text, (letter) => {
    const small = letter.toLowerCase()
    return small === letter ? vniLetter(small) : vniLetter(small).toUpperCase()
  })
}

const cp1258: Readonly<Record<string, number>> = {
  Ă: 0xc3, ă: 0xe3, Đ: 0xd0, đ: 0xf0, Ơ: 0xd5, ơ: 0xf5, Ư: 0xdd, ư: 0xfd,
  '\u0300': 0xcc, '\u0309': 0xd2, '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2,
} // prettier-ignore

// Letters of Latin-1 that windows-1258 replaced by combining tones or letters of its own.
const notIn1258 = new Set([0xc3, 0xcc, 0xd0, 0xd2, 0xd5, 0xdd, 0xde, 0xe3, 0xec, 0xf0, 0xf2, 0xf5, 0xfd, 0xfe])

/** windows-1258: a vowel with its hat, then its tone as a byte of its own. */
export function toWindows1258(text: string): Uint8Array {
  const bytes: number[] = []
  for (const letter of text.normalize('NFC')) {
    const code = letter.charCodeAt(0)
    if (cp1258[letter]) bytes.push(cp1258[letter])
    else if (code < 0x100 && !notIn1258.has(code)) bytes.push(code)
    else bytes.push(...pieces(letter))
  }
  return Uint8Array.from(bytes)
}

function pieces(letter: string): number[] {
  const [base, tone] = apart(letter)
  const mark = Object.keys(toneOf)[tone] ?? ''
  return [cp1258[base] ?? base.charCodeAt(0), ...(cp1258[mark] ? [cp1258[mark]] : [])]
}

function eachLetter(text: string, change: (letter: string) => string): string {
  return Array.from(text.normalize('NFC'), change).join('')
}
