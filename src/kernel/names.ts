/** Without marks and capitals, đ as d, single spaces: how text is searched and compared. `Nguyễn  Thị LAN` → `nguyen thi lan`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

// the alphabet of Vietnam: d before đ, tones after the letter they stand on; capitals make no difference
const alphabet = new Intl.Collator('vi', { sensitivity: 'accent' })

/** The parts of a name as they are sorted: given name, middle names, family name. `Nguyễn Thị Lan` → `['Lan', 'Thị', 'Nguyễn']`. */
export function namePartsInOrder(name: string): readonly [given: string, middle: string, family: string] {
  const words = name.normalize('NFC').trim().split(/\s+/)
  const given = words.at(-1) ?? ''
  const family = words.length > 1 ? (words[0] ?? '') : ''
  return [given, words.slice(1, -1).join(' '), family]
}

/** Sorts names as Vietnam does: by given name (Lan), then middle names, then family name. */
export function compareNames(a: string, b: string): number {
  const [one, other] = [namePartsInOrder(a), namePartsInOrder(b)]
  return alphabet.compare(one[0], other[0]) || alphabet.compare(one[1], other[1]) || alphabet.compare(one[2], other[2])
}

const tones = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] // in the order of dictionaries: à ả ã á ạ

/**
 * The same order as a text to be sorted by an ICU collation `vi` in the database. A collation weighs the letters of a whole
 * text before any tone in it, and would put Dũng An before Dung Bình: so each part carries its tones behind its letters.
 */
export function nameKey(name: string): string {
  return namePartsInOrder(name).map(partKey).join(' , ')
}

function partKey(part: string): string {
  const letters = Array.from(part.toLowerCase(), (letter) => letter.normalize('NFD'))
  const plain = letters.map((letter) => letter.replace(/[\u0300\u0309\u0303\u0301\u0323]/g, '').normalize('NFC'))
  const heard = letters.map((letter) => tones.findIndex((tone) => letter.includes(tone)) + 1)
  return `${plain.join('')} ${heard.join('')}`
}
