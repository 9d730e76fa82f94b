import { isSyllable } from '#kernel/syllable.ts'

/** The two families of fonts used before Unicode, whose letters are Latin-1 signs drawn as Vietnamese ones. */
export type OldFont = 'tcvn3' | 'vni'

// TCVN 5712-3 (ABC, fonts .Vn…): one byte a letter. Capitals with a tone have none of their own; the capital fonts (.Vn…H) draw the small ones large.
const tcvn3From = 'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00ADõö÷øùúûüýþ¡¢£¤¥¦§'
const tcvn3To = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ'

// VNI (fonts VNI-…): a base letter followed by a sign for its mark and tone; a few letters stand alone.
const vniTones: readonly [vowels: string, signs: string, letters: string][] = [
  ['a', 'ùøûõïêéèúüëâáàåãä', 'áàảãạăắằẳẵặâấầẩẫậ'],
  ['e', 'ùøûõïâáàåãä', 'éèẻẽẹêếềểễệ'],
  ['o', 'ùøûõïâáàåãä', 'óòỏõọôốồổỗộ'],
  ['u', 'ùøûõï', 'úùủũụ'],
  ['y', 'ùøûõ', 'ýỳỷỹ'],
  ['ô', 'ùøûõï', 'ớờởỡợ'],
  ['ö', 'ùøûõï', 'ứừửữự'],
]
const vniAlone: readonly [string, string] = ['ôöñæóòîíì', 'ơưđỉĩịỵíì']

const tcvn3 = new Map(Array.from(tcvn3From, (sign, i): [string, string] => [sign, Array.from(tcvn3To)[i] ?? sign]))
const vni = new Map(vniPairs())

function* vniPairs(): Generator<[string, string]> {
  for (const [vowel, signs, letters] of vniTones)
    for (const [i, sign] of Array.from(signs).entries()) {
      const letter = Array.from(letters)[i] ?? ''
      yield [vowel + sign, letter]
      yield [(vowel + sign).toUpperCase(), letter.toUpperCase()]
      yield [vowel.toUpperCase() + sign, letter.toUpperCase()]
    }
  for (const [i, sign] of Array.from(vniAlone[0]).entries()) {
    const letter = Array.from(vniAlone[1])[i] ?? ''
    yield [sign, letter]
    yield [sign.toUpperCase(), letter.toUpperCase()]
  }
}

/** Text of an old font as Unicode (NFC). Signs the font does not know stay as they are. */
export function fromOldFont(text: string, font: OldFont): string {
  const decoded = font === 'tcvn3' ? Array.from(text, (sign) => tcvn3.get(sign) ?? sign).join('') : fromVni(text)
  return decoded.replace(/\p{L}+/gu, matchCase).normalize('NFC')
}

/** The longest match first: `oâ` is ô before `o` and `â` are anything. */
function fromVni(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; at += 1) {
    const pair = vni.get(text.slice(at, at + 2))
    if (pair !== undefined) {
      out += pair
      at += 1
    } else out += vni.get(text.charAt(at)) ?? text.charAt(at)
  }
  return out
}

/** `NGUYễN`, as capitals of TCVN3 come out, is `NGUYỄN`. */
function matchCase(word: string): string {
  const capitals = word.match(/[A-Z]/gu)?.length ?? 0
  const smalls = word.match(/[a-z]/gu)?.length ?? 0
  if (capitals < 2 || smalls > 0) return word
  return word.toUpperCase()
}

/** Text as an old font writes it, for the tests of the round trip and for lists made up in that font. */
export function toOldFont(text: string, font: OldFont): string {
  const table = font === 'tcvn3' ? tcvn3Back : vniBack
  return Array.from(text.normalize('NFC'), (letter) => table.get(letter) ?? letter).join('')
}

const tcvn3Back = new Map([
  ...[...tcvn3].map(([sign, letter]): [string, string] => [letter, sign]),
  ...capitalsAsSmall(),
])
const vniBack = new Map([...vni].map(([sign, letter]): [string, string] => [letter, sign]))

function* capitalsAsSmall(): Generator<[string, string]> {
  for (const [sign, letter] of tcvn3) {
    const capital = letter.toUpperCase()
    if (capital !== letter && !tcvn3To.includes(capital)) yield [capital, sign]
  }
}

/** What a text alone says about the way it was written. `plain`: nothing beyond ASCII, alike in every font. */
export type Likely = 'plain' | 'unicode' | OldFont | 'open'

const beyondLatin1 = /[^ -ÿ\s\p{Cc}\u2010-\u2027\u200B-\u200D\uFEFF]/u
const signs = /[\u00A1-\u00FF]/u
const memory = new Map<string, Likely>()

/** Judged word by word: spelt as Vietnamese as it stands, or only after conversion. `open`: by either way, or by none. */
export function likelyFont(text: string): Likely {
  if (!signs.test(text)) return beyondLatin1.test(text) ? 'unicode' : 'plain'
  if (beyondLatin1.test(text) || /[\u0300-\u036F]/u.test(text)) return 'unicode'
  const known = memory.get(text)
  if (known) return known
  const likely = judge(text)
  if (memory.size > 20_000) memory.clear()
  memory.set(text, likely)
  return likely
}

function judge(text: string): Likely {
  const share = { unicode: spelt(text), tcvn3: spelt(text, 'tcvn3'), vni: spelt(text, 'vni') }
  const best = Math.max(share.unicode, share.tcvn3, share.vni)
  const winners = (['unicode', 'tcvn3', 'vni'] as const).filter((font) => share[font] === best)
  return winners.length === 1 && best > 0 ? (winners[0] ?? 'open') : 'open'
}

/** Share of syllables among the words with a sign beyond ASCII. */
function spelt(text: string, font?: OldFont): number {
  const words = text.split(/[\s,;:.|/()"'–\d-]+/u).filter((word) => signs.test(word))
  const good = words.filter((word) =>
    isSyllable(font === undefined ? word.replace(/Ð/gu, 'Đ') : fromOldFont(word, font)),
  )
  return words.length === 0 ? 0 : good.length / words.length
}

/** How the cells of one column, or of a list, are written: what their unambiguous texts say. */
export interface FontCount {
  unicode: number
  tcvn3: number
  vni: number
}

export function countFonts(texts: Iterable<string>, count: FontCount = { unicode: 0, tcvn3: 0, vni: 0 }): FontCount {
  for (const text of texts) {
    const likely = likelyFont(text)
    if (likely !== 'plain' && likely !== 'open') count[likely] += 1
  }
  return count
}

/** A text in Unicode. `from`: the old font it was converted from; `sure`: no other way of reading it is as good. */
export interface Converted {
  readonly text: string
  readonly from?: OldFont
  readonly sure: boolean
}

/** Turns one text into Unicode; where it may be read in several ways, its column decides, then its list. */
export function toUnicode(text: string, column: FontCount, list: FontCount): Converted {
  const likely = likelyFont(text)
  if (likely === 'plain' || likely === 'unicode') return { text: tidy(text), sure: true }
  if (likely !== 'open') return { text: fromOldFont(text, likely), from: likely, sure: agrees(likely, column) }
  const told = majority(column) ?? majority(list) ?? 'unicode'
  if (told === 'unicode') return { text: tidy(text), sure: column.tcvn3 + column.vni === 0 }
  return { text: fromOldFont(text, told), from: told, sure: column.unicode === 0 && spelt(text, told) === 1 }
}

/** A single old-font text in a column of another is converted, and doubted unless its spelling leaves no other way. */
function agrees(font: OldFont, column: FontCount): boolean {
  return column[font] >= column[font === 'tcvn3' ? 'vni' : 'tcvn3']
}

function majority(count: FontCount): 'unicode' | OldFont | undefined {
  if (count.unicode + count.tcvn3 + count.vni === 0) return undefined
  if (count.unicode >= count.tcvn3 + count.vni) return 'unicode'
  return count.tcvn3 >= count.vni ? 'tcvn3' : 'vni'
}

const untidy = /[\u0300-\u036FÐ\u200B-\u200D\uFEFF]/u

/** Composed letters; the Icelandic Ð, which looks the same and some keyboards write, is a Đ. */
function tidy(text: string): string {
  if (!untidy.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/Ð/gu, 'Đ')
    .replace(/[\u200B-\u200D\uFEFF]/gu, '')
}

/** Readings of a short text, the likeliest first, for matching against known words. */
export function readings(text: string): string[] {
  const likely = likelyFont(text)
  if (likely === 'plain' || likely === 'unicode') return [tidy(text)]
  if (likely !== 'open') return [fromOldFont(text, likely), tidy(text)]
  return [tidy(text), fromOldFont(text, 'tcvn3'), fromOldFont(text, 'vni')]
}
