import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { glossary, type Entry } from '#kernel/glossary.ts'
import type { Text } from '#kernel/text.ts'
import { rules, sources } from '#rulebook/index.ts'
import { glossaryPage, grantsPage, rulebookPage } from '../src/app/docs-pages.ts'

const entries: readonly Entry[] = glossary

test('one English word and one Vietnamese word for one thing', () => {
  for (const language of ['en', 'vi'] as const) {
    const words = entries.map((e) => e[language])
    assert.deepEqual(words, [...new Set(words)])
  }
})

test('the pages made from the code are current: run `chibo docs`', () => {
  assert.equal(readFileSync('docs/rulebook.md', 'utf8'), rulebookPage())
  assert.equal(readFileSync('docs/glossary.md', 'utf8'), glossaryPage())
  assert.equal(readFileSync('docs/grants.md', 'utf8'), grantsPage())
})

test('no identifier is Vietnamese without its marks', () => {
  const vietnamese =
    /dang_?vien|danh_?sach|ngay_?sinh|ho_?(va_?)?ten\b|gioi_?thieu|tiep_?nhan|sinh_?hoat|bi_?thu|chi_?uy|dang_?bo|noi_?cu_?tru|nghi_?huu|can_?cu\b|doi_?chieu|quy_?dinh|thoi_?han/i
  const declared = /\b(?:function|const|let|class|interface|type)\s+(\w+)/g
  const found = globSync('{src,test,bench,bin}/**/*.{ts,tsx,mjs}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(declared)]
      .map(([, name = '']) => name)
      .filter((name) => vietnamese.test(name))
      .map((name) => `${file}: ${name}`),
  )
  assert.deepEqual(found, [])
})

// where our own texts stand; what people write in lists (vocabularies, old fonts, names of units) is read there as it comes
const ownTexts = globSync('src/{browser,ui,rulebook,app/commands,app/web,features}/**/*.{ts,tsx}').filter(
  (file) => !/[.]test[.]|vocabulary|list-words|member-words|gazetteer|party-bodies|demo/.test(file),
)
const never = entries.flatMap((e) => (e.never ?? []).map((word) => ({ word, instead: e.vi })))
// "vi phạm tư cách" is the name of a ground in the Charter, not a word about a person who is not seen
const grounds = /Vi phạm tư cách đảng viên/g

test('no text of ours uses a word that the glossary forbids', () => {
  const found = ownTexts.flatMap((file) => {
    const text = readFileSync(file, 'utf8').normalize('NFC').replace(grounds, '').toLowerCase()
    return never
      .filter(({ word }) => text.includes(word))
      .map(({ word, instead }) => `${file}: "${word}" → "${instead}"`)
  })
  assert.deepEqual(found, [])
})

// words that stand for one thing only, whose Vietnamese must be found wherever the English is
const strict = [
  'working day',
  'introduction paper',
  'dossier',
  'cell committee',
  'grassroots organisation',
  'working member',
  'official member',
  'temporary transfer',
  'sender',
  'receiver',
  'remark',
]

function texts(): readonly Text[] {
  const ofRules = rules.flatMap((r) => [{ vi: r.vi, en: r.en }, r.says, ...(r.note ? [r.note] : [])])
  const ofVersions = rules.flatMap((r) =>
    r.versions.flatMap((v) => [r.words(v.value), ...[v.note, v.retroactive].flatMap((t) => t ?? [])]),
  )
  return [...ofRules, ...ofVersions, ...Object.values(sources).map((s) => s.title)]
}

test('the texts of the rulebook keep to the glossary in both languages', () => {
  const broken = texts().flatMap(({ vi, en }) =>
    entries
      .filter((e) => strict.includes(e.en) && new RegExp(`\\b${e.en}s?\\b`, 'i').test(en))
      .filter((e) => ![e.vi, ...(e.also ?? [])].some((word) => vi.toLowerCase().includes(word)))
      .map((e) => `${e.en} → ${e.vi}: ${vi}`),
  )
  assert.deepEqual(broken, [])
  assert.deepEqual(
    strict.filter((word) => !entries.some((e) => e.en === word)),
    [],
  )
})
