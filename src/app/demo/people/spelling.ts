// How the same Vietnamese name comes to be written differently: pure functions of text, no chance in them.

const tones = '\u0300\u0301\u0303\u0309\u0323'
const anyMark = /\p{M}/gu

export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(anyMark, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

export function withoutStroke(text: string): string {
  return text.replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

const moved = new RegExp(`([oOuU])([${tones}])([aAeEyY])$`)

/** `Thúy` → `Thuý`, `Hòa` → `Hoà`: the tone on the second vowel. Unchanged where there is nothing to move. */
export function newTonePlace(text: string): string {
  return eachSyllable(text, (syllable) => syllable.replace(moved, '$1$3$2'))
}

export function hasMovableTone(text: string): boolean {
  return newTonePlace(text) !== text
}

const yAlone = new RegExp(`^([hklmstvHKLMSTV]|[qQ][uU])([yY])([${tones}]?)$`)

/** `Lý` → `Lí`, `Mỹ` → `Mĩ`, `Quý` → `Quí`: y written as i where it is the only vowel. */
export function iForY(text: string): string {
  return eachSyllable(text, (syllable) =>
    syllable.replace(yAlone, (_, head: string, y: string, tone: string) => head + (y === 'Y' ? 'I' : 'i') + tone),
  )
}

const confused: Readonly<Record<string, string>> = {
  '\u0309': '\u0303', // hỏi for ngã and back: what ears of Nghệ An do not part
  '\u0303': '\u0309',
  '\u0301': '\u0300',
  '\u0300': '\u0301',
  '\u0323': '\u0309',
}

/** One tone of one syllable mistaken, or a hat forgotten where the syllable has no tone. */
export function wrongMark(syllable: string): string {
  const apart = syllable.normalize('NFD')
  const changed = apart.replace(new RegExp(`[${tones}]`), (tone) => confused[tone] ?? '')
  return (changed === apart ? apart.replace(/\p{M}/u, '') : changed).normalize('NFC')
}

/** Names on a keyboard: a letter beside the one meant. */
export const beside: Readonly<Record<string, string>> = {
  a: 's',
  e: 'r',
  g: 'h',
  h: 'g',
  i: 'o',
  m: 'n',
  n: 'm',
  o: 'i',
  r: 't',
  t: 'r',
  u: 'i',
}

function eachSyllable(text: string, change: (apart: string) => string): string {
  return text
    .split(' ')
    .map((syllable) => change(syllable.normalize('NFD')).normalize('NFC'))
    .join(' ')
}
