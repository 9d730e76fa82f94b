import { fold } from '#kernel/names.ts'

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * A name as it is spelt, whatever the habit: tone placement (Thúy/Thuý, Hòa/Hoà) and a y that is the only vowel (Lý/Lí, Mỹ/Mĩ, Quý/Quí)
 * make no difference, all other marks do. For comparing, not for showing.
 */
export function canonical(name: string): string {
  return words(name).map(canonicalWord).join(' ')
}

/** The words of a name without marks and capitals, a y that is the only vowel as i; dots, hyphens and commas part words. */
export function foldedWords(name: string): string[] {
  return words(name).map((word) => finalI(fold(word)))
}

/** Written without any mark, although names of two or more words rarely have none: the marks may have been lost. */
export function isBare(name: string): boolean {
  return !/[\p{M}đ]/u.test(name.toLowerCase().normalize('NFD'))
}

function words(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[\s.,;\-_/'’`"()]+/u)
    .filter((word) => word !== '')
}

function canonicalWord(word: string): string {
  const letters = word.normalize('NFD')
  const tone = letters.match(tones)?.join('') ?? ''
  return finalI(letters.replace(tones, '').normalize('NFC')) + tone
}

function finalI(word: string): string {
  return /^(?:qu|[bcdđghklmnprstvx]{0,3})y$/u.test(word) ? `${word.slice(0, -1)}i` : word
}
