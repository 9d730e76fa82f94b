const onset = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?'
const rimes = [
  'a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|ă(?:c|m|n|ng|p|t)|â(?:c|m|n|ng|p|t|u|y)',
  'e(?:c|m|n|ng|o|p|t)?|ê(?:ch|m|n|nh|p|t|u)?|i(?:a|ch|m|n|nh|p|t|u|ê(?:c|m|n|ng|p|t|u))?',
  'o(?:a(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|ă(?:c|m|n|ng|t)|e(?:n|o|t)?|c|i|m|n|ng|p|t|ong|oc)?|ô(?:c|i|m|n|ng|p|t)?|ơ(?:i|m|n|p|t)?',
  'u(?:a|c|i|m|n|ng|p|t|ê(?:ch|n|nh|t)?|ơ|â(?:n|ng|t|y)|ô(?:c|i|m|n|ng|t)|y(?:a|ch|n|nh|p|t|u|ê(?:n|t))?)?',
  'ư(?:a|c|i|m|n|ng|t|u|ơ(?:c|i|m|n|ng|p|t|u))?|y(?:t|n|ê(?:m|n|ng|t|u))?',
].join('|')
// after "qu" the rime begins with the vowel that follows the glide
const afterQu = 'qu(?:ă(?:c|m|n|ng|p|t)|ê(?:ch|n|nh|t)?|e(?:n|o|t)?|ơ|y(?:ch|n|nh|t|ê(?:n|t))?)'
const syllable = new RegExp(`^(?:${onset}(?:${rimes})|${afterQu})$`, 'u')
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Whether a word is spelt as a Vietnamese syllable can be, whatever its tone and wherever the tone stands. `Nguyễn`, `Hoà`, `ĐẶNG`; not `Nguyeãn`. */
export function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD')
  if ((parts.match(tones)?.length ?? 0) > 1) return false
  return syllable.test(parts.replace(tones, '').normalize('NFC'))
}
