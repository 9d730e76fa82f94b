import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isSyllable } from '#kernel/syllable.ts'
import { countFonts, fromOldFont, likelyFont, toOldFont, toUnicode } from './fonts.ts'

const vowels = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ'
const small = `${vowels}đbcdghklmnpqrstvx`
const nothing = { unicode: 0, tcvn3: 0, vni: 0 }

describe('Phông chữ cũ / Old fonts', () => {
  test('every small letter of Vietnamese goes to TCVN3 and comes back', () => {
    for (const letter of small) assert.equal(fromOldFont(toOldFont(letter, 'tcvn3'), 'tcvn3'), letter)
  })

  test('every letter of Vietnamese, small and capital, goes to VNI and comes back', () => {
    for (const letter of small + small.toUpperCase()) assert.equal(fromOldFont(toOldFont(letter, 'vni'), 'vni'), letter)
  })

  test('capitals of TCVN3 that have no sign of their own come back as capitals inside a word', () => {
    assert.equal(fromOldFont(toOldFont('NGUYỄN THỊ THẮM', 'tcvn3'), 'tcvn3'), 'NGUYỄN THỊ THẮM')
  })

  test('any word of small letters comes back from both fonts', () => {
    const word = fc.string({ unit: fc.constantFrom(...Array.from(small)), maxLength: 12 })
    fc.assert(
      fc.property(word, (text) => {
        assert.equal(fromOldFont(toOldFont(text, 'tcvn3'), 'tcvn3'), text)
        // "oâ" in VNI is ô: signs that follow a bare vowel belong to it
        const vni = toOldFont(text, 'vni')
        assert.equal(toOldFont(fromOldFont(vni, 'vni'), 'vni'), vni)
      }),
    )
  })

  test('old fonts are known by how the words are spelt', () => {
    const texts = ['Nguyễn Thị Thắm', 'Đặng Quỳnh Như', 'Chi bộ Khối 3, phường Trường Vinh', 'Phạm Hữu Đức']
    for (const text of texts) {
      assert.equal(likelyFont(text), 'unicode')
      assert.equal(likelyFont(toOldFont(text, 'tcvn3')), 'tcvn3', text)
      assert.equal(likelyFont(toOldFont(text, 'vni')), 'vni', text)
    }
    assert.equal(likelyFont('Nguyen Van An'), 'plain')
    assert.equal(likelyFont('Hoà'), 'open', 'Hoà as it stands, Hồ in VNI')
  })

  test('a text that may be read either way is read as its column is, and doubted where the column is mixed', () => {
    // "Tó" is a word as it stands, and "Tú" in TCVN3
    const old = countFonts(['NguyÔn V¨n H¶i', 'TrÇn ThÞ Tó'])
    assert.deepEqual(toUnicode('Tó', old, nothing), { text: 'Tú', from: 'tcvn3', sure: true })
    assert.equal(toUnicode('Tó', countFonts(['Nguyễn Văn Hải']), nothing).text, 'Tó')
    assert.equal(toUnicode('Tó', countFonts(['NguyÔn V¨n H¶i', 'Nguyễn Văn Hải', 'Trần Thị Tú']), nothing).sure, false)
  })

  test('the Icelandic Ð that some keyboards write is a Đ', () => {
    assert.equal(toUnicode('Ðặng Văn Ðức', nothing, nothing).text, 'Đặng Văn Đức')
  })

  test('syllables are told from what only looks like them', () => {
    for (const word of ['Nguyễn', 'quyết', 'khuya', 'Huỳnh', 'Thuỷ', 'Thủy', 'ĐƯỜNG', 'yến', 'giữa', 'oanh', 'Y'])
      assert.ok(isSyllable(word), word)
    for (const word of ['Nguyeãn', 'V¨n', 'Traàn', 'xyz', 'ngg', '']) assert.ok(!isSyllable(word), word)
  })

  test('no text is an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        toUnicode(text, nothing, nothing)
        fromOldFont(text, 'vni')
        fromOldFont(text, 'tcvn3')
      }),
    )
  })
})
